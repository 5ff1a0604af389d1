import {
  identifierKey,
  patientDirectory,
  patientIdentifiers,
  type PatientDirectoryEntry,
} from '@lentera/contracts/patients/patient'
import { likelyDuplicates, type LikelyDuplicate } from '@lentera/domain/patients/likely-duplicates'
import { isDay } from '@lentera/ui/date'
import { useLocal } from '../../platform/local/use-local'
import { digitsOf, type PersonForm } from './person-form'

const SHOWN = 3

/** Who the person in the form may be already, as far as this device knows. */
export interface KnownPeople {
  /** Who has this NIK. */
  readonly holder: PatientDirectoryEntry | null
  /** The three likeliest, whoever has the NIK first, whatever else was typed. */
  readonly likely: readonly LikelyDuplicate[]
  readonly complete: boolean
}

export function useKnownPeople({ nik: typedNik, name, sex, birthDate }: PersonForm): KnownPeople {
  const nik = digitsOf(typedNik)
  const holder = useLocal(['nik', nik], (view) => {
    const id =
      nik.length === 16
        ? view.find(patientIdentifiers, 'value', identifierKey('nik', nik)).rows[0]?.record.patientId
        : undefined
    return id ? (view.get(patientDirectory, id)?.record ?? null) : null
  })
  const { found, complete } = useLocal(['duplicates', name, sex, birthDate, nik], (view) => {
    if (!isDay(birthDate) || name.trim() === '') return { found: [] as LikelyDuplicate[], complete: true }
    const known = view.find(patientDirectory, 'birthDate', birthDate)
    const asked = { name, sex: sex ?? 'male', birthDate, nik: nik.length === 16 ? nik : null }
    const rows = known.rows.map(({ record }) => record)
    return { found: likelyDuplicates(asked, rows), complete: known.complete }
  })
  const others = found.filter(({ entry }) => entry.id !== holder?.id)
  const first = holder ? [{ entry: holder, reason: 'nik' as const }] : []
  return { holder, complete, likely: [...first, ...others].slice(0, SHOWN) }
}
