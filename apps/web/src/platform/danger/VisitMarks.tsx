import { intakeScores } from '@lentera/contracts/assessments/intake'
import { assessments } from '@lentera/contracts/charting/assessment'
import { vitals } from '@lentera/contracts/charting/vitals'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { Visit } from '@lentera/contracts/visits/visit'
import { localTime } from '@lentera/domain/kernel/local-date'
import { Chip } from '@lentera/ui/Chip'
import { useTranslations } from 'use-intl'
import { useDevice } from '../device/DeviceProvider'
import { useLocal } from '../local/use-local'
import { useStaffName } from '../patients/use-staff-name'
import { useFacility } from '../workplace/use-today'
import { dangerHere } from './visit-danger-here'
import { useDangerWords } from './use-danger-words'

/** What a row of a list says of a visit that does not simply wait its turn: danger, measure again, wait apart. */
export function VisitMarks({ visit, entry }: { visit: Visit; entry: PatientDirectoryEntry | null }) {
  const t = useTranslations('danger')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { reasonsText } = useDangerWords()
  const staffName = useStaffName()
  const { danger, measured, isApart } = useLocal(['visit-marks', visit.id], (view) => ({
    danger: dangerHere(view, visit, entry),
    measured: view.find(vitals, 'visitId', visit.id).rows.map(({ record }) => record),
    isApart: view
      .find(assessments, 'visitId', visit.id)
      .rows.some(
        ({ record: { answers } }) =>
          Array.isArray(answers.cough) && answers.cough.length >= intakeScores.tuberculosisFrom,
      ),
  }))
  const { repeatDueAt } = danger
  return (
    <>
      {danger.reasons.length > 0 && (
        <Chip tone="danger">
          {t('mark', { reasons: reasonsText(danger.reasons, measured) })}
          {danger.seenBy &&
            ` · ${t('seenBy', { name: staffName(danger.seenBy.by), time: localTime(danger.seenBy.at, timeZone) })}`}
        </Chip>
      )}
      {repeatDueAt && (
        <Chip tone="attention">
          {repeatDueAt <= core.now()
            ? t('repeatNow')
            : t('repeatAt', { time: localTime(repeatDueAt, timeZone) })}
        </Chip>
      )}
      {isApart && <Chip tone="attention">{t('apart')}</Chip>}
    </>
  )
}
