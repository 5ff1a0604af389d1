import type { ApiRequest } from '../gateway/api-request.js'
import { isObject, parseJson, textOf } from '../json/json.js'
import { createKeys } from '../store/memory.js'
import { bundleCreateKeys } from './bundle/transaction.js'
import { pathParts } from './handle-fhir.js'
import { identifierKey } from './identifiers.js'
import { isResourceType } from './resource.js'
import { searchedIdentifier } from './search/searched-identifier.js'

/** The keys of the creates inside a request, for the ledger; an unreadable one has none. */
export function createKeysOf(request: ApiRequest): string[] {
  if (request.method !== 'POST') return []
  const [type = '', id] = pathParts(request)
  if (id !== undefined) return []
  const body = parseJson(request.body)
  if (type === '') return body === undefined ? [] : bundleCreateKeys(body)
  if (!isObject(body) || !isResourceType(type) || textOf(body.resourceType) !== type) return []
  return createKeys({ type, id: '', resource: body }).filter((key) => !key.endsWith('/'))
}

/** The key of the identifier that a request searches for. */
export function searchedKeysOf(request: ApiRequest): string[] {
  const [type = '', id] = pathParts(request)
  if (request.method !== 'GET' || id !== undefined || !isResourceType(type)) return []
  const identifier = searchedIdentifier(type, request.query)
  return identifier === null || identifier === 'unreadable' ? [] : [identifierKey(type, identifier)]
}
