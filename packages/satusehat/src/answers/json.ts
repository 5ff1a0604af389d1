export type JsonObject = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value at that key where there is an object with it. */
export const at = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined)

export const textAt = (value: unknown, key: string): string | null => {
  const found = at(value, key)
  return typeof found === 'string' ? found : null
}

/** A list, a single value or nothing, as a list: FHIR gives one identifier where others give several. */
export const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

/** undefined: truncated, a page in HTML, a word in plain text. */
export function parseJson(body: string): unknown {
  try {
    return JSON.parse(body.replace(/^\uFEFF/, '')) as unknown
  } catch {
    return undefined
  }
}
