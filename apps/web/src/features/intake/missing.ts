import type { IntakeAnswers } from '@lentera/contracts/assessments/intake'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { ageInMonths } from '@lentera/domain/kernel/age'
import { unanswered, type AnswerName, type AskedQuestions } from './intake-answers'
import { fieldsFor, type VitalField, type VitalTexts } from './vital-fields'

/** What the form still wants, by the name of its box. */
export type Missing = AnswerName | 'allergy' | VitalField

export interface MissingState {
  readonly answers: IntakeAnswers
  readonly asked: AskedQuestions
  readonly texts: VitalTexts
  readonly entry: PatientDirectoryEntry | null
  readonly today: CalendarDate
  readonly isAllergyAnswered: boolean
  /** What somebody measured in this visit already: now it would be a second time. */
  readonly measured: readonly VitalField[]
  /** A height was measured at some time, in whatever visit. */
  readonly hasHeight: boolean
}

const FROM_15_YEARS = 15 * 12

/**
 * What must be answered and measured, in the order of the form. Pressure from 15 years on, or in pregnancy; height of
 * children each time, of others the first time; upper arm of the pregnant, arm and head of children at the ages at
 * which there is a box for them (Permenkes 24/2022; the ages are defaults until a clinician signs them).
 */
export function missingIn(state: MissingState): Missing[] {
  const { answers, asked, texts, entry, today, isAllergyAnswered, measured, hasHeight } = state
  const months = entry ? ageInMonths(entry.birthDate, today) : null
  const isPregnant = answers.pregnant === 'yes'
  const isChild = months !== null && months < FROM_15_YEARS
  const musts: VitalField[] = [
    ...(isChild && !isPregnant ? [] : (['pressure'] as const)),
    ...(['pulse', 'respiratoryRate', 'temperature', 'weight'] as const),
    ...(isChild || !hasHeight ? (['height'] as const) : []),
    ...(isChild || isPregnant ? (['muac'] as const) : []),
    ...(isChild ? (['headCircumference'] as const) : []),
  ]
  return [
    ...(answers.complaint === null ? (['complaint'] as const) : []),
    ...(isAllergyAnswered ? [] : (['allergy'] as const)),
    ...unanswered(answers, asked),
    ...fieldsFor(entry, today).filter(
      (field) => musts.includes(field) && texts[field].trim() === '' && !measured.includes(field),
    ),
  ]
}
