import type { FhirResource } from 'fhir/r4.js'
import { clinicalRules } from './checks/clinical-rules.js'
import { encounterRules } from './checks/encounter-rules.js'
import { frameRules } from './checks/frame-rules.js'
import { type Finding, judge } from './checks/judge.js'
import { medicineRules } from './checks/medicine-rules.js'
import type { CheckOptions, Rule } from './checks/rule.js'
import { texts } from './checks/walk.js'

/** Every rule that is checked, one row each. */
export const rules: readonly Rule[] = [...frameRules, ...encounterRules, ...clinicalRules, ...medicineRules]

/** Of an empty text, wherever it stands; the dictionary has it with the title of a Composition. */
export const EMPTY_TEXT = 10134

/**
 * What the platform would refuse of a resource, as far as it can be told from the resource alone: whether a code or a
 * referred resource exists over there only the platform knows. Its numbers are more than these, so nothing found is no
 * promise.
 * Source: SATUSEHAT dictionary of validation rules, versions 1.0, 1.1 and 2.0.
 */
export function checkResource(resource: FhirResource, options: CheckOptions): Finding[] {
  const { resourceType } = resource
  return [
    ...rules
      .filter(({ at }) => at.startsWith(`${resourceType}.`))
      .flatMap((rule) => judge(rule, resource, options)),
    ...texts(resource, resourceType)
      .filter(({ text }) => text.trim() === '')
      .map(({ path }) => ({ rule: EMPTY_TEXT, path, text: 'an empty text' })),
  ]
}
