import { notANumber, numberOutOfRange, quotedNumber, type RuleNumber } from '../../fhir/messages.js'
import type { Issue } from '../../fhir/outcome.js'
import type { Element } from '../../json/elements.js'

export function numberIssue(
  { value, at }: Element,
  limits: { min?: number; above?: number; whole?: boolean },
  rule: RuleNumber,
): Issue | null {
  if (typeof value === 'string') return { code: 'value', text: quotedNumber(value, rule), at }
  if (typeof value !== 'number') {
    return { code: 'format', text: notANumber(JSON.stringify(value), rule), at }
  }
  const { min, above, whole } = limits
  const inside =
    (min === undefined || value >= min) &&
    (above === undefined || value > above) &&
    (whole !== true || Number.isInteger(value))
  return inside ? null : { code: 'value', text: numberOutOfRange(value, rule), at }
}
