import { RecordVitals, vitalImplausible } from '@lentera/contracts/charting/vitals'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Visit } from '@lentera/contracts/visits/visit'
import { localTime } from '@lentera/domain/kernel/local-date'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { newId } from '../../platform/new-id'
import { writtenFor } from '../../platform/patients/written-for'
import { useSaveText } from '../../platform/use-save-text'
import { useFacility } from '../../platform/workplace/use-today'
import { useWork } from '../../platform/workplace/work-state'
import type { VitalQuestions } from './use-vital-questions'
import { implausibleIn, noTexts, readVitals, type ReadVitals } from './vital-fields'

interface RepeatState {
  readonly visit: Visit
  readonly today: CalendarDate
  /** What stands in the box. */
  readonly text: string
  readonly read: ReadVitals
  readonly questions: VitalQuestions
  /** The pressure is stored: the box is empty for the next one. */
  readonly onStored: () => void
}

/** Stores the pressure that stands in its box, alone and at once, so that it can be measured again; both stay. */
export function useRepeatPressure({ visit, today, text, read, questions, onStored }: RepeatState) {
  const t = useTranslations('intake')
  const { core } = useDevice()
  const { timeZone } = useFacility()
  const { showSaved } = useWork()
  const saveText = useSaveText()
  const isBusy = useRef(false)
  const [complaint, setComplaint] = useState<string | null>(null)
  const { systolic, diastolic } = read.values
  const isReady = systolic !== null && diastolic !== null

  const store = async (): Promise<void> => {
    const { patientId, id: visitId } = visit
    const { seen } = writtenFor(core.view, patientId)
    const { values } = readVitals({ ...noTexts, pressure: text }, null, today)
    const isKept = implausibleIn(read, 'pressure') !== undefined
    const { seq } = await core.save(
      RecordVitals,
      {
        ...{ vitalsId: newId(), visitId, patientId },
        ...{ values, ...(seen ? { seen } : {}) },
      },
      { overrides: isKept ? [{ code: vitalImplausible.code, reason: t('vitals.keptReason') }] : [] },
    )
    onStored()
    const time = localTime(core.now(), timeZone)
    showSaved({ seq, text: t('pressureSaved', { value: `${systolic}/${diastolic}`, time }) })
  }
  /** Nothing where no pressure stands, or one that is still asked about. */
  const repeat = (): void => {
    if (!isReady || isBusy.current) return
    const question = questions.stateOf('pressure')
    if (question === 'unasked') return questions.ask('pressure')
    if (question === 'asked') return
    isBusy.current = true
    setComplaint(null)
    store()
      .catch((error: unknown) => setComplaint(saveText(error)))
      .finally(() => (isBusy.current = false))
  }
  return { repeat, isReady, complaint }
}
