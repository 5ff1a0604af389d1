import { AcknowledgeFlag, type FlagAnswer } from '@lentera/contracts/charting/danger'
import { vitals } from '@lentera/contracts/charting/vitals'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import type { Visit } from '@lentera/contracts/visits/visit'
import { gestationOn } from '@lentera/domain/charting/pregnancy'
import { Button } from '@lentera/ui/Button'
import { Notice } from '@lentera/ui/Notice'
import { useEffect } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice, useDeviceState } from '../device/DeviceProvider'
import { visitsOfDay } from '../local/todays-visits'
import { useLocal } from '../local/use-local'
import { usePatientWords } from '../patients/patient-words'
import { useFacility, useToday } from '../workplace/use-today'
import { chime } from './chime'
import { dangerHere } from './visit-danger-here'
import { useDangerWords } from './use-danger-words'

/** Rung for already, for as long as this page lives: one sound for each cause. */
const rung = new Set<string>()

/**
 * Above every screen of who treats: somebody in the house cannot wait, and nobody has put their name to it. With one
 * sound, where a doctor works.
 */
export function DangerNotices() {
  const t = useTranslations('danger')
  const { core } = useDevice()
  const { nameOf } = usePatientWords()
  const { reasonsText } = useDangerWords()
  const facility = useFacility()
  const today = useToday()
  const grants = useDeviceState(({ person }) => person?.grants) ?? []
  const isDoctor = grants.some(({ role }) => role === 'doctor')
  const treats = isDoctor || grants.some(({ role }) => role === 'nurse')
  const waiting = useLocal(['dangers', today, treats], (view) =>
    (treats ? visitsOfDay(view, facility, today, null).rows : []).flatMap(({ visit }) => {
      const entry = view.get(patientDirectory, visit.patientId)?.record ?? null
      const danger = dangerHere(view, visit, entry)
      if (danger.since === null || danger.seenBy) return []
      const measured = view.find(vitals, 'visitId', visit.id).rows.map(({ record }) => record)
      return [{ visit, entry, danger, measured }]
    }),
  )

  const causes = waiting.map(({ visit, danger }) => `${visit.id} ${danger.since}`).join('\n')
  useEffect(() => {
    const fresh = causes.split('\n').filter((cause) => cause && !rung.has(cause))
    for (const cause of fresh) rung.add(cause)
    if (fresh.length > 0 && isDoctor) chime()
  }, [causes, isDoctor])

  const answer = (visit: Visit, what: FlagAnswer) =>
    void core
      .save(AcknowledgeFlag, { visitId: visit.id, patientId: visit.patientId, answer: what })
      .catch((error: unknown) => console.error('flag', error))

  return waiting.map(({ visit, entry, danger, measured }) => {
    const weeks = gestationOn(entry?.pregnancy, today)
    return (
      <Notice
        key={visit.id}
        tone="danger"
        action={
          <Button size="small" onPress={() => answer(visit, 'seen')}>
            {t('seen')}
          </Button>
        }
      >
        {t('notice', {
          name: entry ? nameOf(entry) : t('somebody'),
          reasons: reasonsText(danger.reasons, measured),
        })}
        {weeks && ` ${t('weeks', { weeks: weeks.weeks })}`}
      </Notice>
    )
  })
}
