import { Problem } from '@lentera/contracts/kernel/problem'
import type { Core } from './core.js'
import type { NetAnswer } from './ports.js'

export type Exchange<T> =
  | { readonly kind: 'ok'; readonly value: T; readonly sentAt: number; readonly tookMs: number }
  /** The server said no, in its own words. */
  | { readonly kind: 'problem'; readonly problem: Problem }
  /** The server is there and cannot now; nothing was consumed. */
  | { readonly kind: 'busy'; readonly code: string; readonly retryAfterS: number | null }
  /** No line, a cut answer, or somebody else's page (captive portal, proxy). */
  | { readonly kind: 'unreachable'; readonly retryAfterS: number | null }

/** The part of a zod schema that is needed here. */
export interface AnswerSchema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false }
}

/**
 * One request whose answer is believed only when it has the shape of ours. A 200 that does not parse is a
 * captive portal's and counts as no line at all.
 */
export async function exchange<T>(
  core: Core,
  request: { method: 'GET' | 'POST'; path: string; body?: unknown; timeoutMs: number },
  schema: AnswerSchema<T>,
): Promise<Exchange<T>> {
  const { net, clock } = core.ports
  const { body, ...rest } = request
  const sentAt = clock.monotonic()
  let answer: NetAnswer
  try {
    answer = await net.request(body === undefined ? rest : { ...rest, body: JSON.stringify(body) })
  } catch {
    return { kind: 'unreachable', retryAfterS: null }
  }
  const json = parsed(answer.text)
  if (answer.status === 200) {
    const read = schema.safeParse(json)
    if (!read.success) return { kind: 'unreachable', retryAfterS: null }
    return { kind: 'ok', value: read.data, sentAt, tookMs: clock.monotonic() - sentAt }
  }
  const problem = Problem.safeParse(json)
  if (!problem.success) return { kind: 'unreachable', retryAfterS: answer.retryAfterS }
  if (answer.status >= 500 || answer.status === 429) {
    return {
      kind: 'busy',
      code: problem.data.code,
      retryAfterS: answer.retryAfterS ?? problem.data.retryAfterS ?? null,
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
