import {
  otherOrganization,
  referenceMandatory,
  referenceNotFound,
  type RuleNumber,
  wrongReferenceType,
} from '../../fhir/messages.js'
import type { Issue } from '../../fhir/outcome.js'
import { parseReference } from '../../fhir/references.js'
import type { Element } from '../../json/elements.js'
import { type JsonObject, objectsOf, textOf, within } from '../../json/json.js'
import type { RuleContext } from '../rule-context.js'

/** What it points at is of a type that may stand there, exists here and belongs to this facility. */
export function referenceIssue(
  { value, at }: Element,
  targets: readonly string[],
  place: { rule: RuleNumber; path: string; resource: JsonObject },
  context: RuleContext,
): Issue | null {
  const { rule, path, resource } = place
  const text = textOf(within(value, 'reference'))
  if (!text) return { code: 'value', text: referenceMandatory(path, rule), at }
  if (text.startsWith('#')) {
    const contained = objectsOf(resource.contained).some(
      ({ id, resourceType }) => id === text.slice(1) && targets.includes(String(resourceType)),
    )
    return contained ? null : { code: 'value', text: referenceNotFound(text, rule), at }
  }
  const reference = parseReference(text)
  if (reference === null || !targets.includes(reference.type)) {
    return { code: 'value', text: wrongReferenceType(text, path, rule), at }
  }
  if (context.exists(reference.type, reference.id)) return null
  // Every unit of this facility is kept here: an organization that is not is somebody else's.
  const said = reference.type === 'Organization' ? otherOrganization(rule) : referenceNotFound(text, rule)
  return { code: 'value', text: said, at }
}
