import type { BundleErrorForm } from '../../faults/fault-board.js'
import { type Answer, jsonAnswer, refusal, rulesIn } from '../../gateway/answer.js'
import type { JsonObject } from '../../json/json.js'
import { type Issue, operationOutcome, ruleNumberIn } from '../outcome.js'

const DUPLICATE = 20002

/** A refused bundle in one of the forms that were seen. `issues`: those of each entry, in order. */
export function bundleRefusal(form: BundleErrorForm, issues: readonly (readonly Issue[])[]): Answer {
  const all = issues.flat()
  const outcome = all.every(({ code }) => code === 'duplicate') ? 'duplicate' : 'refused'
  switch (form) {
    case 'outcome':
      return refusal(400, all, outcome)
    case 'array-400':
      return jsonAnswer(400, all.map(numberedMessage), outcome, {}, rulesIn(all))
    case 'array-200':
      return jsonAnswer(200, all.map(numberedMessage), outcome, {}, rulesIn(all))
    case 'entries':
      return jsonAnswer(
        400,
        {
          resourceType: 'Bundle',
          type: 'transaction-response',
          entry: issues.map((ofEntry) => ({
            response: {
              status: ofEntry.length > 0 ? '400 Bad Request' : '424 Failed Dependency',
              ...(ofEntry.length > 0 && { outcome: operationOutcome(ofEntry) }),
            },
          })),
        },
        outcome,
        {},
        rulesIn(all),
      )
  }
}

const numberedMessage = ({ code, text }: Issue): JsonObject => ({
  ruleNumber: String(ruleNumberIn(text) ?? (code === 'duplicate' ? DUPLICATE : '')),
  message: text,
})
