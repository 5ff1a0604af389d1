import { at, isObject, listOf, textAt, type JsonObject } from './answers/json.js'

/** One page of a searchset; null when the answer is none. */
export interface SearchPage {
  readonly resources: readonly JsonObject[]
  /** Address of the next page as it was given; null on the last. */
  readonly next: string | null
}

export function searchPage(body: unknown): SearchPage | null {
  if (textAt(body, 'resourceType') !== 'Bundle') return null
  const next = listOf(at(body, 'link')).find((link) => textAt(link, 'relation') === 'next')
  return {
    resources: listOf(at(body, 'entry'))
      .map((entry) => at(entry, 'resource'))
      .filter(isObject),
    next: next === undefined ? null : (textAt(next, 'url') ?? ''),
  }
}

/**
 * Where the next page lies, under our own base: recorded answers name hosts of the ministry's inside, and a token goes
 * nowhere but to the address that was configured. Of the link only its query is taken. null: it leads somewhere else
 * than to this search.
 */
export function nextUrl(link: string, search: string): string | null {
  if (!URL.canParse(link, search)) return null
  const given = new URL(link, search)
  const own = new URL(search)
  const type = own.pathname.slice(own.pathname.lastIndexOf('/'))
  if (given.search === '' || !given.pathname.endsWith(type)) return null
  return `${own.origin}${own.pathname}${given.search}`
}
