import { type Json, type JsonObject, isObject, listOf } from './json.js'

/** One place an element of a path stands, or would have to stand. */
export interface Element {
  /** undefined: the element is missing in this parent. */
  readonly value: Json | undefined
  /** FHIRPath of the place, `Encounter.participant[0].individual`. */
  readonly at: string
}

/**
 * All places of a path such as `location.extension:ServiceClass.period.start`; lists are walked through, `:Name` picks
 * the extensions whose url ends in that name. A missing parent gives nothing, a missing last step one empty element.
 * The empty path is the resource itself.
 */
export function elementsAt(resource: JsonObject, type: string, path: string): Element[] {
  if (path === '') return [{ value: resource, at: type }]
  const steps = path.split('.')
  let parents: { value: JsonObject; at: string }[] = [{ value: resource, at: type }]
  for (const step of steps.slice(0, -1)) {
    parents = parents.flatMap((parent) =>
      stepFrom(parent, step).flatMap(({ value, at }) => (isObject(value) ? [{ value, at }] : [])),
    )
  }
  return parents.flatMap((parent) => {
    const step = steps.at(-1) ?? ''
    const found = stepFrom(parent, step)
    return found.length > 0 ? found : [{ value: undefined, at: `${parent.at}.${step}` }]
  })
}

function stepFrom(parent: { value: JsonObject; at: string }, step: string): Element[] {
  const [key = '', slice] = step.split(':')
  const value = Object.hasOwn(parent.value, key) ? parent.value[key] : undefined
  const repeated = Array.isArray(value)
  return listOf(value).flatMap((item, index) =>
    slice === undefined || isSlice(item, slice)
      ? [{ value: item, at: `${parent.at}.${key}${repeated ? `[${index}]` : ''}` }]
      : [],
  )
}

const isSlice = (item: Json, slice: string): boolean =>
  isObject(item) && typeof item.url === 'string' && (item.url === slice || item.url.endsWith(`/${slice}`))
