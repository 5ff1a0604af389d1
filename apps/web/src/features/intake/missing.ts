import type { IntakeAnswers } from '@lentera/contracts/assessments/intake'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { ageInMonths } from '@lentera/domain/kernel/age'
import { unanswered, type AnswerName, type AskedQuestions } from './intake-answers'
import type { VitalField, VitalTexts } from './vital-fields'

/** What the form still wants, by the name of its box. */
export type Missing = AnswerName | 'allergy' | VitalField

export interface MissingState {
  readonly answers: IntakeAnswers
  readonly asked: AskedQuestions
  readonly texts: VitalTexts
  readonly entry: PatientDirectoryEntry | null
  readonly today: CalendarDate
  readonly isAllergyAnswered: boolean
  /** Somebody measured in this visit already: what is measured now is a second time. */
  readonly isMeasured: boolean
}

const FROM_15_YEARS = 15 * 12

/** What must be answered and measured, in the order of the form; pressure from 15 years on, or in pregnancy. */
export function missingIn(state: MissingState): Missing[] {
  const { answers, asked, texts, entry, today, isAllergyAnswered, isMeasured } = state
  const months = entry ? ageInMonths(entry.birthDate, today) : null
  const hasPressure = months === null || months >= FROM_15_YEARS || answers.pregnant === 'yes'
  const measured: VitalField[] = [
    ...(hasPressure ? (['pressure'] as const) : []),
    'pulse',
    'respiratoryRate',
    'temperature',
    'weight',
  ]
  return [
    ...(answers.complaint === null ? (['complaint'] as const) : []),
    ...(isAllergyAnswered ? [] : (['allergy'] as const)),
    ...unanswered(answers, asked),
    ...(isMeasured ? [] : measured.filter((field) => texts[field].trim() === '')),
  ]
}
