import type { IssueDefinition } from '@lentera/contracts/kernel/issue'

/** Why something is said about a line; the sentence stands in the message catalogue. */
export type Why =
  | 'allergy_same'
  | 'allergy_class'
  | 'allergy_related'
  | 'pregnancy_contraindicated'
  | 'pregnancy_caution'
  | 'pregnancy_unknown'
  | 'dose_kg_high'
  | 'day_kg_high'
  | 'dose_kg_low'
  | 'dose_high'
  | 'day_high'
  | 'weight_missing'
  | 'weight_old'
  | 'weight_implausible'
  | 'duplicate_same'
  | 'duplicate_class'
  | 'still_has_same'
  | 'still_has_class'

export interface LineFinding {
  /** `serious` stops until somebody gives a reason; `caution` is said, no more. */
  readonly level: 'serious' | 'caution'
  readonly code: string
  readonly overridable: boolean
  readonly definition: IssueDefinition
  readonly why: Why
  /** What the sentence names: a substance, a figure, a day. */
  readonly values: Readonly<Record<string, string | number>>
}

export const finding = (
  definition: IssueDefinition,
  why: Why,
  values: Readonly<Record<string, string | number>> = {},
): LineFinding => ({
  level: definition.overridable ? 'serious' : 'caution',
  code: definition.code,
  overridable: definition.overridable ?? false,
  definition,
  why,
  values,
})
