import { elementsAt } from '../../json/elements.js'
import { objectsOf, textOf, within } from '../../json/json.js'
import { parseReference } from '../references.js'
import type { StoredResource } from '../../store/stored-resource.js'
import type { SearchParameter } from './search-parameters.js'

/** Does a resource answer to one parameter? */
export function matches(row: StoredResource, parameter: SearchParameter, said: string): boolean {
  switch (parameter.kind) {
    case 'name':
      return nameMatches(row, said)
    case 'reference': {
      const wanted = referenceText(said, parameter.target)
      return valuesOf(row, parameter.path).some((value) => textOf(within(value, 'reference')) === wanted)
    }
    case 'token':
      return valuesOf(row, parameter.path).some((value) => tokenMatches(value, said))
    case 'date':
      return valuesOf(row, parameter.path).some(
        (value) => typeof value === 'string' && dateMatches(value, said),
      )
  }
}

/** `P024…` and `Patient/P024…` mean the same. */
export const referenceText = (said: string, target: string): string =>
  parseReference(said) === null ? `${target}/${said}` : said

const valuesOf = (row: StoredResource, path: string) =>
  elementsAt(row.resource, row.type, path).map(({ value }) => value)

/** Every word begins a word of the name. */
function nameMatches({ resource }: StoredResource, said: string): boolean {
  const names = [textOf(resource.name), ...objectsOf(resource.name).map(({ text }) => textOf(text))]
  const words = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean)
  return names.some((name) => {
    const has = words(name ?? '')
    return words(said).every((word) => has.some((other) => other.startsWith(word)))
  })
}

/** `code` or `system|code` */
function tokenMatches(value: ReturnType<typeof valuesOf>[number], said: string): boolean {
  const bar = said.lastIndexOf('|')
  const [system, code] = bar === -1 ? [null, said] : [said.slice(0, bar), said.slice(bar + 1)]
  if (typeof value === 'string') return value === code
  return objectsOf(within(value, 'coding')).some(
    (coding) => coding.code === code && (system === null || coding.system === system),
  )
}

/** A day, a month or a year, with `ge`, `le`, `gt`, `lt` or nothing before it. */
function dateMatches(value: string, said: string): boolean {
  const [, prefix = '', day = said] = /^(ge|le|gt|lt|eq)?(.*)$/.exec(said) ?? []
  const own = value.slice(0, day.length)
  if (prefix === 'ge') return own >= day
  if (prefix === 'le') return own <= day
  if (prefix === 'gt') return own > day
  if (prefix === 'lt') return own < day
  return own === day
}
