import type { Json } from './json.js'

/** JSON text with the keys of every object in alphabetical order, as SATUSEHAT answers. */
export function sortedText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(sortedText).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const members = Object.keys(value)
    .sort()
    .flatMap((key) => {
      const member = value[key]
      return member === undefined ? [] : [`${JSON.stringify(key)}:${sortedText(member)}`]
    })
  return `{${members.join(',')}}`
}
