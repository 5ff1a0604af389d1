import { codeNotFound, elementNotFound, invalidCodingSystem, type RuleNumber } from '../../fhir/messages.js'
import type { Issue } from '../../fhir/outcome.js'
import type { Element } from '../../json/elements.js'
import { isObject, type JsonObject, objectsOf, textOf } from '../../json/json.js'
import { isKnownCode } from '../terminology/known-codes.js'

/** Every coding of a concept, or the coding or quantity itself, comes from an allowed system and is known there. */
export function codingIssues(
  element: Element,
  systems: readonly string[],
  place: { rule: RuleNumber; path: string; mandatory: boolean },
): Issue[] {
  const { rule, path, mandatory } = place
  const codings = codingsOf(element)
  if (codings.length === 0) {
    return mandatory ? [{ code: 'value', text: elementNotFound(`${path}.coding`, rule), at: element.at }] : []
  }
  return codings.flatMap(({ coding, at }): Issue[] => {
    const system = textOf(coding.system) ?? ''
    const code = textOf(coding.code) ?? ''
    if (!systems.includes(system)) return [{ code: 'value', text: invalidCodingSystem(system, rule), at }]
    if (!isKnownCode(system, code)) return [{ code: 'value', text: codeNotFound(code, system, rule), at }]
    return []
  })
}

/** A bare code of one system. */
export function codeIssue({ value, at }: Element, system: string, rule: RuleNumber): Issue | null {
  const code = typeof value === 'string' ? value : JSON.stringify(value)
  if (typeof value === 'string' && isKnownCode(system, value)) return null
  return { code: 'value', text: codeNotFound(code, system, rule), at }
}

function codingsOf({ value, at }: Element): { coding: JsonObject; at: string }[] {
  if (!isObject(value)) return []
  if (value.coding !== undefined) {
    return objectsOf(value.coding).map((coding, index) => ({ coding, at: `${at}.coding[${index}]` }))
  }
  return value.system !== undefined || value.code !== undefined ? [{ coding: value, at }] : []
}
