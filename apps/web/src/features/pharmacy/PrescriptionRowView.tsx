import { localTime } from '@lentera/domain/kernel/local-date'
import { Chip } from '@lentera/ui/Chip'
import { formatDate } from '@lentera/ui/format'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { ageText } from '../../platform/patients/age-text'
import { usePatientWords } from '../../platform/patients/patient-words'
import { CallChip } from '../../platform/queue/CallChip'
import { useSideWords } from '../../platform/session/use-side-words'
import { useFacility, useToday } from '../../platform/workplace/use-today'
import type { PrescriptionRow } from './use-prescription-rows'
import { waitOf } from './waiting-time'

/** Number, name, what was prescribed by whom, who called, and the minutes waited or what is still owed. */
export function PrescriptionRowView({ row }: { readonly row: PrescriptionRow }) {
  const t = useTranslations('pharmacy')
  const { nameOf, allergyOf } = usePatientWords()
  const { whoOf } = useSideWords()
  const { timeZone } = useFacility()
  const today = useToday()
  const { prescription, lines, isPartly, entry, number, queue } = row
  const { prescribedAt, prescribedBy, serviceDate } = prescription
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <strong className="w-20 text-lg">{number}</strong>
      <span className="min-w-40 flex-1">
        <strong className="block">{entry ? nameOf(entry) : t('unknownPatient')}</strong>
        <span className="text-sm text-ink-soft">
          {entry && `${ageText(entry.birthDate, today, entry.birthDateEstimated)} · `}
          {t('items', { count: lines.length })} · {whoOf(prescribedBy)} ·{' '}
          {serviceDate === today ? localTime(prescribedAt, timeZone) : formatDate(serviceDate)}
        </span>
      </span>
      {entry?.allergyAnswer === 'present' && <Chip tone="danger">{allergyOf(entry).text}</Chip>}
      {queue && <CallChip row={queue} />}
      {isPartly ? <Chip>{t('partly')}</Chip> : <WaitChip since={prescribedAt} />}
    </div>
  )
}

function WaitChip({ since }: { readonly since: string }) {
  const t = useTranslations('pharmacy')
  const { core } = useDevice()
  const { minutes, late } = waitOf(since, core.now())
  return (
    <Chip tone={late ? 'attention' : 'plain'}>
      {late ? t('late', { minutes, limit: late }) : t('minutes', { minutes })}
    </Chip>
  )
}
