import type { CaseKind, Diagnosis } from '@lentera/contracts/charting/diagnosis'
import type { Known } from '@lentera/contracts/kernel/rule'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { daysBetween } from '../kernel/calendar.js'

/** First and last three-character code of a group; both belong to it. */
type CodeRange = readonly [from: string, to: string]

export interface CaseConfiguration {
  readonly version: string
  /** The same illness within so many days is the same episode. */
  readonly episodeDays: number
  /** Once had, always known: illnesses that last a life. */
  readonly lifelong: readonly CodeRange[]
}

/**
 * Kasus baru or lama, as LB1 counts them: new is the first time of an illness episode. Thirty days and the list
 * of lifelong illnesses are defaults. To be confirmed by a clinician of the facility before use.
 */
export const caseConfiguration: CaseConfiguration = {
  version: '2026-11',
  episodeDays: 30,
  lifelong: [
    ['A15', 'A16'], // tuberculosis
    ['B20', 'B24'], // HIV
    ['C00', 'C97'], // cancer
    ['D56', 'D57'], // thalassaemia, sickle cells
    ['E10', 'E14'], // diabetes
    ['F20', 'F20'], // schizophrenia
    ['G40', 'G40'], // epilepsy
    ['I10', 'I15'], // hypertension
    ['I20', 'I25'], // ischaemic heart disease
    ['I50', 'I50'], // heart failure
    ['J44', 'J45'], // COPD, asthma
    ['N18', 'N18'], // chronic kidney disease
  ],
}

/** Baru or lama, and why. `not_known`: this device may not hold all of the history, so it is a proposal only. */
export interface CaseProposal {
  readonly kind: CaseKind
  readonly reason: 'never_before' | 'long_ago' | 'same_episode' | 'lifelong' | 'not_known'
  /** When this illness was last recorded; null where it was not. */
  readonly lastOn: CalendarDate | null
}

/** The illness of a code, without its finer digits: `J06` of `J06.9`. */
export const illnessOf = (code: string): string => code.slice(0, 3).toUpperCase()

export const isLifelong = (code: string, { lifelong }: CaseConfiguration = caseConfiguration): boolean => {
  const illness = illnessOf(code)
  return lifelong.some(([from, to]) => from <= illness && illness <= to)
}

/**
 * Whether a diagnosis of today counts as a new case. What this device holds of earlier visits may prove an old
 * one; a new one is only known where the whole history is here.
 * @param earlier diagnoses of the person, of all numbers that count as one
 * @param visitId the visit of today, whose own diagnoses are no history
 */
export function caseKindOf(
  code: string,
  on: CalendarDate,
  visitId: string,
  earlier: Known<Pick<Diagnosis, 'code' | 'status' | 'serviceDate' | 'visitId'>>,
  configuration: CaseConfiguration = caseConfiguration,
): CaseProposal {
  const lastOn = earlier.rows
    .filter(
      (row) =>
        row.status === 'active' &&
        row.visitId !== visitId &&
        row.serviceDate <= on &&
        illnessOf(row.code) === illnessOf(code),
    )
    .reduce<CalendarDate | null>(
      (last, { serviceDate }) => (last && last > serviceDate ? last : serviceDate),
      null,
    )
  if (lastOn !== null && isLifelong(code, configuration)) return { kind: 'old', reason: 'lifelong', lastOn }
  if (lastOn !== null && daysBetween(lastOn, on) <= configuration.episodeDays)
    return { kind: 'old', reason: 'same_episode', lastOn }
  if (!earlier.complete) return { kind: 'new', reason: 'not_known', lastOn }
  return { kind: 'new', reason: lastOn === null ? 'never_before' : 'long_ago', lastOn }
}
