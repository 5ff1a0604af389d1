import { type Answer, refusal } from '../gateway/answer.js'
import type { ApiRequest } from '../gateway/api-request.js'
import { type Json, parseJson } from '../json/json.js'
import { runTransaction } from './bundle/transaction.js'
import type { House } from './house.js'
import { noScope, patientEditRefused, payloadNotJson, payloadUnreadable } from './messages.js'
import { createPatient } from './patients/create-patient.js'
import { patchPatient } from './patients/patch-patient.js'
import { isResourceType, type ResourceType } from './resource.js'
import { search } from './search/search.js'
import { storedAnswer } from './stored-answer.js'
import { createResource, notFound, patchResource, replaceResource } from './write-resource.js'

export const FHIR_BASE = '/fhir-r4/v1'

/** Answers one request below the FHIR base. */
export function handleFhir(house: House, request: ApiRequest): Answer {
  const [type = '', id, ...more] = pathParts(request)
  if (type === '') return onBase(house, request)
  if (more.length > 0 || type === 'Bundle') return notFound(type, id ?? '')
  if (!isResourceType(type)) return notKept(type)
  if (request.method === 'GET') {
    return id === undefined ? search(house, type, request.query) : readResource(house, type, id)
  }
  if (type === 'Practitioner') return refusal(403, [{ code: 'forbidden', text: noScope }], 'forbidden')
  const body = bodyOf(request)
  if ('text' in body) return refusal(400, [{ code: 'format', text: body.text }])
  return write(house, request.method, type, id, body.json)
}

/** `Encounter`, `id` and whatever follows the base. */
export const pathParts = ({ path }: ApiRequest): string[] =>
  path.slice(FHIR_BASE.length).split('/').filter(Boolean).map(decoded)

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function onBase(house: House, request: ApiRequest): Answer {
  if (request.method !== 'POST') return notFound('Bundle', '')
  const body = bodyOf(request)
  return 'text' in body
    ? refusal(400, [{ code: 'format', text: body.text }])
    : runTransaction(house, body.json)
}

function write(house: House, method: string, type: ResourceType, id: string | undefined, body: Json): Answer {
  if (method === 'POST' && id === undefined) {
    return type === 'Patient' ? createPatient(house, body) : createResource(house, type, body)
  }
  if (id === undefined || !['PUT', 'PATCH'].includes(method)) {
    return refusal(405, [{ code: 'not-supported', text: `${method} is not supported here` }])
  }
  if (type === 'Patient') {
    return method === 'PATCH'
      ? patchPatient(house, id, body)
      : refusal(403, [{ code: 'forbidden', text: patientEditRefused }], 'forbidden')
  }
  return method === 'PUT' ? replaceResource(house, type, id, body) : patchResource(house, type, id, body)
}

function readResource({ memory }: House, type: ResourceType, id: string): Answer {
  const row = memory.store.get(type, id)
  return row ? storedAnswer(200, row, 'read') : notFound(type, id)
}

/** SATUSEHAT knows more kinds than this stand-in; saying so is better than a wrong refusal. */
const notKept = (type: string): Answer =>
  refusal(501, [{ code: 'not-supported', text: `This sandbox does not keep ${type}` }])

function bodyOf({ body }: ApiRequest): { json: Json } | { text: string } {
  if (body.trim() === '') return { text: payloadUnreadable }
  const json = parseJson(body)
  return json === undefined ? { text: payloadNotJson } : { json }
}
