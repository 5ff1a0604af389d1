/** A value as it stands in a JSON text. */
export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** One thing, several or none, as a list: FHIR has the same element single here and repeated there. */
export function listOf(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

export const objectsOf = (value: Json | undefined): JsonObject[] => listOf(value).filter(isObject)

export const textOf = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

/** The value behind keys, if every step leads on. */
export function within(value: Json | undefined, ...keys: string[]): Json | undefined {
  let at: Json | undefined = value
  for (const key of keys) at = isObject(at) && Object.hasOwn(at, key) ? at[key] : undefined
  return at
}

/** undefined: not JSON. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}
