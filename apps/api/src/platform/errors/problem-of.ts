import type { ProblemCode } from '@lentera/contracts/kernel/problem'
import { ProblemError } from '@lentera/sync/server/problem-error'
import { StoreConflict, StoreUnavailable } from '@lentera/sync/server/store'

const byFrameworkCode: Record<string, ProblemCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body.too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'body.malformed',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'body.malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'body.malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'body.malformed',
  FST_ERR_BAD_URL: 'route.not_found',
  FST_ERR_MAX_PARAM_LENGTH: 'route.not_found',
  FST_ERR_NOT_FOUND: 'route.not_found',
}

const byStatus: Record<number, ProblemCode> = {
  400: 'body.malformed',
  401: 'auth.required',
  403: 'auth.forbidden',
  404: 'route.not_found',
  413: 'body.too_large',
  415: 'body.malformed',
  429: 'rate.limited',
  503: 'server.busy',
}

/** Any error as the problem it is; `server.error` for what nobody expected. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error
  if (error instanceof StoreUnavailable || error instanceof StoreConflict)
    return new ProblemError('server.busy', { retryAfterS: 5 })
  const { code, statusCode, getStatus } = error as {
    code?: unknown
    statusCode?: unknown
    getStatus?: () => number
  }
  const known = typeof code === 'string' ? byFrameworkCode[code] : undefined
  if (known) return new ProblemError(known)
  const status = typeof getStatus === 'function' ? getStatus.call(error) : statusCode
  return new ProblemError((typeof status === 'number' && byStatus[status]) || 'server.error')
}
