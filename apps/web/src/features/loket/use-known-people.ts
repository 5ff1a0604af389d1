import {
  identifierKey,
  patientDirectory,
  patientIdentifiers,
  type IdentifierKind,
  type PatientDirectoryEntry,
} from '@lentera/contracts/patients/patient'
import type { LocalView } from '@lentera/sync/client/api'
import { likelyDuplicates, type LikelyDuplicate } from '@lentera/domain/patients/likely-duplicates'
import { withCardTail } from '@lentera/domain/patients/scan-directory'
import { isSimilarName } from '@lentera/domain/patients/similar-name'
import { TAIL_DIGITS } from '@lentera/domain/patients/tails'
import { isDay } from '@lentera/ui/date'
import { useLocal } from '../../platform/local/use-local'
import { digitsOf, type PersonForm } from './person-form'

const SHOWN = 3

export interface CardHolder {
  readonly entry: PatientDirectoryEntry
  /** The whole number is known here, or its end and a like name: then a reason is asked for. */
  readonly isCertain: boolean
}

/** Who the person in the form may be already, as far as this device knows. */
export interface KnownPeople {
  /** Who has this NIK. */
  readonly holder: PatientDirectoryEntry | null
  /** Who has this card. */
  readonly cardHolder: CardHolder | null
  /** The three likeliest, whoever has the NIK first, whatever else was typed. */
  readonly likely: readonly LikelyDuplicate[]
  readonly complete: boolean
}

/** @param self whose form it is: what they have is nobody else's */
export function useKnownPeople(
  { nik: typedNik, bpjsCard: typedCard, payer, name, sex, birthDate }: PersonForm,
  self: { readonly patientId: string; readonly twinOf?: string | undefined },
): KnownPeople {
  const { patientId, twinOf } = self
  const nik = digitsOf(typedNik)
  const card = payer === 'bpjs' ? digitsOf(typedCard) : ''
  const holder = useLocal(['nik', nik, patientId], (view) =>
    nik.length === 16 ? holderOf(view, 'nik', nik, patientId) : null,
  )
  const cardHolder = useLocal(['card', card, patientId, name], (view): CardHolder | null => {
    if (card.length !== 13) return null
    const whole = holderOf(view, 'bpjs_card', card, patientId)
    if (whole) return { entry: whole, isCertain: true }
    // Of most people only the end of the card is here: two of 50,000 may share it.
    const others = withCardTail(view.packed(patientDirectory), card.slice(-TAIL_DIGITS.bpjs)).filter(
      ({ id }) => id !== patientId,
    )
    const alike = others.find((entry) => name.trim() !== '' && isSimilarName(entry.name, name))
    const [entry] = alike ? [alike] : others
    return entry ? { entry, isCertain: alike !== undefined } : null
  })
  const { found, complete } = useLocal(['duplicates', name, sex, birthDate, nik, twinOf], (view) => {
    if (!isDay(birthDate) || name.trim() === '') return { found: [] as LikelyDuplicate[], complete: true }
    const known = view.find(patientDirectory, 'birthDate', birthDate)
    const asked = { name, sex: sex ?? 'male', birthDate, nik: nik.length === 16 ? nik : null, twinOf }
    const rows = known.rows.map(({ record }) => record)
    return { found: likelyDuplicates(asked, rows), complete: known.complete }
  })
  const others = found.filter(({ entry }) => entry.id !== holder?.id)
  const first = holder ? [{ entry: holder, reason: 'nik' as const }] : []
  return { holder, cardHolder, complete, likely: [...first, ...others].slice(0, SHOWN) }
}

function holderOf(
  view: LocalView,
  kind: IdentifierKind,
  value: string,
  patientId: string,
): PatientDirectoryEntry | null {
  const { rows } = view.find(patientIdentifiers, 'value', identifierKey(kind, value))
  const other = rows.find(({ record }) => record.patientId !== patientId)?.record.patientId
  return other ? (view.get(patientDirectory, other)?.record ?? null) : null
}
