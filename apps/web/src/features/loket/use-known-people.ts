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
import { useDeferredValue, useMemo } from 'react'
import { useAreas } from '../../platform/areas'
import { digitsOf } from '../../platform/digits-of'
import { useLocal } from '../../platform/local/use-local'
import { searchOf } from '../../platform/workplace/patient-search'
import { useToday } from '../../platform/workplace/use-today'
import type { PersonForm } from './person-form'
import { birthOf } from './read-person'

const SHOWN = 3

export interface NumberHolder {
  readonly entry: PatientDirectoryEntry
  /** The whole number is known here, or its end and a like name: then a reason is asked for. */
  readonly isCertain: boolean
}

/** Who the person in the form may be already, as far as this device knows. */
export interface KnownPeople {
  /** Who has this NIK: the whole number is here, or its end, the birth date and a like name. */
  readonly holder: PatientDirectoryEntry | null
  /** Who has this card. */
  readonly cardHolder: NumberHolder | null
  /** The three likeliest, whoever has the NIK first, whatever else was typed. */
  readonly likely: readonly LikelyDuplicate[]
  /** A name, and a birth date or an age: before, nobody can be told to be like the person. */
  readonly isAsked: boolean
  readonly complete: boolean
}

/** @param self whose form it is: what they have is nobody else's */
export function useKnownPeople(
  form: PersonForm,
  self: { readonly patientId: string; readonly twinOf?: string | undefined },
): KnownPeople {
  const { nik: typedNik, bpjsCard: typedCard, payer, name, sex, motherName, villageCode } = form
  const { patientId, twinOf } = self
  const areas = useAreas()
  const today = useToday()
  const nik = digitsOf(typedNik)
  const card = payer === 'bpjs' ? digitsOf(typedCard) : ''
  const wholeHolder = useLocal(['nik', nik, patientId], (view) =>
    nik.length === 16 ? holderOf(view, 'nik', nik, patientId) : null,
  )
  const cardHolder = useLocal(['card', card, patientId, name], (view): NumberHolder | null => {
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
  // Not a date that is half typed, or each of its digits would be another age.
  const born = form.birthDate === '' || isDay(form.birthDate) ? birthOf(form, today) : null
  const birthDate = born?.date ?? null
  const birthDateEstimated = born?.isEstimated ?? false
  // The whole directory is looked through: after the frame of the key, and not again where only the mother changes.
  const where = useMemo(
    () => ({ name, birthDate, birthDateEstimated, villageCode }),
    [name, birthDate, birthDateEstimated, villageCode],
  )
  const near = useDeferredValue(where)
  const around = useLocal(['around', ...Object.values(near), today, areas.size], (view) =>
    searchOf(areas).named(view.packed(patientDirectory), near, today),
  )
  const onDay = useLocal(['born', birthDate], (view) => {
    const { rows, complete } = view.find(patientDirectory, 'birthDate', birthDate ?? '')
    return { rows: rows.map(({ record }) => record), complete: complete || birthDate === null }
  })
  const found = useMemo(() => {
    if (name.trim() === '') return []
    const asked = { name, sex, birthDate, birthDateEstimated, motherName, villageCode, twinOf }
    const rows = new Map([...onDay.rows, ...around].map((row) => [row.id, row]))
    rows.delete(patientId)
    return likelyDuplicates({ ...asked, nik: nik.length === 16 ? nik : null }, [...rows.values()])
  }, [
    name,
    sex,
    birthDate,
    birthDateEstimated,
    motherName,
    villageCode,
    twinOf,
    nik,
    onDay,
    around,
    patientId,
  ])
  const alike = found.find(({ reason, entry }) => reason === 'nik' && isSimilarName(entry.name, name))
  const holder = wholeHolder ?? alike?.entry ?? null
  const others = found.filter(({ entry }) => entry.id !== holder?.id)
  const first = holder ? [{ entry: holder, reason: 'nik' as const }] : []
  return {
    ...{ holder, cardHolder, complete: onDay.complete },
    isAsked: name.trim() !== '' && born !== null,
    likely: [...first, ...others].slice(0, SHOWN),
  }
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
