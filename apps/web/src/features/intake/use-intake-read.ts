import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Vitals } from '@lentera/contracts/charting/vitals'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { Visit } from '@lentera/contracts/visits/visit'
import type { WeightBefore } from '@lentera/domain/charting/assess-vitals'
import { dangersOf, dangerSigns } from '@lentera/domain/charting/danger'
import { afterAnswer } from '@lentera/domain/charting/pregnancy'
import { vitalConfiguration } from '@lentera/domain/charting/vital-limits'
import { ageInMonths } from '@lentera/domain/kernel/age'
import { useMemo } from 'react'
import { useDevice } from '../../platform/device/DeviceProvider'
import { questionsFor, readAnswers, type AnswerTexts } from './intake-answers'
import { missingIn } from './missing'
import { fieldOf, readVitals, type VitalField, type VitalTexts } from './vital-fields'

interface Standing {
  readonly visit: Visit
  readonly entry: PatientDirectoryEntry | null
  readonly today: CalendarDate
  readonly typed: { readonly answers: AnswerTexts; readonly texts: VitalTexts }
  readonly previous: Readonly<Partial<Record<VitalField, string>>>
  readonly lastWeight: WeightBefore | null
  /** The newest measurement of this visit. */
  readonly measured: Vitals | null
  readonly measuredFields: readonly VitalField[]
  readonly isAllergyAnswered: boolean
}

/** All that follows from what stands on the form: answers, values, what is odd, dangerous or missing. */
export function useIntakeRead(standing: Standing) {
  const { entry, today, typed, previous, lastWeight, measured, measuredFields, isAllergyAnswered } = standing
  const { core } = useDevice()
  const asked = useMemo(() => questionsFor(entry, typed.answers, today), [entry, typed.answers, today])
  const answers = useMemo(() => readAnswers(typed.answers, asked, today), [typed.answers, asked, today])
  // As the answers leave them: a pregnancy told just now sets the limits just now.
  const { pregnant, lastMenstruationOn, pregnancyEndedOn } = answers.answers
  const person = useMemo(
    () =>
      entry && {
        ...entry,
        ...afterAnswer(entry, { pregnant, lastMenstruationOn, pregnancyEndedOn }, core.now(), today),
      },
    [core, entry, pregnant, lastMenstruationOn, pregnancyEndedOn, today],
  )
  const read = useMemo(
    () => readVitals(typed.texts, person, today, lastWeight),
    [typed.texts, person, today, lastWeight],
  )
  const dangers = [
    ...dangersOf({ ...read.values, measuredAt: core.now() }, measured ? [measured] : [], person, today),
    ...dangerSigns(answers.answers.danger),
  ]
  const grownUp =
    entry !== null && (ageInMonths(entry.birthDate, today) ?? 0) >= vitalConfiguration.heightKeptFromMonths
  return {
    ...{ asked, answers, read, person },
    dangers: dangers.map(({ field }) => fieldOf(field as 'systolic')),
    offeredHeight: grownUp ? (previous.height ?? null) : null,
    missing: missingIn({
      ...{ answers: answers.answers, asked, texts: typed.texts, entry: person, today, isAllergyAnswered },
      measured: measuredFields,
      hasHeight: previous.height !== undefined,
    }),
  }
}
