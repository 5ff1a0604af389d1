import { type IntakeAnswers, intakeScores } from '@lentera/contracts/assessments/intake'
import type { Assessment } from '@lentera/contracts/charting/assessment'
import { intakeOf } from './intake-of.js'

/** What a doctor wants to know of the screening. Danger signs are no remark: they are a mark of their own. */
export type IntakeRemark =
  | { readonly question: 'pain'; readonly score: number; readonly isHigh: boolean }
  | {
      readonly question: 'fall' | 'cough' | 'nutrition'
      readonly findings: readonly string[]
      /** Something is to be done at once: a yellow band, a mask. */
      readonly isHigh: boolean
    }
  /** Breastfeeding, or pregnancy of which nobody knows: both decide about drugs. */
  | { readonly question: 'breastfeeding' | 'pregnancyUnknown' }

/** What stands of all answers of one visit: to each question the newest; null: nothing readable was answered. */
export function standingAnswers(answered: readonly Assessment[]): IntakeAnswers | null {
  const inOrder = [...answered].sort((a, b) =>
    a.recordedAt === b.recordedAt ? (a.id < b.id ? -1 : 1) : a.recordedAt < b.recordedAt ? -1 : 1,
  )
  return inOrder.reduce<IntakeAnswers | null>((before, row) => {
    const read = intakeOf(row)
    if (!read || !before) return read ?? before
    const told = Object.fromEntries(Object.entries(read).filter(([, answer]) => answer !== null))
    return { ...before, ...told }
  }, null)
}

/** What is out of the ordinary in the screening, in the order of the form. */
export function intakeRemarks({
  pain,
  fall,
  cough,
  nutrition,
  pregnant,
  breastfeeding,
}: IntakeAnswers): IntakeRemark[] {
  const found = (
    question: 'fall' | 'cough' | 'nutrition',
    findings: readonly string[] | null,
    highFrom: number,
  ): IntakeRemark[] =>
    findings && findings.length > 0 ? [{ question, findings, isHigh: findings.length >= highFrom }] : []
  return [
    ...(pain ? [{ question: 'pain', score: pain, isHigh: pain >= intakeScores.painActFrom } as const] : []),
    ...found('fall', fall, intakeScores.fallHigh),
    ...found('cough', cough, intakeScores.tuberculosisFrom),
    ...found('nutrition', nutrition, Infinity),
    ...(pregnant === 'unknown' ? [{ question: 'pregnancyUnknown' } as const] : []),
    ...(breastfeeding ? [{ question: 'breastfeeding' } as const] : []),
  ]
}
