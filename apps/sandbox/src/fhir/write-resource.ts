import { randomUUID } from 'node:crypto'
import { type Answer, refusal } from '../gateway/answer.js'
import { isObject, type Json } from '../json/json.js'
import { applyPatch, patchOperations } from '../json/json-patch.js'
import type { Write } from '../store/memory.js'
import { type Checked, checkResource } from './check-resource.js'
import { type House, ruleContext } from './house.js'
import { payloadNotFhir, resourceNotFound, useOperationalStatus } from './messages.js'
import type { Issue } from './outcome.js'
import type { ResourceType } from './resource.js'
import { storedAnswer } from './stored-answer.js'

/** POST of one resource: 201, or 400 and nothing is stored. */
export function createResource(house: House, type: ResourceType, body: Json): Answer {
  const checked = checkResource(type, body, house.memory.store, ruleContext(house))
  return checked.ok
    ? store(house, { type, id: randomUUID(), resource: checked.resource, created: true }, 201)
    : refusedAnswer(checked)
}

/** PUT of a whole resource whose id is that of the path. */
export function replaceResource(house: House, type: ResourceType, id: string, body: Json): Answer {
  if (house.memory.store.get(type, id) === undefined) return notFound(type, id)
  if (!isObject(body) || body.id !== id) return refusal(400, [{ code: 'value', text: payloadNotFhir }])
  return storeChanged(house, type, id, body)
}

/** PATCH with a list of operations; what comes out obeys the same rules as what is created. */
export function patchResource(house: House, type: ResourceType, id: string, body: Json): Answer {
  const row = house.memory.store.get(type, id)
  if (row === undefined) return notFound(type, id)
  const operations = patchOperations(body)
  if (operations === null) return refusal(400, [{ code: 'value', text: payloadNotFhir }])
  const inner = operations.find(({ path }) => path.startsWith('/operationalStatus/'))
  if (type === 'Location' && inner) {
    return refusal(400, [{ code: 'value', text: useOperationalStatus(inner.path) }])
  }
  const patched = applyPatch(row.resource, operations)
  if (!patched.ok) return refusal(400, [{ code: 'value', text: patched.why }])
  return storeChanged(house, type, id, patched.document)
}

function storeChanged(house: House, type: ResourceType, id: string, body: Json): Answer {
  const checked = checkResource(type, body, house.memory.store, ruleContext(house), id)
  return checked.ok
    ? store(house, { type, id, resource: checked.resource, created: false }, 200)
    : refusedAnswer(checked)
}

function store(house: House, write: Write, status: number): Answer {
  const [row] = house.memory.write([write])
  if (row === undefined) throw new Error('a write gave no row')
  return storedAnswer(status, row, write.created ? 'created' : 'updated')
}

const refusedAnswer = ({ issues, duplicate }: Extract<Checked, { ok: false }>): Answer =>
  refusal(400, issues, duplicate ? 'duplicate' : 'refused')

export function notFound(type: string, id: string): Answer {
  const issue: Issue = { code: 'not-found', text: resourceNotFound(type, id) }
  return refusal(404, [issue], 'not-found')
}
