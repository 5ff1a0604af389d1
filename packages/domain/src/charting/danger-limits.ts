import type { IntakeAnswers } from '@lentera/contracts/assessments/intake'

export type DangerSignName = NonNullable<IntakeAnswers['danger']>[number]

/** What can make a visit go to the front. */
export type DangerKind =
  'pressure_in_pregnancy' | 'pressure' | 'fast_breathing' | 'low_oxygen' | 'danger_sign'

export interface DangerConfiguration {
  readonly version: string
  /** A kind that is not here makes no mark. A facility that marks more than a tenth of its visits takes some out. */
  readonly active: readonly DangerKind[]
  readonly pregnancy: {
    /** From here on a second measurement decides. mmHg. */
    readonly second: { readonly systolic: number; readonly diastolic: number }
    /** From here on nobody waits for a second one. */
    readonly atOnce: { readonly systolic: number; readonly diastolic: number }
    readonly afterMinutes: number
    /** Clocks and cuffs: so much earlier still counts as the second measurement. */
    readonly toleranceMinutes: number
  }
  readonly pressure: { readonly systolic: number; readonly diastolic: number; readonly fromMonths: number }
  /** Breaths a minute from which breathing is fast, up to an age in completed months. */
  readonly fastBreathing: readonly { readonly upToMonths: number | null; readonly from: number }[]
  /** Percent; below it is dangerous. */
  readonly oxygenBelow: number
  readonly signs: readonly DangerSignName[]
}

/**
 * Pregnancy: 140/90 is looked at again, 160/110 acted on (antenatal guidance). Breathing: MTBS below five years, the
 * thresholds of nursing texts above. 180/120 is the hypertensive crisis. To be confirmed by a clinician of the
 * facility before use: a mark that is set on every tenth patient is heard by nobody.
 */
export const dangerConfiguration: DangerConfiguration = {
  version: '2026-11',
  active: ['pressure_in_pregnancy', 'pressure', 'fast_breathing', 'low_oxygen', 'danger_sign'],
  pregnancy: {
    second: { systolic: 140, diastolic: 90 },
    atOnce: { systolic: 160, diastolic: 110 },
    afterMinutes: 15,
    toleranceMinutes: 1,
  },
  pressure: { systolic: 180, diastolic: 120, fromMonths: 18 * 12 },
  fastBreathing: [
    { upToMonths: 1, from: 60 },
    { upToMonths: 11, from: 50 },
    { upToMonths: 71, from: 40 },
    { upToMonths: 155, from: 31 },
    { upToMonths: null, from: 25 },
  ],
  oxygenBelow: 90,
  signs: ['unconscious', 'convulsion', 'breathless', 'bleeding', 'cannot_drink', 'headache'],
}
