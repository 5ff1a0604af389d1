import { type Json, isObject } from '../json/json.js'

export interface Reference {
  readonly type: string
  readonly id: string
}

const RELATIVE = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/

/** `Patient/P02478375538` in its parts, or null for every other way to refer. */
export function parseReference(text: string): Reference | null {
  const match = RELATIVE.exec(text)
  return match?.[1] && match[2] ? { type: match[1], id: match[2] } : null
}

/** Every `reference` text anywhere in a value. */
export function referencesIn(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'reference' && typeof member === 'string' ? [member] : referencesIn(member),
  )
}
