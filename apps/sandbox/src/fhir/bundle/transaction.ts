import { randomUUID } from 'node:crypto'
import { type Answer, jsonAnswer, refusal } from '../../gateway/answer.js'
import { isObject, type Json, type JsonObject, textOf, within } from '../../json/json.js'
import { createKeys, type Write } from '../../store/memory.js'
import type { StoredResource } from '../../store/stored-resource.js'
import { checkResource } from '../check-resource.js'
import { type House, ruleContext } from '../house.js'
import { identifierKey, type Identifier } from '../identifiers.js'
import {
  dependsOnRefused,
  foundDuplicate,
  nestedBundle,
  noScope,
  notSelective,
  payloadNotFhir,
  resourceNotFound,
} from '../messages.js'
import type { Issue } from '../outcome.js'
import { referencesIn } from '../references.js'
import { isResourceType, type ResourceType } from '../resource.js'
import { etagOf, innerAddress } from '../stored-answer.js'
import { bundleRefusal } from './bundle-refusal.js'
import { entriesOf, fullUrlProblems, resolved } from './full-urls.js'

/** What one entry asks for. */
interface Plan {
  readonly type: ResourceType
  readonly id: string
  readonly kind: 'create' | 'replace' | 'found'
  readonly fullUrl: string
  readonly resource: Json
}

/** POST at the base path: all entries are stored under one version, or none is. */
export function runTransaction(house: House, body: Json): Answer {
  const entries = entriesOf(body)
  if (
    within(body, 'resourceType') !== 'Bundle' ||
    within(body, 'type') !== 'transaction' ||
    entries === null
  ) {
    return refusal(400, [{ code: 'value', text: payloadNotFhir }])
  }
  const fullUrls = fullUrlProblems(entries)
  const plans = entries.map((entry, index) => planOf(house, entry, fullUrls[index] ?? null))
  if (plans.includes('several')) {
    return refusal(412, [{ code: 'conflict', text: notSelective }])
  }
  const addresses = new Map(
    plans.flatMap((plan): [string, string][] =>
      isPlan(plan) ? [[plan.fullUrl, `${plan.type}/${plan.id}`]] : [],
    ),
  )
  const { writes, issues } = checkPlans(house, plans, addresses)
  if (issues.some((ofEntry) => ofEntry.length > 0)) {
    return bundleRefusal(house.faults.bundleErrors, withDependents(entries, issues))
  }
  const stored = new Map(house.memory.write(writes).map((row) => [row.id, row]))
  const rows = plans.filter(isPlan).map((plan) => ({
    created: plan.kind === 'create',
    row: stored.get(plan.id) ?? house.memory.store.get(plan.type, plan.id),
  }))
  return jsonAnswer(
    200,
    {
      resourceType: 'Bundle',
      type: 'transaction-response',
      total: rows.length,
      entry: rows.flatMap(({ row, created }) => (row ? [entryAnswer(row, created)] : [])),
    },
    'bundle',
  )
}

/** The keys of all creates of a bundle, for the ledger. */
export function bundleCreateKeys(body: Json): string[] {
  return (entriesOf(body) ?? []).flatMap(({ resource, request }) => {
    const type = textOf(within(resource, 'resourceType')) ?? ''
    const isCreate = within(request, 'method') === 'POST' && isObject(resource) && isResourceType(type)
    // A conditional create looks before it writes.
    if (!isCreate || within(request, 'ifNoneExist') !== undefined) return []
    return createKeys({ type, id: '', resource }).filter((key) => !key.endsWith('/'))
  })
}

function planOf(house: House, entry: JsonObject, fullUrlProblem: string | null): Plan | Issue | 'several' {
  const { resource = null, request } = entry
  const type = textOf(within(resource, 'resourceType')) ?? ''
  if (type === 'Bundle') return { code: 'value', text: nestedBundle }
  if (fullUrlProblem !== null) return { code: 'value', text: fullUrlProblem }
  if (!isResourceType(type)) {
    return { code: 'not-supported', text: `This sandbox does not keep ${type || 'this'}` }
  }
  // People come and go through their own door.
  if (type === 'Patient' || type === 'Practitioner') return { code: 'forbidden', text: noScope }
  const url = (textOf(within(request, 'url')) ?? '').replace(/^\//, '')
  const fullUrl = textOf(entry.fullUrl) ?? ''
  if (within(request, 'method') === 'PUT') {
    const id = textOf(within(resource, 'id')) ?? ''
    // One recorded PUT carries the bare type; the id then is that of the resource.
    if (url !== type && url !== `${type}/${id}`) return { code: 'value', text: payloadNotFhir }
    if (house.memory.store.get(type, id) === undefined)
      return { code: 'not-found', text: resourceNotFound(type, id) }
    return { type, id, kind: 'replace', fullUrl, resource }
  }
  const carriesId = within(resource, 'id') !== undefined
  if (within(request, 'method') !== 'POST' || url !== type || carriesId)
    return { code: 'value', text: payloadNotFhir }
  const condition = conditionOf(textOf(within(request, 'ifNoneExist')))
  if (condition === null) return { type, id: randomUUID(), kind: 'create', fullUrl, resource }
  house.memory.note('looked', [identifierKey(type, condition)])
  const [found, ...more] = house.memory.store.byIdentifier(type, condition)
  if (more.length > 0) return 'several'
  return found
    ? { type, id: found.id, kind: 'found', fullUrl, resource }
    : { type, id: randomUUID(), kind: 'create', fullUrl, resource }
}

function conditionOf(ifNoneExist: string | undefined): Identifier | null {
  const said = new URLSearchParams(ifNoneExist ?? '').get('identifier') ?? ''
  const bar = said.lastIndexOf('|')
  return bar > 0 ? { system: said.slice(0, bar), value: said.slice(bar + 1) } : null
}

function checkPlans(
  house: House,
  plans: readonly (Plan | Issue | 'several')[],
  addresses: ReadonlyMap<string, string>,
): { writes: Write[]; issues: Issue[][] } {
  const context = ruleContext(house, new Set(addresses.values()))
  const writes: Write[] = []
  const taken = new Set<string>()
  const issues = plans.map((plan): Issue[] => {
    if (!isPlan(plan)) return plan === 'several' ? [] : [plan]
    if (plan.kind === 'found') return []
    const { type, id } = plan
    const resource = resolved(plan.resource, addresses)
    const checked = checkResource(
      type,
      resource,
      house.memory.store,
      context,
      plan.kind === 'replace' ? id : undefined,
    )
    if (!checked.ok) return [...checked.issues]
    const write: Write = { type, id, resource: checked.resource, created: plan.kind === 'create' }
    const keys = createKeys(write)
    if (keys.some((key) => taken.has(key))) return [{ code: 'duplicate', text: foundDuplicate(type) }]
    for (const key of keys) taken.add(key)
    writes.push(write)
    return []
  })
  return { writes, issues }
}

/** Whoever points at a refused entry is refused with it. Source: rule 20013. */
function withDependents(entries: readonly JsonObject[], issues: readonly Issue[][]): Issue[][] {
  const refused = new Set(
    entries.flatMap(({ fullUrl }, index) =>
      (issues[index] ?? []).length > 0 && typeof fullUrl === 'string' ? [fullUrl] : [],
    ),
  )
  return entries.map(({ resource = null }, index) => {
    const own = issues[index] ?? []
    if (own.length > 0 || !referencesIn(resource).some((reference) => refused.has(reference))) return own
    const type = textOf(within(resource, 'resourceType')) ?? ''
    return [{ code: 'value', text: dependsOnRefused(type) }]
  })
}

function entryAnswer(row: StoredResource, created: boolean): JsonObject {
  const { type, id, version } = row
  return {
    response: {
      status: created ? '201 Created' : '200 OK',
      etag: etagOf(row),
      lastModified: version.lastUpdated,
      location: innerAddress(`${type}/${id}/_history/${version.versionId}`),
      // Two keys that FHIR does not know.
      resourceType: type,
      resourceID: id,
    },
  }
}

const isPlan = (plan: Plan | Issue | 'several'): plan is Plan => typeof plan === 'object' && 'kind' in plan
