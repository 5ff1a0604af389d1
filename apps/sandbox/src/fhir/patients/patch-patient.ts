import { type Answer, jsonAnswer, refusal } from '../../gateway/answer.js'
import { type Json, type JsonObject, objectsOf, textOf } from '../../json/json.js'
import { applyPatch, type PatchOperation, patchOperations } from '../../json/json-patch.js'
import type { House } from '../house.js'
import { payloadNotFhir } from '../messages.js'
import { notFound } from '../write-resource.js'

const PROVEN = ['/name', '/gender', '/birthDate']
const CHANGEABLE = /^\/(name|birthDate|gender|address|deceasedBoolean)(\/|$)/

/**
 * PATCH of a Patient: it begins with `test` operations that prove who is meant, against the registry, then replaces.
 * The answer is no FHIR. Source: recorded requests of SATUSEHAT, patient update; rule 20015.
 */
export function patchPatient(house: House, id: string, body: Json): Answer {
  const row = house.memory.store.get('Patient', id)
  if (row === undefined) return notFound('Patient', id)
  const operations = patchOperations(body)
  if (operations === null) return refusal(400, [{ code: 'value', text: payloadNotFhir }])
  const tests = operations.slice(0, PROVEN.length)
  const rest = operations.slice(PROVEN.length)
  const proven = PROVEN.every((path) => tests.some((test) => test.op === 'test' && test.path === path))
  if (!proven) return refused('Patch must start with test of /name, /gender and /birthDate')
  const wrong = tests.find((test) => !agrees(row.resource, test))
  if (wrong) return refused(`Test failed: ${wrong.path}`)
  const forbidden = rest.find(({ op, path }) => op === 'remove' || op === 'test' || !CHANGEABLE.test(path))
  if (forbidden) return refused(`Please remove attribute: ${forbidden.path}`, 20015)
  const patched = applyPatch(row.resource, rest.map(asAdd))
  if (!patched.ok) return refused(patched.why)
  house.memory.write([{ type: 'Patient', id, resource: patched.document, created: false }])
  const data = { patient_id: id }
  return jsonAnswer(
    200,
    { code: 200, error: false, message: 'Patient data updated successfully', data },
    'updated',
  )
}

/** A person of the registry may have no address yet: replacing it then adds it. */
const asAdd = (operation: PatchOperation): PatchOperation =>
  operation.op === 'replace' && operation.path.lastIndexOf('/') === 0
    ? { ...operation, op: 'add' }
    : operation

function agrees(patient: JsonObject, { path, value }: PatchOperation): boolean {
  if (path !== '/name') return patient[path.slice(1)] === value
  const wanted = typeof value === 'string' ? value : textOf(objectsOf(value)[0]?.text)
  const name = textOf(objectsOf(patient.name)[0]?.text)
  return wanted !== undefined && wanted.trim().toLowerCase() === name?.trim().toLowerCase()
}

const refused = (message: string, rule?: number): Answer =>
  jsonAnswer(
    400,
    { code: 400, error: true, message: rule === undefined ? message : `${message} (RuleNumber: ${rule})` },
    'refused',
    {},
    rule === undefined ? [] : [rule],
  )
