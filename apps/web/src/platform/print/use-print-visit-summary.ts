import type { VitalName, Vitals } from '@lentera/contracts/charting/vitals'
import { visits } from '@lentera/contracts/visits/visit'
import { visitSummaryPaper } from '@lentera/documents/visit-summary/visit-summary-paper'
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
  const { units } = useFacility()
  const { letterhead, personOf, allergiesOf, signerOf } = usePeopleOnPaper()
  const printRecorded = usePrintRecorded()
  const t = useTranslations('print')
  const words = useTranslations('intake')
  const payers = useTranslations('patient.payer')

  const measured = (row: Vitals) => [
    ...(row.systolic === null && row.diastolic === null
      ? []
      : [
          {
            label: words('field.pressure'),
            value: `${row.systolic ?? '–'}/${row.diastolic ?? '–'} ${words('unit.pressure')}`,
          },
        ]),
    ...SINGLE.flatMap((name) =>
      row[name] === null
        ? []
        : [{ label: words(`field.${name}`), value: `${formatMeasure(row[name])} ${words(`unit.${name}`)}` }],
    ),
  ]

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
          vitals: { rows: record.vitals.rows.flatMap(measured), complete: record.vitals.complete },
          medicines: record.medicines,
          followUp: visit.outcome ? t(`outcome.${visit.outcome}`) : null,
          doctor: signerOf(core.view, record.notes.rows[0]?.writtenBy ?? null),
          signedOn: visit.serviceDate,
        }),
    )
    return true
  }
}
