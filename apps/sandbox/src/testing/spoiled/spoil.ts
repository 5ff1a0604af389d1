import { isObject, type Json, type JsonObject } from '../../json/json.js'

/** An id that nothing here has. */
export const GONE = '00000000-0000-4000-8000-000000000000'

/** One way to spoil a good resource, and what is said to it. */
export interface Spoil {
  /** null: a rule whose number is not published */
  readonly rule: number | null
  /** what is done, for the title of the test */
  readonly how: string
  readonly changes: readonly (readonly [path: string, value: Json | undefined])[]
  /** The sentence, up to its rule number. */
  readonly says: string
}

/** undefined removes the element. */
export const spoil = (rule: number | null, path: string, value: Json | undefined, says: string): Spoil => ({
  rule,
  how: `${path} = ${value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 60)}`,
  changes: [[path, value]],
  says,
})

export const missing = (rule: number | null, path: string, element: string): Spoil =>
  spoil(rule, path, undefined, `Element not found: ${element}`)

export const unreferenced = (rule: number | null, path: string, element: string): Spoil =>
  spoil(rule, path, undefined, `Reference is mandatory : ${element}`)

/** Points at something that is not here. */
export const dangling = (rule: number | null, path: string, target: string): Spoil =>
  spoil(rule, path, { reference: target }, `Reference not found: ${target}`)

/** Points at a thing of another kind. */
export const mistargeted = (rule: number | null, path: string, target: string, element: string): Spoil =>
  spoil(rule, path, { reference: target }, `Invalid reference: ${target} in ${element}`)

export const FOREIGN = 'http://example.org/own-codes'

/** A concept with a coding of a system that nobody allowed. */
export const foreignConcept = (rule: number | null, path: string): Spoil =>
  spoil(rule, path, { coding: [{ system: FOREIGN, code: 'x' }] }, `Invalid coding system: ${FOREIGN}`)

/** A quantity whose unit is of such a system. */
export const foreignUnit = (rule: number | null, path: string): Spoil =>
  spoil(rule, path, { value: 1, system: FOREIGN, code: 'x' }, `Invalid coding system: ${FOREIGN}`)

export const unknownConcept = (rule: number | null, path: string, system: string, code: string): Spoil =>
  spoil(rule, path, { coding: [{ system, code }] }, `Code not found: '${code}' in system: ${system}`)

export const unknownUnit = (rule: number | null, path: string, system: string, code: string): Spoil =>
  spoil(rule, path, { value: 1, system, code }, `Code not found: '${code}' in system: ${system}`)

export const unknownCode = (rule: number | null, path: string, system: string, code: string): Spoil =>
  spoil(rule, path, code, `Code not found: '${code}' in system: ${system}`)

export const foreignIdentifier = (rule: number | null, path: string): Spoil =>
  spoil(rule, path, { system: FOREIGN, value: 'X' }, `Invalid identifier system: ${FOREIGN}`)

export const ofOtherOrganization = (rule: number | null, path: string, name: string): Spoil => {
  const system = `http://sys-ids.kemkes.go.id/${name}/10000099`
  return spoil(rule, path, { system, value: 'X' }, `Wrong organization ID provided by system URL: ${system}`)
}

/** A local time where UTC is asked. */
export const localTime = (rule: number | null, path: string): Spoil =>
  spoil(rule, path, '2026-11-02T08:25:00+07:00', 'Invalid date time format : 2026-11-02T08:25:00+07:00')

export const tomorrow = (rule: number | null, path: string): Spoil =>
  spoil(rule, path, '2026-11-03T03:00:00+00:00', 'Invalid date time value : 2026-11-03T03:00:00+00:00')

export const longAgo = (rule: number | null, path: string): Spoil =>
  spoil(rule, path, '2014-06-02T23:59:59+00:00', 'Invalid date time value : 2014-06-02T23:59:59+00:00')

/** An end before every start of the good resources. */
export const endFirst = (rule: number | null, path: string): Spoil =>
  spoil(rule, path, '2026-11-01T00:00:00+00:00', 'Invalid date time value : 2026-11-01T00:00:00+00:00')

export const quoted = (rule: number | null, path: string): Spoil =>
  spoil(rule, path, '12', "Integer formated as a string: '12'")

export const negative = (rule: number | null, path: string): Spoil =>
  spoil(rule, path, -1, 'Invalid number value : -1')

export const emptied = (rule: number | null, path: string): Spoil =>
  spoil(rule, path, '', "Text is empty: ''")

/** A copy of a resource with the changes made; missing parents are made too. */
export function spoiled(good: JsonObject, { changes }: Spoil): JsonObject {
  const copy = structuredClone(good)
  for (const [path, value] of changes) change(copy, path.split('.'), value)
  return copy
}

function change(root: JsonObject, keys: readonly string[], value: Json | undefined): void {
  let at: Json = root
  keys.forEach((key, index) => {
    const isLast = index === keys.length - 1
    const fresh: Json = /^\d+$/.test(keys[index + 1] ?? '') ? [] : {}
    if (Array.isArray(at)) {
      const place = Number(key)
      if (isLast) {
        if (value === undefined) at.splice(place, 1)
        else at[place] = structuredClone(value)
      } else at = at[place] ??= fresh
    } else if (isObject(at)) {
      if (isLast) {
        if (value === undefined) delete at[key]
        else at[key] = structuredClone(value)
      } else at = at[key] ??= fresh
    }
  })
}
