import type { HttpOutcome } from '../http.js'
import type { NotSent, ReadFailure, Refused, Unsure, WriteFailure } from '../outcome.js'
import { faultCode, isDuplicate, issuesOf } from './issues.js'
import { parseJson } from './json.js'
import { retryAfterMs } from './retry-after.js'
import type { WayCode } from '../codes.js'

/** Whether anything over there may have changed: only a write leaves doubt. */
export type Intent = 'read' | 'write'

export type Judged = { readonly kind: 'body'; readonly status: number; readonly body: unknown } | WriteFailure

/** What an outcome of the line means. Its shape was not looked at yet when it is a `body`. */
export function judge(outcome: HttpOutcome, intent: Intent, now: number): Judged {
  switch (outcome.kind) {
    case 'not_sent':
      return { kind: 'not_sent', code: 'satusehat.unreachable', detail: outcome.code }
    case 'unsure':
      return withoutBody(outcome, intent)
    case 'answered':
      return withBody(outcome, intent, now)
  }
}

/** In doubt after a write; of a read only no use. */
export const doubt = (intent: Intent, code: WayCode, detail?: string): NotSent | Unsure => ({
  kind: intent === 'write' ? 'unsure' : 'not_sent',
  code,
  ...(detail !== undefined && { detail }),
})

/** A read changes nothing over there: whatever its answer leaves open, it may be asked again. */
export const ofRead = (failure: WriteFailure): ReadFailure =>
  failure.kind === 'unsure' ? { ...failure, kind: 'not_sent' } : failure

/** The answer got lost on the way. Its status, if that came, still says that a refused write was not taken. */
function withoutBody({ code, status = 0 }: { code: string; status?: number }, intent: Intent): WriteFailure {
  if (status === 401) return { kind: 'unauthorized', code: 'satusehat.unauthorized' }
  if (status === 429) return { kind: 'busy' }
  if (status >= 400 && status < 500) return { kind: 'not_sent', code: 'satusehat.answer_cut', detail: code }
  return doubt(intent, 'satusehat.no_answer', code)
}

function withBody(answer: HttpOutcome & { kind: 'answered' }, intent: Intent, now: number): Judged {
  const { status, headers } = answer
  const body = parseJson(answer.body)
  const fault = faultCode(body)
  const afterMs = retryAfterMs(headers, now)

  // The gateway asks for the token and counts calls before anything behind it sees the request, so neither was
  // taken, whatever status it chose to give (a spike arrest may come as 500).
  if (status === 401 || /access[_ ]?token/i.test(fault))
    return { kind: 'unauthorized', code: 'satusehat.unauthorized' }
  if (
    status === 429 ||
    /ratelimit|QuotaViolation|SpikeArrest/i.test(fault) ||
    (status === 503 && afterMs !== undefined)
  )
    return { kind: 'busy', ...(afterMs !== undefined && { afterMs }) }
  // 408: the request did not arrive whole.
  if (status === 408) return { kind: 'not_sent', code: 'satusehat.no_answer', detail: 'HTTP 408' }
  if (status >= 500) return doubt(intent, 'satusehat.server_error', `HTTP ${status}`)
  if (status >= 400) return refused(status, body)
  if (status >= 300 || status < 200) return doubt(intent, 'satusehat.redirected', `HTTP ${status}`)
  // A refusal may come as 200, above all as the bare list.
  if (issuesOf(body).length > 0) return refused(status, body)
  if (body === undefined) return doubt(intent, 'satusehat.unreadable_answer', `HTTP ${status}`)
  return { kind: 'body', status, body }
}

function refused(status: number, body: unknown): Refused {
  const issues = issuesOf(body)
  return { kind: 'refused', status, issues, duplicate: isDuplicate(issues) }
}
