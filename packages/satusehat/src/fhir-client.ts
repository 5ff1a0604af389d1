import { isDuplicate } from './answers/issues.js'
import { isObject, textAt, type JsonObject } from './answers/json.js'
import { doubt, judge, ofRead, type Judged } from './answers/judge.js'
import { patientAnswer, type CreatedPatient } from './answers/patient-answer.js'
import type { Http, HttpRequest } from './http.js'
import type { Issue, ReadResult, Refused, WriteResult } from './outcome.js'
import { nextUrl, searchPage } from './search-pages.js'
import type { SatusehatSettings } from './settings.js'
import type { Tokens } from './token.js'

/** What the client needs of a resource; whoever made it knows the rest. */
export interface Sendable {
  readonly resourceType: string
  readonly id?: string | undefined
}

/** A resource as the platform gave it back: parts are masked, added or in another order, so only its id is sure. */
export type Received = JsonObject & { readonly resourceType: string; readonly id: string }

export interface PatchOperation {
  readonly op: 'add' | 'replace' | 'remove' | 'test'
  readonly path: string
  readonly value?: unknown
}

/** One call, one typed result; nothing is repeated but, once, with a new token. Every method may be aborted. */
export interface FhirClient {
  read(type: string, id: string, signal?: AbortSignal): Promise<ReadResult<Received>>
  /** All pages in one list, with the notes (OperationOutcome) that stand between the hits. */
  search(
    type: string,
    params: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<ReadResult<readonly JsonObject[]>>
  create(resource: Sendable, signal?: AbortSignal): Promise<WriteResult<Received>>
  replace(resource: Sendable & { readonly id: string }, signal?: AbortSignal): Promise<WriteResult<Received>>
  patch(
    type: string,
    id: string,
    operations: readonly PatchOperation[],
    signal?: AbortSignal,
  ): Promise<WriteResult<{ readonly id: string }>>
  createPatient(patient: Sendable, signal?: AbortSignal): Promise<WriteResult<CreatedPatient>>
}

export interface FhirClientParts {
  readonly settings: Pick<SatusehatSettings, 'fhirUrl'>
  readonly http: Http
  readonly tokens: Tokens
  /** Epoch milliseconds. */
  readonly now: () => number
  /** A search that goes on longer is given up. Default 20. */
  readonly mostPages?: number
}

export function createFhirClient({
  settings,
  http,
  tokens,
  now,
  mostPages = 20,
}: FhirClientParts): FhirClient {
  const urlOf = (...parts: string[]): string =>
    [settings.fhirUrl, ...parts.map((part) => encodeURIComponent(part))].join('/')

  const call = async (request: Call): Promise<Judged> => {
    const token = await tokens.current()
    if (token.kind === 'retry') return { ...token, kind: 'not_sent' }
    const first = await attempt(request, token.accessToken)
    if (first.kind !== 'unauthorized') return first

    await tokens.invalidate(token.accessToken)
    const renewed = await tokens.current()
    if (renewed.kind === 'retry')
      return {
        kind: 'unauthorized',
        code: renewed.code,
        ...(renewed.afterMs !== undefined && { afterMs: renewed.afterMs }),
      }
    // Refused before anything behind the gateway saw it, so a write goes out a second time without harm.
    const second = await attempt(request, renewed.accessToken)
    if (second.kind === 'unauthorized') await tokens.distrust(renewed.accessToken)
    return second
  }

  const attempt = async ({ method, url, content, signal }: Call, accessToken: string): Promise<Judged> =>
    judge(
      await http.send({
        method,
        url,
        headers: {
          authorization: `Bearer ${accessToken}`,
          accept: 'application/json',
          ...(content !== undefined && { 'content-type': 'application/json' }),
        },
        ...(content !== undefined && { body: JSON.stringify(content) }),
        ...(signal && { signal }),
      }),
      method === 'GET' ? 'read' : 'write',
      now(),
    )

  return {
    async read(type, id, signal) {
      const judged = await call({ method: 'GET', url: urlOf(type, id), ...(signal && { signal }) })
      const result = received(judged, type)
      return result.kind === 'ok' ? result : ofRead(result)
    },

    async search(type, params, signal) {
      const query = Object.entries(params).map((pair) => pair.map(encodeURIComponent).join('='))
      const search = urlOf(type)
      const found: JsonObject[] = []
      const seen = new Set<string>()
      for (let url: string | null = `${search}?${query.join('&')}`; url !== null && !seen.has(url);) {
        if (seen.size === mostPages) return { kind: 'not_sent', code: 'satusehat.too_many_pages' }
        seen.add(url)
        const judged: Judged = await call({ method: 'GET', url, ...(signal && { signal }) })
        if (judged.kind !== 'body') return ofRead(judged)
        const page = searchPage(judged.body)
        if (!page) return { kind: 'not_sent', code: 'satusehat.unreadable_answer' }
        found.push(...page.resources)
        url = page.next === null ? null : nextUrl(page.next, search)
        if (page.next !== null && url === null) return { kind: 'not_sent', code: 'satusehat.foreign_link' }
      }
      return { kind: 'ok', value: found }
    },

    async create(resource, signal) {
      const { resourceType } = resource
      const request = { method: 'POST', url: urlOf(resourceType), content: resource } as const
      return received(await call({ ...request, ...(signal && { signal }) }), resourceType)
    },

    async replace(resource, signal) {
      const { resourceType, id } = resource
      const request = { method: 'PUT', url: urlOf(resourceType, id), content: resource } as const
      const result = received(await call({ ...request, ...(signal && { signal }) }), resourceType)
      if (result.kind === 'ok' && result.value.id !== id) return doubt('write', 'satusehat.unreadable_answer')
      return result
    },

    async patch(type, id, operations, signal) {
      const request = { method: 'PATCH', url: urlOf(type, id), content: operations } as const
      const judged = await call({ ...request, ...(signal && { signal }) })
      // An amended Patient is answered in the form of a created one.
      return type === 'Patient' ? patient(judged) : received(judged, type)
    },

    async createPatient(given, signal) {
      const request = { method: 'POST', url: urlOf('Patient'), content: given } as const
      return patient(await call({ ...request, ...(signal && { signal }) }))
    },
  }
}

type Call = Pick<HttpRequest, 'method' | 'url' | 'signal'> & { readonly content?: unknown }

/** The id is taken from the body: the `Location` of an answer names a store behind the gateway. */
function received(judged: Judged, type: string): WriteResult<Received> {
  if (judged.kind !== 'body') return judged
  const { body } = judged
  const id = textAt(body, 'id')
  return isObject(body) && textAt(body, 'resourceType') === type && id !== null && id !== ''
    ? { kind: 'ok', value: body as Received }
    : doubt('write', 'satusehat.unreadable_answer', `HTTP ${judged.status}`)
}

function patient(judged: Judged): WriteResult<CreatedPatient> {
  if (judged.kind !== 'body') return judged
  const answer = patientAnswer(judged.body)
  if (answer === null) return doubt('write', 'satusehat.unreadable_answer', `HTTP ${judged.status}`)
  return 'refusal' in answer ? refusedPatient(judged.status, answer.refusal) : { kind: 'ok', value: answer }
}

function refusedPatient(status: number, text: string): Refused {
  const issue: Issue = { rule: null, code: 'patient', text, expression: [] }
  return { kind: 'refused', status, issues: [issue], duplicate: isDuplicate([issue]) }
}
