import { type VitalName, type Vitals, vitals } from '@lentera/contracts/charting/vitals'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { Visit } from '@lentera/contracts/visits/visit'
import { assessVitals } from '@lentera/domain/charting/assess-vitals'
import { standingVitals } from '@lentera/domain/charting/standing-vitals'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Chip } from '@lentera/ui/Chip'
import { formatMeasure } from '@lentera/ui/format'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import { useFacility } from '../../platform/workplace/use-today'

type Shown = 'pressure' | Exclude<VitalName, 'systolic' | 'diastolic'>
const ORDER: readonly Shown[] = [
  ...(['pressure', 'pulse', 'respiratoryRate', 'temperature', 'spo2'] as const),
  ...(['weight', 'height', 'waist', 'muac', 'headCircumference'] as const),
]

const valueOf = (field: Shown, row: Vitals): string | null => {
  if (field !== 'pressure') return row[field] === null ? null : formatMeasure(row[field])
  return row.systolic === null && row.diastolic === null
    ? null
    : `${row.systolic ?? '–'}/${row.diastolic ?? '–'}`
}

/** What was measured in the visit, a line a measurement: all pressures, of the rest the newest; out of range in words. */
export function VitalsLine({ visit, entry }: { visit: Visit; entry: PatientDirectoryEntry | null }) {
  const t = useTranslations('examination.vitals')
  const known = useLocal(['examination-vitals', visit.id], (view) => view.find(vitals, 'visitId', visit.id))
  const standing = standingVitals(known.rows.map(({ record }) => record))
  if (standing.length === 0)
    return (
      <p className={known.complete ? 'text-ink-soft' : 'bg-hatched px-2 py-1 text-ink-soft'}>
        {t(known.complete ? 'none' : 'notHere')}
      </p>
    )
  return (
    <div className="grid gap-1">
      {standing.map((row) => (
        <Measurement key={row.id} row={row} entry={entry} />
      ))}
    </div>
  )
}

function Measurement({ row, entry }: { row: Vitals; entry: PatientDirectoryEntry | null }) {
  const t = useTranslations('examination.vitals')
  const words = useTranslations('intake')
  const { timeZone } = useFacility()
  const findings = assessVitals(row, entry, row.serviceDate)
  const flagOf = (field: Shown) =>
    findings.find(
      (finding) =>
        finding.field === field ||
        (field === 'pressure' && ['systolic', 'diastolic'].includes(finding.field)),
    )
  return (
    <p className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
      {ORDER.map((field) => {
        const value = valueOf(field, row)
        const flag = flagOf(field)
        return (
          value && (
            <span key={field} className="whitespace-nowrap">
              <span className="text-sm text-ink-soft">{words(`field.${field}`)} </span>
              <strong>{value}</strong>
              <span className="text-sm text-ink-soft"> {words(`unit.${field}`)} </span>
              {flag && (
                <Chip tone="attention" mark={flag.direction === 'high' ? '▲' : '▼'}>
                  {t(flag.direction)}
                </Chip>
              )}
            </span>
          )
        )
      })}
      <span className="text-sm text-ink-soft">{t('at', { time: localTime(row.measuredAt, timeZone) })}</span>
    </p>
  )
}
