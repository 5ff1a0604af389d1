import { AcknowledgeFlag, type FlagAnswer } from '@lentera/contracts/charting/danger'
import { vitals } from '@lentera/contracts/charting/vitals'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { Visit } from '@lentera/contracts/visits/visit'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useDangerWords } from '../../platform/danger/use-danger-words'
import { dangerHere } from '../../platform/danger/visit-danger-here'
import { useLocal } from '../../platform/local/use-local'
import { useStaffName } from '../../platform/patients/use-staff-name'
import { useFacility } from '../../platform/workplace/use-today'
import { shownValue } from './vital-fields'

/** What was dangerous in this visit so far, who knows of it, and when the pressure is measured again. */
export function IntakeDanger({ visit, entry }: { visit: Visit; entry: PatientDirectoryEntry | null }) {
  const t = useTranslations('danger')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { reasonsText } = useDangerWords()
  const staffName = useStaffName()
  const { danger, measured } = useLocal(['intake-danger', visit.id], (view) => ({
    danger: dangerHere(view, visit, entry),
    measured: view.find(vitals, 'visitId', visit.id).rows.map(({ record }) => record),
  }))
  const { since, reasons, seenBy, takenBackBy, repeatDueAt } = danger
  const time = (at: string) => localTime(at, timeZone)
  const answer = (what: FlagAnswer) =>
    void core
      .save(AcknowledgeFlag, { visitId: visit.id, patientId: visit.patientId, answer: what })
      .catch((error: unknown) => console.error('flag', error))
  const first = measured.find(({ systolic }) => systolic !== null)
  // Only somebody who measured after the dangerous value can say that it is normal again.
  const isMeasuredSince = since !== null && measured.some(({ measuredAt }) => measuredAt > since)

  return (
    <>
      {since !== null && (
        <Notice
          tone="danger"
          action={
            <span className="flex gap-2">
              {!seenBy && (
                <Button size="small" onPress={() => answer('seen')}>
                  {t('seen')}
                </Button>
              )}
              {isMeasuredSince && (
                <Button size="small" onPress={() => answer('normal_again')}>
                  {t('takeBack')}
                </Button>
              )}
            </span>
          }
        >
          {t('since', { reasons: reasonsText(reasons, measured) })}{' '}
          {seenBy ? t('seenByLong', { name: staffName(seenBy.by), time: time(seenBy.at) }) : t('nobodyYet')}
        </Notice>
      )}
      {takenBackBy && (
        <Notice>{t('takenBack', { name: staffName(takenBackBy.by), time: time(takenBackBy.at) })}</Notice>
      )}
      {repeatDueAt && first && (
        <Notice tone="attention">
          {t(repeatDueAt <= core.now() ? 'repeatDue' : 'repeat', {
            value: shownValue('pressure', first) ?? '',
            time: time(first.measuredAt),
            due: time(repeatDueAt),
          })}
        </Notice>
      )}
    </>
  )
}
