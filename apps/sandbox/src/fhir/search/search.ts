import { randomUUID } from 'node:crypto'
import { type Answer, jsonAnswer, refusal } from '../../gateway/answer.js'
import type { JsonObject } from '../../json/json.js'
import { foundPatient } from '../../people/masked-patient.js'
import type { StoredResource } from '../../store/stored-resource.js'
import type { House } from '../house.js'
import type { Identifier } from '../identifiers.js'
import { notSelective } from '../messages.js'
import { parseReference } from '../references.js'
import type { ResourceType } from '../resource.js'
import { innerAddress } from '../stored-answer.js'
import { matches, referenceText } from './matches.js'
import { searchParameters } from './search-parameters.js'
import { searchedIdentifier } from './searched-identifier.js'

const PAGE = 100
const LARGEST_PAGE = 1000
const OWN_WORDS = ['identifier', 'nik', '_id', '_count', '_sort', '_page_token', '_lastUpdated']

/** GET of a type: a searchset with those that answer to every parameter. */
export function search(house: House, type: ResourceType, query: URLSearchParams): Answer {
  const table = searchParameters[type]
  const unknown = [...query.keys()].find((name) => !(name in table) && !OWN_WORDS.includes(name))
  if (unknown !== undefined)
    return refusal(400, [{ code: 'not-supported', text: `unsupported search parameter: ${unknown}` }])
  const identifier = searchedIdentifier(type, query)
  if (identifier === 'unreadable') {
    return refusal(400, [{ code: 'value', text: 'identifier needs system|value' }])
  }
  const candidates = candidatesOf(house, type, query, identifier)
  if (candidates === null) return refusal(400, [{ code: 'value', text: notSelective }])
  const found = candidates.filter((row) =>
    Object.entries(table).every(([name, parameter]) =>
      query.getAll(name).every((said) => matches(row, parameter, said)),
    ),
  )
  const since = query.get('_lastUpdated')
  const rows =
    since === null ? found : found.filter(({ version }) => updatedWithin(version.lastUpdated, since))
  if (query.get('_sort') === '-_lastUpdated') rows.sort((a, b) => b.version.micros - a.version.micros)
  if (query.get('_sort') === '_lastUpdated') rows.sort((a, b) => a.version.micros - b.version.micros)
  return searchset(house, type, query, rows)
}

/** Of all indexes the one that leaves least; null when every resource of the type would have to be walked through. */
function candidatesOf(
  { memory: { store } }: House,
  type: ResourceType,
  query: URLSearchParams,
  identifier: Identifier | null,
): StoredResource[] | null {
  const id = query.get('_id')
  if (id !== null) return [store.get(type, id)].filter((row) => row !== undefined)
  if (identifier !== null) return store.byIdentifier(type, identifier)
  const pointing = Object.entries(searchParameters[type]).flatMap(([name, parameter]) => {
    const said = query.get(name)
    if (said === null || parameter.kind !== 'reference') return []
    const target = parseReference(referenceText(said, parameter.target))
    return [target === null ? [] : store.pointingAt(type, target)]
  })
  if (pointing.length > 0)
    return pointing.reduce((least, rows) => (rows.length < least.length ? rows : least))
  const mayWalk =
    type === 'Organization' || type === 'Location'
      ? query.has('name') || query.has('type')
      : (type === 'Patient' || type === 'Practitioner') &&
        ['name', 'birthdate', 'gender'].every((name) => query.has(name))
  return mayWalk ? [...store.ofType(type)] : null
}

function updatedWithin(lastUpdated: string, said: string): boolean {
  const [, prefix = 'eq', day = ''] = /^(ge|le|gt|lt|eq)?(.*)$/.exec(said) ?? []
  const own = lastUpdated.slice(0, day.length)
  return (
    (own === day && prefix !== 'gt' && prefix !== 'lt') ||
    (own > day && (prefix === 'ge' || prefix === 'gt')) ||
    (own < day && (prefix === 'le' || prefix === 'lt'))
  )
}

function searchset(house: House, type: ResourceType, query: URLSearchParams, rows: StoredResource[]): Answer {
  const count = Math.min(Number(query.get('_count') ?? PAGE) || PAGE, LARGEST_PAGE)
  const from = Number(query.get('_page_token') ?? 0) || 0
  const entry: JsonObject[] = rows.slice(from, from + count).map((row) => ({
    fullUrl: innerAddress(`${type}/${row.id}`),
    resource: type === 'Patient' ? foundPatient(row.resource) : row.resource,
    search: { mode: 'match' },
  }))
  if (house.faults.hiddenEntries && (query.has('patient') || query.has('subject')))
    entry.push(hiddenEntry(type))
  const link = (relation: string, token: number | null): JsonObject => ({
    relation,
    url: innerAddress(`${type}/?${pageQuery(query, token)}`),
  })
  const links = [link('search', null), link('first', null), link('self', from)]
  if (from + count < rows.length) links.push(link('next', from + count))
  const body: JsonObject = {
    resourceType: 'Bundle',
    type: 'searchset',
    total: rows.length,
    link: links,
    ...(entry.length > 0 && { entry }),
  }
  return jsonAnswer(200, body, 'found')
}

function pageQuery(query: URLSearchParams, token: number | null): string {
  const page = new URLSearchParams(query)
  page.delete('_page_token')
  if (token !== null && token > 0) page.set('_page_token', String(token))
  return page.toString()
}

/** Another facility's resource that the patient's consent does not show. */
function hiddenEntry(type: ResourceType): JsonObject {
  const id = randomUUID()
  const diagnostics = `No consent available for ${type}/${id}`
  return {
    fullUrl: innerAddress(`${type}/${id}`),
    resource: {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'information', code: 'suppressed', diagnostics }],
    },
  }
}
