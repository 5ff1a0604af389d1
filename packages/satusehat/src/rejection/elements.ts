import type { RejectionCode } from '../codes.js'
import type { Issue } from '../outcome.js'
import type { Reading } from './reading.js'

/** `Reference is mandatory : Encounter.serviceProvider`, `Element not found: Condition.code`. */
const NAMED = /(?:is mandatory|element not found)\s*:\s*([A-Za-z]+(?:\.[A-Za-z[\]]+)+)/i

/** Where the number is new, the element it speaks of may not be. */
const ELEMENTS: readonly (readonly [RegExp, RejectionCode])[] = [
  [/^Patient\./, 'satusehat.patient_incomplete'],
  [/\.(subject|patient)$/, 'satusehat.patient_unknown'],
  [/\.(encounter|context)$/, 'satusehat.visit_unknown'],
  [/\.(individual|actor|performer|requester|recorder|practitioner)$/, 'satusehat.practitioner_unknown'],
  [/\.location$/, 'satusehat.location_unknown'],
  [/\.(serviceProvider|managingOrganization)$/, 'satusehat.organization_wrong'],
  [/\.(medication|medicationReference|authorizingPrescription)$/, 'satusehat.drug_unknown'],
]

/** The complaint by the element it names; null where it names none. */
export function codeOfElement({ text, expression }: Issue): Reading | null {
  const element = NAMED.exec(text)?.[1] ?? expression[0]?.replace(/\[\d+\]/g, '')
  if (element === undefined) return null
  const known = ELEMENTS.find(([pattern]) => pattern.test(element))
  if (known) return { code: known[1], ...(known[1] === 'satusehat.patient_incomplete' && { about: element }) }
  return NAMED.test(text) ? { code: 'satusehat.element_missing', about: element } : null
}
