import { prescriptionLines, prescriptions } from '@lentera/contracts/medications/prescription'
import type { Visit } from '@lentera/contracts/visits/visit'
import { signaText } from '@lentera/domain/medications/signa-text'
import { formatDate } from '@lentera/ui/format'
import { useTranslations } from 'use-intl'
import { useLocal } from '../../platform/local/use-local'
import { rowsOfPerson } from '../../platform/patients/members-of'
import { useToday } from '../../platform/workplace/use-today'
import { drugsInUse } from './drugs-in-use'
import { Part } from './Part'

/** What the patient may still be taking of what was prescribed here. */
export function DrugsInUse({ visit }: { visit: Visit }) {
  const t = useTranslations('examination.history')
  const today = useToday()
  const known = useLocal(['drugs-in-use', visit.id, today], (view) => {
    const written = rowsOfPerson(view, prescriptions, visit.patientId)
    const lines = rowsOfPerson(view, prescriptionLines, visit.patientId)
    return {
      rows: drugsInUse(written.rows, lines.rows, today),
      complete: written.complete && lines.complete,
      asOf: lines.asOf,
    }
  })
  return (
    <Part title={t('drugs')} known={known} none={t('noDrugs')}>
      {known.rows.map(({ line, until }) => (
        <li key={line.id} className="border-l-2 border-line pl-2">
          <span className="block font-medium">{line.drugName}</span>
          <span className="text-ink-soft">
            {signaText(line.signa, line.unit)}
            {until && ` · ${t('until', { date: formatDate(until) })}`}
          </span>
        </li>
      ))}
    </Part>
  )
}
