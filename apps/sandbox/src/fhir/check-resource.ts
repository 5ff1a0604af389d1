import { isObject, type Json } from '../json/json.js'
import type { RuleContext } from '../rules/rule-context.js'
import { rulesOf } from '../rules/rules-of.js'
import { issuesOf } from '../rules/run-rules.js'
import type { ResourceStore } from '../store/resource-store.js'
import { foundDuplicate, payloadNotFhir } from './messages.js'
import type { Issue } from './outcome.js'
import type { Resource, ResourceType } from './resource.js'

export type Checked =
  | { readonly ok: true; readonly resource: Resource }
  | { readonly ok: false; readonly issues: readonly Issue[]; readonly duplicate: boolean }

/** A request that made no identifier gets an empty list for these. */
const GET_EMPTY_IDENTIFIER: readonly ResourceType[] = ['Condition', 'Observation', 'Procedure']

/**
 * Everything that is checked before a resource is stored: its rules first, then whether its identifier is taken by
 * another one. `ownId`: the resource that is being replaced.
 */
export function checkResource(
  type: ResourceType,
  body: Json | undefined,
  store: ResourceStore,
  context: RuleContext,
  ownId?: string,
): Checked {
  if (!isObject(body) || body.resourceType !== type) return refused([{ code: 'value', text: payloadNotFhir }])
  const issues = issuesOf(body, type, rulesOf[type], context)
  if (issues.length > 0) return refused(issues)
  if (store.twinOf(type, body, ownId) !== null) {
    return { ok: false, duplicate: true, issues: [{ code: 'duplicate', text: foundDuplicate(type) }] }
  }
  const bare = body.identifier === undefined && GET_EMPTY_IDENTIFIER.includes(type)
  return { ok: true, resource: bare ? { ...body, identifier: [] } : body }
}

const refused = (issues: readonly Issue[]): Checked => ({ ok: false, duplicate: false, issues })
