import { operationOutcome, ruleNumberIn, type Issue } from '../fhir/outcome.js'
import type { Json } from '../json/json.js'
import { sortedText } from '../json/sorted-text.js'

/** What became of a request, for the counters. */
export type Outcome =
  | 'token'
  | 'token-refused'
  | 'unauthorized'
  | 'created'
  | 'updated'
  | 'read'
  | 'found'
  | 'refused'
  | 'duplicate'
  | 'not-found'
  | 'forbidden'
  | 'patient-created'
  | 'patient-known'
  | 'patient-refused'
  | 'bundle'
  | 'failed'
  | 'maintenance'
  | `fault:${string}`

/** An answer before it goes out: faults may still spoil it. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly outcome: Outcome
  /** Rule numbers that it names. */
  readonly rules: readonly number[]
}

export const JSON_TYPE = { 'content-type': 'application/json' }

/** A JSON answer; rule numbers are those of the issues it was made of. */
export const jsonAnswer = (
  status: number,
  body: Json,
  outcome: Outcome,
  headers: Readonly<Record<string, string>> = {},
  rules: readonly number[] = [],
): Answer => ({ status, headers: { ...JSON_TYPE, ...headers }, body: sortedText(body), outcome, rules })

/** An OperationOutcome. */
export const refusal = (status: number, issues: readonly Issue[], outcome: Outcome = 'refused'): Answer =>
  jsonAnswer(status, operationOutcome(issues), outcome, {}, rulesIn(issues))

export const textAnswer = (
  status: number,
  body: string,
  outcome: Outcome,
  type = 'text/plain',
  headers: Readonly<Record<string, string>> = {},
): Answer => ({ status, headers: { 'content-type': type, ...headers }, body, outcome, rules: [] })

export const rulesIn = (issues: readonly Issue[]): number[] => [
  ...new Set(issues.flatMap(({ text }) => ruleNumberIn(text) ?? [])),
]
