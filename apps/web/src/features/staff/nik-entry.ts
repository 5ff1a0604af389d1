import { Nik } from '@lentera/contracts/patients/register-patient'
import { digitsOf } from '../../platform/digits-of'

/** The NIK as the form has it: never the present one, which the server tells to nobody. */
export interface NikEntry {
  /** A new one, as far as it is typed. */
  readonly typed: string
  /** The present one goes. */
  readonly isRemoved: boolean
}

export const untouchedNik: NikEntry = { typed: '', isRemoved: false }

/** What somebody typed or pasted, in groups or not; a new number takes the word of removing back. */
export const typedNik = (text: string): NikEntry => ({ typed: digitsOf(text), isRemoved: false })

/** What is wrong with it, as a key of the message catalogue with its figures. */
export interface NikError {
  readonly code: 'nik_digits' | 'nik_length'
  /** So many signs were typed. */
  readonly length: number
}

/** @returns null where nothing is wrong; nobody has to have one */
export function nikError({ typed }: NikEntry): NikError | null {
  if (typed === '' || Nik.safeParse(typed).success) return null
  return { code: /^[0-9]*$/.test(typed) ? 'nik_length' : 'nik_digits', length: typed.length }
}

/** For the request: a new one, null to remove the present one, undefined to keep it. */
export const nikToPut = ({ typed, isRemoved }: NikEntry): string | null | undefined =>
  typed === '' ? (isRemoved ? null : undefined) : typed
