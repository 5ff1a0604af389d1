import { Problem } from '@lentera/contracts/kernel/problem'
import { proveRequest } from '../record/request-proof.js'
import type { Core } from './core.js'
import { destroySlots } from './destroy-slots.js'
import type { NetAnswer } from './ports.js'

/** The line ends a request in time; where it does not, nobody waits for ever (I12). */
const graceMs = 5000

export type Exchange<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly sentAt: number; readonly tookMs: number }
  /** The server said no, in its own words. */
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** The server is there and cannot now; nothing was consumed. */
  | { readonly kind: 'busy'; readonly code: string; readonly retryAfterS: number | null }
  /** No line, a cut answer, or somebody else's page (captive portal, proxy). */
  | { readonly kind: 'unreachable'; readonly retryAfterS: number | null }

export interface Asking {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: unknown
  readonly timeoutMs: number
  /** The answer repeats the name of the question; one to an earlier question counts as no line at all. */
  readonly isNamed?: true
  /** The answer is no JSON; the schema is shown its text. */
  readonly asText?: true
}

/** The part of a zod schema that is needed here. */
export interface AnswerSchema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false }
}

/**
 * One request, and a second one with a signature where the server no longer knows the browser by its cookie:
 * browsers write cookies late, and a power cut right after enrolment takes them. Only while unlocked; a locked
 * device waits for somebody to sign in. The answer brings a new cookie.
 */
export async function exchange<T>(
  core: Core,
  request: Asking,
  schema: AnswerSchema<T>,
): Promise<Exchange<T>> {
  const answer = await ask(core, request, schema)
  if (answer.kind !== 'problem') return answer
  const { code, wipe } = answer.problem
  if (code === 'auth.device_revoked' && wipe === true) await destroySlots(core)
  if (code !== 'auth.required') return answer
  const proof = await proofOf(core)
  if (proof === null) return answer
  core.note('cookie.lost')
  return ask(core, { ...request, proof }, schema)
}

async function proofOf({ ports, device, unlocked, offset }: Core): Promise<string | null> {
  if (!device || !unlocked) return null
  const claim = { deviceId: device.id, userId: unlocked.person.user.id, at: offset.now() }
  return proveRequest(ports.crypto, unlocked.signingKey, claim)
}

/**
 * One request whose answer is believed only when it has the shape of ours. A 200 that does not parse is a
 * captive portal's and counts as no line at all.
 */
async function ask<T>(
  core: Core,
  request: Asking & { proof?: string },
  schema: AnswerSchema<T>,
): Promise<Exchange<T>> {
  const { net, clock } = core.ports
  const { body: said, asText, isNamed, ...rest } = request
  const name = isNamed && `${core.startId}-${(core.asks += 1)}`
  const body = name ? { ...(said as object), ask: name } : said
  const sentAt = clock.monotonic()
  const watch = new AbortController()
  const toSend = {
    ...rest,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: watch.signal,
  }
  let stopWatching = () => {}
  const overdue = new Promise<never>((_, reject) => {
    stopWatching = clock.after(request.timeoutMs + graceMs, () => {
      core.note('request.stuck', request.path)
      watch.abort()
      reject(new Error('the line ended no request in time'))
    })
  })
  let answer: NetAnswer
  try {
    answer = await Promise.race([net.request(toSend), overdue])
  } catch {
    return { kind: 'unreachable', retryAfterS: null }
  } finally {
    stopWatching()
  }
  if (answer.status === 200) {
    const read = schema.safeParse(asText ? answer.text : parsed(answer.text))
    if (!read.success) return { kind: 'unreachable', retryAfterS: null }
    if (name && (read.data as { ask?: string }).ask !== name) {
      core.note('answer.old', request.path)
      return { kind: 'unreachable', retryAfterS: null }
    }
    return { kind: 'ok', value: read.data, sentAt, tookMs: clock.monotonic() - sentAt }
  }
  const problem = Problem.safeParse(parsed(answer.text))
  if (!problem.success) return { kind: 'unreachable', retryAfterS: answer.retryAfterS }
  if (answer.status >= 500 || answer.status === 429) {
    return {
      kind: 'busy',
      code: problem.data.code,
      // The body's first: a header knows whole seconds only, and would take the jitter out of them.
      retryAfterS: problem.data.retryAfterS ?? answer.retryAfterS,
    }
  }
  return { kind: 'problem', problem: problem.data }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
