import { z } from 'zod'
import { Text } from '../kernel/text.js'
import { CalendarDate } from '../kernel/time.js'

// The whole form in one file: its answers, how they are asked, and what they are called elsewhere.

const FallFinding = z.enum(['unsteady', 'needs_aid'])
const CoughFinding = z.enum(['two_weeks', 'night_sweat', 'weight_loss'])
const NutritionFinding = z.enum(['weight_loss', 'poor_intake'])
const DangerSign = z.enum(['unconscious', 'convulsion', 'breathless', 'bleeding', 'cannot_drink', 'headache'])

/** Raised with every change of a question's meaning; answers of an older version keep theirs. */
export const INTAKE_VERSION = 1

/** null: not answered. An empty list: asked, and nothing was found. */
export const IntakeAnswers = z
  .strictObject({
    /** Why the patient came, in their words. */
    complaint: Text(2000).nullable(),
    /** 0 to 10 on the numeric rating scale. */
    pain: z.int().min(0).max(10).nullable(),
    /** Get up and go: each finding is one point. */
    fall: z.array(FallFinding).nullable(),
    /** Of tuberculosis. */
    cough: z.array(CoughFinding).nullable(),
    nutrition: z.array(NutritionFinding).nullable(),
    /** Any of these goes to the front of the list at once. */
    danger: z.array(DangerSign).nullable(),
    pregnant: z.enum(['yes', 'no', 'unknown']).nullable(),
    /** First day of the last menstruation. */
    lastMenstruationOn: CalendarDate.nullable(),
    /** Birth or end of the pregnancy that was known, when it is over. */
    pregnancyEndedOn: CalendarDate.nullable(),
    breastfeeding: z.boolean().nullable(),
  })
  .meta({ id: 'IntakeAnswers', description: 'Jawaban kajian awal.' })
export type IntakeAnswers = z.infer<typeof IntakeAnswers>

/** A question of the screening row, answered by one letter. */
export interface FindingsQuestion {
  readonly name: 'fall' | 'cough' | 'nutrition' | 'danger'
  /** Findings with their letters; `n` is always "none of these". */
  readonly findings: readonly {
    readonly value: string
    readonly key: string
    /** Asked only of these. */
    readonly only?: 'child' | 'pregnant'
  }[]
}

export const intakeFindings: readonly FindingsQuestion[] = [
  {
    name: 'fall',
    findings: [
      { value: 'unsteady', key: 'a' },
      { value: 'needs_aid', key: 'b' },
    ],
  },
  {
    name: 'cough',
    findings: [
      { value: 'two_weeks', key: 'b' },
      { value: 'night_sweat', key: 'k' },
      { value: 'weight_loss', key: 't' },
    ],
  },
  {
    name: 'nutrition',
    findings: [
      { value: 'weight_loss', key: 't' },
      { value: 'poor_intake', key: 'm' },
    ],
  },
  {
    name: 'danger',
    findings: [
      { value: 'unconscious', key: 'l' },
      { value: 'convulsion', key: 'k' },
      { value: 'breathless', key: 's' },
      { value: 'bleeding', key: 'd' },
      { value: 'cannot_drink', key: 'm', only: 'child' },
      { value: 'headache', key: 'p', only: 'pregnant' },
    ],
  },
]

/** What a row that is normal as a whole says; pregnancy and breastfeeding decide about drugs, so they are asked. */
export const normalIntake = { pain: 0, fall: [], cough: [], nutrition: [], danger: [] } as const

/** Ages in completed years, both ends included. To be confirmed by a clinician, like all that follows. */
export const intakeAges = { pregnantFrom: 10, pregnantTo: 54, childBelow: 5 } as const

/** How findings are counted. */
export const intakeScores = {
  /** Findings of the fall question: none is no risk, one low to middle, two high. */
  fallHigh: 2,
  /** Findings of the cough question from which somebody waits apart, with a mask. */
  tuberculosisFrom: 1,
  /** Pain from which something is done. */
  painActFrom: 4,
} as const

/** LOINC, for the outside; where no code of the national list is known, there is none here. */
export const intakeCodes = {
  complaint: '10154-3',
  pain: '72514-3',
  pregnant: '82810-3',
  lastMenstruationOn: '8665-2',
  dueOn: '11778-8',
} as const
