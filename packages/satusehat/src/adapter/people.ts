import type { Attempt } from '@lentera/contracts/deliveries/adapter'
import type { Patient, PatientIdentifier } from '@lentera/contracts/patients/patient'
import { CannotRegister, toPatient } from '@lentera/fhir/patient'
import { patientRef } from '@lentera/fhir/references'
import { Waits } from './known-ids.js'
import { Ended, type Platform } from './platform.js'

interface Person {
  readonly patient: Patient
  readonly identifiers: readonly PatientIdentifier[]
}

/**
 * Finds the patient there, or has them registered. Where that cannot be, the visit waits for the patient's number
 * and goes on by itself when registration has told it.
 * @throws Waits, Ended
 */
export async function knowPatient(
  platform: Platform,
  patientId: string,
  person: Person | null,
  attempt: Attempt,
): Promise<void> {
  const local = patientRef(patientId)
  if (await attempt.ids.find(local)) return
  if (!person) throw new Waits(local, 'satusehat.patient_missing')
  try {
    await register(platform, person, attempt)
  } catch (error) {
    if (error instanceof Ended && error.how.kind === 'rejected') throw new Waits(local, error.how.code)
    throw error
  }
}

/** Registration told something new. Whoever is known there keeps their number; whoever is not is looked for again. */
export async function patientAmended(platform: Platform, person: Person, attempt: Attempt): Promise<void> {
  if (await attempt.ids.find(patientRef(person.patient.id))) return
  await register(platform, person, attempt)
}

async function register(platform: Platform, person: Person, attempt: Attempt): Promise<void> {
  try {
    const asOf = new Date(platform.now).toISOString()
    const outgoing = await platform.map(attempt, (mapping) => toPatient(person, asOf, mapping))
    await platform.put(outgoing, attempt)
  } catch (error) {
    if (!(error instanceof CannotRegister)) throw error
    const code = error.reason === 'no_number' ? 'satusehat.patient_without_nik' : 'satusehat.newborn_too_old'
    throw new Ended({ kind: 'rejected', code })
  }
}
