import { type Json, type JsonObject, isObject } from './json.js'

export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove' | 'test'
  readonly path: string
  readonly value?: Json
}

export type Patched =
  { readonly ok: true; readonly document: JsonObject } | { readonly ok: false; readonly why: string }

const OPERATIONS: readonly string[] = ['add', 'replace', 'remove', 'test']
const NEVER_A_KEY = ['__proto__', 'constructor', 'prototype']
const INDEX = /^(0|[1-9]\d{0,5})$/

/** The operations of a request, or null when the body is none. Source: RFC 6902. */
export function patchOperations(body: Json | undefined): PatchOperation[] | null {
  if (!Array.isArray(body) || body.length === 0) return null
  const operations: PatchOperation[] = []
  for (const entry of body) {
    if (!isObject(entry)) return null
    const { op, path, value } = entry
    if (typeof op !== 'string' || !OPERATIONS.includes(op)) return null
    if (typeof path !== 'string' || !path.startsWith('/')) return null
    if (op !== 'remove' && value === undefined) return null
    operations.push({ op: op as PatchOperation['op'], path, ...(value !== undefined && { value }) })
  }
  return operations
}

/** Applies all operations in order to a copy; the first that cannot be applied refuses the whole patch. */
export function applyPatch(document: JsonObject, operations: readonly PatchOperation[]): Patched {
  const copy = structuredClone(document)
  for (const operation of operations) {
    const why = applyOne(copy, operation)
    if (why !== null) return { ok: false, why }
  }
  return { ok: true, document: copy }
}

function applyOne(document: JsonObject, operation: PatchOperation): string | null {
  const keys = operation.path.slice(1).split('/').map(unescaped)
  if (keys.some((key) => NEVER_A_KEY.includes(key))) return `Invalid path: ${operation.path}`
  const last = keys.pop() ?? ''
  let at: Json | undefined = document
  for (const key of keys) at = stepInto(at, key)
  if (Array.isArray(at)) return applyToList(at, last, operation)
  if (isObject(at)) return applyToObject(at, last, operation)
  return `Path not found: ${operation.path}`
}

function stepInto(at: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(at)) return INDEX.test(key) ? at[Number(key)] : undefined
  return isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined
}

function applyToObject(at: JsonObject, key: string, { op, path, value }: PatchOperation): string | null {
  if (op !== 'add' && !Object.hasOwn(at, key)) return `Path not found: ${path}`
  if (op === 'remove') delete at[key]
  else if (op === 'test') return sameJson(at[key], value) ? null : `Test failed: ${path}`
  else at[key] = structuredClone(value ?? null)
  return null
}

function applyToList(at: Json[], key: string, { op, path, value }: PatchOperation): string | null {
  if (op === 'add' && key === '-') {
    at.push(structuredClone(value ?? null))
    return null
  }
  const index = INDEX.test(key) ? Number(key) : Number.NaN
  if (!(index < at.length || (op === 'add' && index === at.length))) return `Path not found: ${path}`
  if (op === 'add') at.splice(index, 0, structuredClone(value ?? null))
  else if (op === 'remove') at.splice(index, 1)
  else if (op === 'test') return sameJson(at[index], value) ? null : `Test failed: ${path}`
  else at[index] = structuredClone(value ?? null)
  return null
}

/** Equal as JSON: the order of keys does not matter. */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameJson(item, b[index]))
  }
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a)
    return keys.length === Object.keys(b).length && keys.every((key) => sameJson(a[key], b[key]))
  }
  return a === b
}

const unescaped = (key: string): string => key.replaceAll('~1', '/').replaceAll('~0', '~')
