import { RecordVitals, vitalImplausible } from '@lentera/contracts/charting/vitals'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Visit } from '@lentera/contracts/visits/visit'
import { useTranslations } from 'use-intl'
import { useDevice } from '../../platform/device/DeviceProvider'
import { newId } from '../../platform/new-id'
import { writtenFor } from '../../platform/patients/written-for'
import { useOneAct } from '../../platform/use-one-act'
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
  const { act, complaint } = useOneAct()
  const { systolic, diastolic } = read.values
  const isReady = systolic !== null && diastolic !== null

  const store = () => {
    const { patientId, id: visitId } = visit
    const { seen } = writtenFor(core.view, patientId)
    const { values } = readVitals({ ...noTexts, pressure: text }, null, today)
    const isKept = implausibleIn(read, 'pressure') !== undefined
    return core.save(
      RecordVitals,
      { ...{ vitalsId: newId(), visitId, patientId, values }, ...(seen ? { seen } : {}) },
      { overrides: isKept ? [{ code: vitalImplausible.code, reason: t('vitals.keptReason') }] : [] },
    )
  }
  /** Nothing where no pressure stands, or one that is still asked about. */
  const repeat = async (): Promise<void> => {
    if (!isReady) return
    const question = questions.stateOf('pressure')
    if (question === 'unasked') questions.ask('pressure')
    if (question === 'unasked' || question === 'asked') return
    const value = `${systolic}/${diastolic}`
    if (await act(store, (time) => t('pressureSaved', { value, time }))) onStored()
  }
  return { repeat, isReady, complaint }
}
