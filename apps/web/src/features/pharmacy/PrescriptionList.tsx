import { patientDirectory } from '@lentera/contracts/patients/patient'
import { queueTickets } from '@lentera/contracts/queue/ticket'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Chip } from '@lentera/ui/Chip'
import { useKeys } from '@lentera/ui/keys'
import { RowList } from '@lentera/ui/RowList'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useLocal } from '../../platform/local/use-local'
import { waitingPrescriptions } from '../../platform/local/waiting-prescriptions'
import { ageText } from '../../platform/patients/age-text'
import { usePatientWords } from '../../platform/patients/patient-words'
import { useSideWords } from '../../platform/session/use-side-words'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import { waitOf } from './waiting-time'

/** What was sent today, who waits longest first; Enter opens. */
export function PrescriptionList({ onOpen }: { onOpen: (id: string) => void }) {
  const t = useTranslations('pharmacy')
  const { nameOf, allergyOf } = usePatientWords()
  const { whoOf } = useSideWords()
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const today = useToday()
  const { rows, complete, asOf } = useLocal(['waiting-prescriptions', today], (view) => {
    const day = waitingPrescriptions(view, today)
    const named = day.rows.map((row) => ({
      ...row,
      entry: view.get(patientDirectory, row.prescription.patientId)?.record ?? null,
      number: view.find(queueTickets, 'visitId', row.prescription.visitId).rows[0]?.record.number ?? null,
    }))
    return { ...day, rows: named }
  })
  const first = rows[0]
  useKeys({ first: () => first && onOpen(first.id) })

  return (
    <div className="grid max-w-4xl gap-3">
      <h1 className="sr-only">{t('title')}</h1>
      {!complete && (
        <p className="bg-hatched px-3 py-1.5 text-sm text-ink-soft">
          {t('incomplete')}
          {asOf && ` ${t('asOf', { time: localTime(asOf, timeZone) })}.`}
        </p>
      )}
      <RowList
        autoFocus
        label={t('list')}
        rows={rows}
        onOpen={onOpen}
        textOf={({ entry, number }) => `${number ?? ''} ${entry?.name ?? ''}`}
        emptyText={t('empty')}
      >
        {({ prescription, lines, isPartly, entry, number }) => {
          const wait = waitOf(prescription.prescribedAt, core.now())
          return (
            <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <strong className="w-20 text-lg">{number}</strong>
              <span className="min-w-40 flex-1">
                <strong className="block">{entry ? nameOf(entry) : t('unknownPatient')}</strong>
                <span className="text-sm text-ink-soft">
                  {entry && `${ageText(entry.birthDate, today, entry.birthDateEstimated)} · `}
                  {t('items', { count: lines.length })} · {whoOf(prescription.prescribedBy)} ·{' '}
                  {localTime(prescription.prescribedAt, timeZone)}
                </span>
              </span>
              {entry?.allergyAnswer === 'present' && <Chip tone="danger">{allergyOf(entry).text}</Chip>}
              {isPartly && <Chip>{t('partly')}</Chip>}
              <Chip tone={wait.late ? 'attention' : 'plain'}>
                {wait.late
                  ? t('late', { minutes: wait.minutes, limit: wait.late })
                  : t('minutes', { minutes: wait.minutes })}
              </Chip>
            </div>
          )
        }}
      </RowList>
    </div>
  )
}
