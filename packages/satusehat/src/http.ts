import * as plain from 'node:http'
import * as tls from 'node:https'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH'
  /** May hold a NIK in its query: it is never repeated in an outcome. */
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal?: AbortSignal
}

/**
 * How one request ended. Codes are those of Node (`ECONNREFUSED`) or words of ours (`timeout`, `connect_timeout`,
 * `aborted`, `body_too_large`, `body_cut`, `unknown_encoding`); they name no host, address or content.
 */
export type HttpOutcome =
  | {
      readonly kind: 'answered'
      readonly status: number
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  /** No byte of the request left: no name, no connection, or no trusted one. */
  | { readonly kind: 'not_sent'; readonly code: string }
  /** It may have arrived. `status`: the answer began with it, and its body was lost. */
  | { readonly kind: 'unsure'; readonly code: string; readonly status?: number }

export interface HttpOptions {
  /** From the first look-up of the name to the last byte of the answer. Default 30,000. */
  readonly timeoutMs?: number
  /** Until the connection stands, TLS included. Default 10,000. */
  readonly connectTimeoutMs?: number
  /** Bytes of an answer after it was unpacked. Default 5 MB. */
  readonly bodyLimit?: number
  /** How long an idle connection is kept for the next request. Default 4,000; 0 keeps none. */
  readonly idleMs?: number
}

export interface Http {
  /** One request, one outcome; never throws, never repeats, follows no redirect. */
  send(request: HttpRequest): Promise<HttpOutcome>
  close(): void
}

/**
 * Over Node's own http, because it says when a connection stands: what fails before that was surely not sent.
 * Reusing connections spares three round trips on a slow line; a reused one that breaks counts as `unsure`, for its
 * other end may have read the request first.
 */
export function createHttp(options: HttpOptions = {}): Http {
  const { timeoutMs = 30_000, connectTimeoutMs = 10_000, bodyLimit = 5_000_000, idleMs = 4_000 } = options
  const keep = { keepAlive: idleMs > 0, ...(idleMs > 0 && { timeout: idleMs }) }
  const agents = { 'http:': new plain.Agent(keep), 'https:': new tls.Agent(keep) }

  return {
    send: (given) => exchange(given, { timeoutMs, connectTimeoutMs, bodyLimit, agents }),
    close: () => {
      agents['http:'].destroy()
      agents['https:'].destroy()
    },
  }
}

interface Limits {
  readonly timeoutMs: number
  readonly connectTimeoutMs: number
  readonly bodyLimit: number
  readonly agents: { readonly 'http:': plain.Agent; readonly 'https:': tls.Agent }
}

function exchange(given: HttpRequest, limits: Limits): Promise<HttpOutcome> {
  if (given.signal?.aborted) return Promise.resolve({ kind: 'not_sent', code: 'aborted' })
  const url = new URL(given.url)
  const secure = url.protocol === 'https:'
  const request = (secure ? tls : plain).request(url, {
    method: given.method,
    agent: limits.agents[secure ? 'https:' : 'http:'],
    headers: {
      'accept-encoding': 'gzip',
      ...given.headers,
      ...(given.body !== undefined && { 'content-length': Buffer.byteLength(given.body) }),
    },
  })

  return new Promise((resolve) => {
    let begun = false
    let status: number | undefined
    const settle = (outcome: HttpOutcome): void => {
      clearTimeout(total)
      clearTimeout(connecting)
      given.signal?.removeEventListener('abort', abort)
      if (outcome.kind !== 'answered') request.destroy()
      resolve(outcome)
    }
    const fail = (code: string): void =>
      settle(
        begun
          ? { kind: 'unsure', code, ...(status !== undefined && { status }) }
          : { kind: 'not_sent', code },
      )
    const abort = (): void => fail('aborted')
    const total = setTimeout(() => fail(begun ? 'timeout' : 'connect_timeout'), limits.timeoutMs)
    const connecting = setTimeout(() => fail('connect_timeout'), limits.connectTimeoutMs)
    const stands = (): void => {
      begun = true
      clearTimeout(connecting)
    }

    given.signal?.addEventListener('abort', abort)
    request.on('socket', (socket) => {
      if (request.reusedSocket) stands()
      else socket.once(secure ? 'secureConnect' : 'connect', stands)
    })
    // Stays on after the end: destroying a request may tell of an error once more.
    request.on('error', (error) => fail(codeOf(error)))
    request.on('response', (response) => {
      status = response.statusCode ?? 0
      readBody(response, limits.bodyLimit, (read) =>
        'body' in read
          ? settle({
              kind: 'answered',
              status: status ?? 0,
              headers: flat(response.headers),
              body: read.body,
            })
          : fail(read.code),
      )
    })
    request.end(given.body)
  })
}

type ReadBody = { readonly body: string } | { readonly code: string }

function readBody(response: plain.IncomingMessage, limit: number, done: (read: ReadBody) => void): void {
  const encoding = response.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  const zipped = encoding === 'gzip' || encoding === 'x-gzip'
  if (!zipped && encoding !== 'identity') return done({ code: 'unknown_encoding' })

  const chunks: Buffer[] = []
  let bytes = 0
  const stream = zipped ? pipeline(response, createGunzip(), () => undefined) : response
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    // Counted after unpacking: a small answer may unpack into a huge one.
    if (bytes > limit) done({ code: 'body_too_large' })
    else chunks.push(chunk)
  })
  stream.on('end', () => done({ body: Buffer.concat(chunks).toString('utf8') }))
  stream.on('error', () => done({ code: 'body_cut' }))
}

const codeOf = (error: NodeJS.ErrnoException): string => error.code ?? 'failed'

const flat = (headers: plain.IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]],
    ),
  )
