import {
  INTAKE_VERSION,
  intakeAges,
  intakeFindings,
  IntakeAnswers,
  normalIntake,
  type FindingsQuestion,
} from '@lentera/contracts/assessments/intake'
import type { Assessment } from '@lentera/contracts/charting/assessment'
import { cleanText } from '@lentera/contracts/kernel/text'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { PatientDirectoryEntry, Pregnancy } from '@lentera/contracts/patients/patient'
import { isPregnant, isPossibleStart } from '@lentera/domain/charting/pregnancy'
import { ageOn } from '@lentera/domain/kernel/age'
import { isDay } from '@lentera/ui/date'

/** The answers as they stand on the screen; what cannot be read yet stays what was typed. */
export interface AnswerTexts {
  readonly complaint: string
  readonly pain: string
  readonly fall: readonly string[] | null
  readonly cough: readonly string[] | null
  readonly nutrition: readonly string[] | null
  readonly danger: readonly string[] | null
  readonly pregnant: IntakeAnswers['pregnant']
  readonly lastMenstruationOn: string
  readonly pregnancyEndedOn: string
  readonly breastfeeding: boolean | null
}

export const noAnswers: AnswerTexts = {
  ...{ complaint: '', pain: '', fall: null, cough: null, nutrition: null, danger: null },
  ...{ pregnant: null, lastMenstruationOn: '', pregnancyEndedOn: '', breastfeeding: null },
}

/** What the form begins with: what was answered in this visit, else the pregnancy that is known. */
export function firstAnswers(
  before: Assessment | null,
  pregnancy: Pregnancy | undefined,
  on: CalendarDate,
): AnswerTexts {
  const read = before?.version === INTAKE_VERSION ? IntakeAnswers.safeParse(before.answers) : null
  if (read?.success) {
    const { complaint, pain, lastMenstruationOn, pregnancyEndedOn, ...rest } = read.data
    return {
      ...rest,
      complaint: complaint ?? '',
      pain: pain === null ? '' : String(pain),
      lastMenstruationOn: lastMenstruationOn ?? '',
      pregnancyEndedOn: pregnancyEndedOn ?? '',
    }
  }
  if (!isPregnant(pregnancy, on)) return noAnswers
  return { ...noAnswers, pregnant: 'yes', lastMenstruationOn: pregnancy?.lastMenstruationOn ?? '' }
}

/** Which of the questions this person is asked. */
export interface AskedQuestions {
  readonly findings: readonly FindingsQuestion[]
  readonly pregnancy: boolean
  readonly lastMenstruation: boolean
  readonly pregnancyEnd: boolean
  readonly breastfeeding: boolean
}

export function questionsFor(
  entry: PatientDirectoryEntry | null,
  { pregnant }: AnswerTexts,
  on: CalendarDate,
): AskedQuestions {
  const years = entry ? ageOn(entry.birthDate, on)?.years : undefined
  const canBePregnant =
    entry?.sex !== 'male' &&
    (years === undefined || (years >= intakeAges.pregnantFrom && years <= intakeAges.pregnantTo))
  const isFor = { child: years !== undefined && years < intakeAges.childBelow, pregnant: pregnant === 'yes' }
  return {
    findings: intakeFindings.map((question) => ({
      ...question,
      findings: question.findings.filter(({ only }) => !only || isFor[only]),
    })),
    pregnancy: canBePregnant,
    lastMenstruation: canBePregnant && pregnant === 'yes',
    pregnancyEnd: canBePregnant && pregnant === 'no' && isPregnant(entry?.pregnancy, on),
    breastfeeding: canBePregnant,
  }
}

export type AnswerName = keyof AnswerTexts

export interface ReadAnswers {
  readonly answers: IntakeAnswers
  /** What stands there and is no answer: 14 for the pain, a day that cannot be. */
  readonly unreadable: readonly AnswerName[]
}

/** What stands on the screen, as answers. */
export function readAnswers(texts: AnswerTexts, asked: AskedQuestions, on: CalendarDate): ReadAnswers {
  const pain = texts.pain.trim()
  const isPain = /^(\d|10)$/.test(pain)
  const day = (text: string, isAsked: boolean) => (isAsked && isDay(text) ? text : null)
  const lastMenstruationOn = day(texts.lastMenstruationOn, asked.lastMenstruation)
  const pregnancyEndedOn = day(texts.pregnancyEndedOn, asked.pregnancyEnd)
  const isOdd = (text: string, isAsked: boolean, isFine: boolean) => isAsked && text !== '' && !isFine
  return {
    answers: {
      ...(texts as Pick<IntakeAnswers, 'fall' | 'cough' | 'nutrition' | 'danger'>),
      complaint: cleanText(texts.complaint).trim() || null,
      pain: isPain ? Number(pain) : null,
      pregnant: asked.pregnancy ? texts.pregnant : null,
      lastMenstruationOn,
      pregnancyEndedOn,
      breastfeeding: asked.breastfeeding ? texts.breastfeeding : null,
    },
    unreadable: [
      ...(pain !== '' && !isPain ? (['pain'] as const) : []),
      ...(isOdd(
        texts.lastMenstruationOn,
        asked.lastMenstruation,
        lastMenstruationOn !== null && isPossibleStart(lastMenstruationOn, on),
      )
        ? (['lastMenstruationOn'] as const)
        : []),
      ...(isOdd(
        texts.pregnancyEndedOn,
        asked.pregnancyEnd,
        pregnancyEndedOn !== null && pregnancyEndedOn <= on,
      )
        ? (['pregnancyEndedOn'] as const)
        : []),
    ],
  }
}

/** The row at once: what was answered stays, and who is pregnant or breastfeeding is asked one by one. */
export const allNormal = (texts: AnswerTexts): AnswerTexts => ({
  ...texts,
  pain: texts.pain === '' ? String(normalIntake.pain) : texts.pain,
  fall: texts.fall ?? normalIntake.fall,
  cough: texts.cough ?? normalIntake.cough,
  nutrition: texts.nutrition ?? normalIntake.nutrition,
  danger: texts.danger ?? normalIntake.danger,
})

/** Questions of the row that have no answer yet, in their order. */
export function unanswered(answers: IntakeAnswers, asked: AskedQuestions): AnswerName[] {
  const names: AnswerName[] = ['pain', 'fall', 'cough', 'nutrition', 'danger']
  return [...names, ...(asked.pregnancy ? (['pregnant', 'breastfeeding'] as const) : [])].filter(
    (name) => answers[name] === null,
  )
}
