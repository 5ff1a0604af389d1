import { waitStateOf } from '@lentera/domain/queue/queue-order'
import { waitsFor } from '@lentera/domain/queue/visit-stage'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Chip } from '@lentera/ui/Chip'
import { useTranslations } from 'use-intl'
import { VisitMarks } from '../../platform/danger/VisitMarks'
import { ageText } from '../../platform/patients/age-text'
import { usePatientWords } from '../../platform/patients/patient-words'
import { CallChip } from '../../platform/queue/CallChip'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import type { WaitingRow } from './use-waiting-rows'

/** Number, name, age, marks, step, minutes, and who called. */
export function WaitingRowView({
  row,
  minutes,
  isUnfinished,
}: {
  row: WaitingRow
  minutes: number
  /** Somebody here has half an examination of it. */
  isUnfinished: boolean
}) {
  const t = useTranslations('waiting')
  const { nameOf, allergyOf } = usePatientWords()
  const { units, timeZone } = useFacility()
  const today = useToday()
  const { entry, visit } = row
  const unitName = units.find(({ code }) => code === visit.unit)?.name ?? visit.unit
  const isHere = waitsFor(row.stage) !== null
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <strong className="w-20 text-lg">{row.number}</strong>
      <span className="min-w-40 flex-1">
        <strong className="block">{entry ? nameOf(entry) : t('unknownPatient')}</strong>
        <span className="text-sm text-ink-soft">
          {entry && `${ageText(entry.birthDate, today, entry.birthDateEstimated)} · `}
          {unitName} · {localTime(visit.openedAt, timeZone)}
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-2 empty:hidden">
        <VisitMarks visit={visit} entry={entry} />
        <PriorityChip row={row} />
        {entry?.allergyAnswer === 'present' && <Chip tone="danger">{allergyOf(entry).text}</Chip>}
        {row.hasNamesake && (
          <Chip tone="attention" mark="≡">
            {t('namesake')}
          </Chip>
        )}
        {isUnfinished && <Chip tone="attention">{t('unfinished')}</Chip>}
        {isHere && <CallChip row={row} offersAbsent />}
      </span>
      <StepChip row={row} />
      <span className="w-16 text-right text-ink-soft">{isHere && t('minutes', { minutes })}</span>
    </div>
  )
}

function PriorityChip({ row: { place, offered, stage } }: { row: WaitingRow }) {
  const t = useTranslations('waiting')
  const reason = place?.reason ? t(`reason.${place.reason}`) : null
  if (place?.priority === 'emergency')
    return <Chip tone="danger">{[t('priority.emergency'), reason].filter(Boolean).join(' · ')}</Chip>
  if (place?.priority === 'first')
    return (
      <Chip tone="done" mark="↑">
        {[t('priority.first'), reason].filter(Boolean).join(' · ')}
      </Chip>
    )
  // Offered, not done: somebody looks at the patient and presses the key.
  return (
    offered && waitsFor(stage) !== null && <Chip>{t('offered', { reason: t(`reason.${offered}`) })}</Chip>
  )
}

function StepChip({ row }: { row: WaitingRow }) {
  const t = useTranslations('waiting')
  const { timeZone } = useFacility()
  const state = waitStateOf(row)
  if (state !== 'waiting' && row.place?.stateAt)
    return (
      <Chip tone="unknown">
        {t(`state.${state}`, {
          time: localTime(row.place.stateAt, timeZone),
          since: localTime(row.openedAt, timeZone),
        })}
      </Chip>
    )
  const step = t(`step.${row.stage}`)
  const isWith = row.stage === 'with_nurse' || row.stage === 'with_doctor'
  return (
    <Chip tone={waitsFor(row.stage) === null && !isWith ? 'done' : 'plain'}>
      {row.withName ? t('with', { step, name: row.withName }) : step}
    </Chip>
  )
}
