import type { VitalName, Vitals } from '@lentera/contracts/charting/vitals'
import { visits } from '@lentera/contracts/visits/visit'
import { visitSummaryPaper } from '@lentera/documents/visit-summary/visit-summary-paper'
import { localTime } from '@lentera/domain/kernel/local-date'
import { formatMeasure } from '@lentera/ui/format'
import { useTranslations } from 'use-intl'
import { useDevice } from '../device/DeviceProvider'
import { useFacility } from '../workplace/use-today'
import { usePeopleOnPaper } from './use-people-on-paper'
import { usePrintRecorded } from './use-print-recorded'
import { visitRecord } from './visit-record'

const SINGLE: readonly Exclude<VitalName, 'systolic' | 'diastolic'>[] = [
  ...(['pulse', 'respiratoryRate', 'temperature', 'spo2'] as const),
  ...(['weight', 'height', 'waist', 'muac', 'headCircumference'] as const),
]

/** Prints the resume medis of a visit as this device knows it; false: it does not know the visit or the patient. */
export function usePrintVisitSummary(): (visitId: string) => boolean {
  const { core } = useDevice()
  const { units, timeZone } = useFacility()
  const { letterhead, personOf, allergiesOf, signerOf } = usePeopleOnPaper()
  const printRecorded = usePrintRecorded()
  const t = useTranslations('print')
  const words = useTranslations('intake')
  const payers = useTranslations('patient.payer')

  /** Pressures side by side, then the rest; the time where not all was measured at once. */
  const measured = (rows: readonly Vitals[]) => {
    const labelOf = (name: 'pressure' | (typeof SINGLE)[number], { measuredAt }: Vitals) =>
      rows.length === 1
        ? words(`field.${name}`)
        : `${words(`field.${name}`)}, ${localTime(measuredAt, timeZone)}`
    return [
      ...rows
        .filter(({ systolic, diastolic }) => systolic !== null || diastolic !== null)
        .map((row) => ({
          label: labelOf('pressure', row),
          value: `${row.systolic ?? '–'}/${row.diastolic ?? '–'} ${words('unit.pressure')}`,
        })),
      ...SINGLE.flatMap((name) =>
        rows.flatMap((row) =>
          row[name] === null
            ? []
            : [
                {
                  label: labelOf(name, row),
                  value: `${formatMeasure(row[name])} ${words(`unit.${name}`)}`,
                },
              ],
        ),
      ),
    ]
  }

  return (visitId) => {
    const visit = core.view.get(visits, visitId)?.record
    const patient = visit && personOf(core.view, visit.patientId, visit.serviceDate)
    if (!visit || !patient) return false
    const record = visitRecord(core.view, visitId)
    void printRecorded(
      { paper: 'visit-summary', subjectId: visitId, patientId: visit.patientId },
      (printing) =>
        visitSummaryPaper({
          ...printing,
          ...{ letterhead, patient },
          visit: {
            date: visit.serviceDate,
            closedOn: visit.status === 'closed' ? visit.serviceDate : null,
            unit: units.find(({ code }) => code === visit.unit)?.name ?? visit.unit,
            payer: payers(visit.payer),
          },
          allergies: allergiesOf(core.view, visit.patientId),
          ...{ diagnoses: record.diagnoses, notes: record.notes, procedures: record.procedures },
          vitals: { rows: measured(record.vitals.rows), complete: record.vitals.complete },
          medicines: record.medicines,
          followUp: visit.outcome ? t(`outcome.${visit.outcome}`) : null,
          doctor: signerOf(core.view, record.notes.rows[0]?.writtenBy ?? null),
          signedOn: visit.serviceDate,
        }),
    )
    return true
  }
}
