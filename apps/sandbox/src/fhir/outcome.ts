import type { JsonObject } from '../json/json.js'

/** One thing that is wrong with a request. */
export interface Issue {
  readonly code: 'duplicate' | 'value' | 'format' | 'not-found' | 'forbidden' | 'not-supported' | 'conflict'
  /** The sentence of SATUSEHAT, with `(RuleNumber: n)` where one is known. */
  readonly text: string
  /** FHIRPath of the place */
  readonly at?: string
}

/** The body of a refusal. */
export function operationOutcome(issues: readonly Issue[], severity = 'error'): JsonObject {
  return {
    resourceType: 'OperationOutcome',
    text: { status: 'generated' },
    issue: issues.map(({ code, text, at }) => ({
      severity,
      code,
      details: { text },
      ...(at !== undefined && { expression: [at] }),
    })),
  }
}

const RULE = /\(RuleNumber: (\d+)\)/

/** The number inside a sentence; null where SATUSEHAT says none. */
export const ruleNumberIn = (text: string): number | null => {
  const number = RULE.exec(text)?.[1]
  return number === undefined ? null : Number(number)
}
