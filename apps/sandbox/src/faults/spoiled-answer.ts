import { type Answer, jsonAnswer, textAnswer } from '../gateway/answer.js'
import { invalidAccessToken, quotaViolation } from '../gateway/gateway-faults.js'
import type { Fault } from './fault.js'

const RETRY_AFTER = 30
const HTML = 'text/html; charset=utf-8'
const page = (title: string, said: string): string =>
  `<!doctype html><html lang="id"><head><title>${title}</title></head><body><h1>${title}</h1><p>${said}</p></body></html>`

/** The page of a house that is being repaired. */
export const maintenanceAnswer = (): Answer =>
  textAnswer(503, page('Pemeliharaan Sistem', 'Layanan sedang dalam pemeliharaan.'), 'maintenance', HTML)

/**
 * What a fault makes of an answer; null where nothing is sent at all. `answer`: what would have been said, null when the
 * request was not carried out.
 */
export function spoiledAnswer(fault: Fault, answer: Answer | null): Answer | null {
  const outcome = `fault:${fault.kind}` as const
  switch (fault.kind) {
    case 'unauthorized':
      return jsonAnswer(401, invalidAccessToken, outcome)
    case 'quota':
      return jsonAnswer(429, quotaViolation, outcome, {
        'retry-after': String(fault.retryAfter ?? RETRY_AFTER),
      })
    case 'server-error':
      return textAnswer(500, 'Internal Server Error', outcome)
    case 'bad-gateway':
      return textAnswer(502, 'Bad Gateway', outcome)
    case 'gateway-timeout':
      return textAnswer(504, 'Gateway Timeout', outcome)
    case 'html-ok':
      return textAnswer(200, page('Login', 'Silakan masuk ke jaringan.'), outcome, HTML)
    case 'html-unavailable':
      return textAnswer(503, page('Service Unavailable', 'Coba beberapa saat lagi.'), outcome, HTML)
    case 'truncated-json':
      return answer && { ...answer, outcome, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) }
    case 'slow-answer':
      return answer && { ...answer, outcome }
    case 'no-answer':
    case 'drop-before-commit':
    case 'drop-after-commit':
      return null
  }
}
