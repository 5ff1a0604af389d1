import { isObject, parseJson, textAt, at } from './answers/json.js'
import { faultCode, issuesOf } from './answers/issues.js'
import { retryAfterMs } from './answers/retry-after.js'
import type { WayCode } from './codes.js'
import type { Http, HttpOutcome } from './http.js'
import type { SatusehatSettings } from './settings.js'
import { LockTaken, type StoredToken, type TokenFailure, type TokenStore } from './token/token-store.js'

/** A token near its end is renewed before somebody is refused with it. */
const RENEW_BEFORE_MS = 300_000
/** Source: SATUSEHAT playbook, authentication: one token request a minute after one that failed. */
const WAIT_AFTER_FAILURE_MS = 60_000
/** Where the answer does not say how long it lasts. */
const UNKNOWN_LIFETIME_MS = 600_000

export type TokenAnswer =
  | { readonly kind: 'ok'; readonly accessToken: string }
  /** There is no token now. Nobody sleeps: whoever asked comes back, not before `afterMs` where that is said. */
  | { readonly kind: 'retry'; readonly code: WayCode; readonly detail?: string; readonly afterMs?: number }

export interface Tokens {
  current(): Promise<TokenAnswer>
  /** That token was refused: the next asker gets another one. Does nothing when it was replaced already. */
  invalidate(accessToken: string): Promise<void>
  /** That token was refused although it was new: more of them mend nothing, so nobody asks again for a minute. */
  distrust(accessToken: string): Promise<void>
}

export interface TokenParts {
  readonly settings: Pick<SatusehatSettings, 'authUrl' | 'clientId' | 'clientSecret'>
  readonly http: Http
  readonly store: TokenStore
  /** Epoch milliseconds. */
  readonly now: () => number
}

/** The one token of a facility, asked for by one at a time in this process and, through the store, in all of them. */
export function createTokens({ settings, http, store, now }: TokenParts): Tokens {
  const holder = `${settings.clientId}@${settings.authUrl}`
  let renewing: Promise<TokenAnswer> | null = null

  const mine = async (): Promise<StoredToken | null> => {
    const token = await store.read()
    // A token from the future: the clock was set back, and its end says nothing any more.
    return token?.holder === holder && token.obtainedAt <= now() ? token : null
  }
  const remember = (failure: Omit<TokenFailure, 'holder' | 'failedAt'>): Promise<void> =>
    store.fail({ ...failure, holder, failedAt: now() })

  const waiting = async (): Promise<TokenAnswer | null> => {
    const failure = await store.failure()
    if (failure?.holder !== holder) return null
    const since = now() - failure.failedAt
    if (since >= failure.waitMs) return null
    // The clock was set back: count from here, or the wait would last as long as the clock was wrong.
    if (since < 0) await remember(failure)
    return {
      kind: 'retry',
      code: failure.code as WayCode,
      afterMs: failure.waitMs - Math.max(since, 0),
    }
  }

  const renew = (): Promise<TokenAnswer> =>
    store.lock(async () => {
      const token = await mine()
      if (token && isFresh(token, now())) return ok(token)
      // Not renewed is not lost: it may be used to its end.
      const still = token && now() < token.expiresAt ? ok(token) : null
      const wait = await waiting()
      if (wait) return still ?? wait

      const asked = await ask({ settings, http, holder, now })
      if ('token' in asked) {
        await store.write(asked.token)
        return ok(asked.token)
      }
      const { code, detail, waitMs } = asked
      if (waitMs !== null) await remember({ code, waitMs })
      return (
        still ?? {
          kind: 'retry',
          code,
          ...(detail !== undefined && { detail }),
          ...(waitMs !== null && { afterMs: waitMs }),
        }
      )
    })

  /** Whoever holds the lock that long is renewing the token already. */
  const unlessTaken = (work: () => Promise<void>): Promise<void> =>
    store.lock(work).catch((error: unknown) => {
      if (!(error instanceof LockTaken)) throw error
    })

  const drop = async (accessToken: string): Promise<boolean> => {
    if ((await store.read())?.accessToken !== accessToken) return false
    await store.forget()
    return true
  }

  return {
    async current() {
      const token = await mine()
      if (token && isFresh(token, now())) return ok(token)
      renewing ??= renew().finally(() => {
        renewing = null
      })
      return renewing.catch(lockTaken)
    },
    invalidate: (accessToken) =>
      unlessTaken(async () => {
        await drop(accessToken)
      }),
    distrust: (accessToken) =>
      unlessTaken(async () => {
        if (await drop(accessToken))
          await remember({ code: 'satusehat.unauthorized', waitMs: WAIT_AFTER_FAILURE_MS })
      }),
  }
}

const ok = ({ accessToken }: StoredToken): TokenAnswer => ({ kind: 'ok', accessToken })

/** Short-lived ones are renewed at half their life, or they would be asked for at every call. */
const isFresh = ({ obtainedAt, expiresAt }: StoredToken, now: number): boolean =>
  now < expiresAt - Math.min(RENEW_BEFORE_MS, (expiresAt - obtainedAt) / 2)

const lockTaken = (error: unknown): TokenAnswer => {
  if (error instanceof LockTaken) return { kind: 'retry', code: 'satusehat.token_locked' }
  throw error
}

type Asked =
  | { readonly token: StoredToken }
  /** `waitMs` null: the call never reached the platform, so it counts for nothing there. */
  | { readonly code: WayCode; readonly detail?: string; readonly waitMs: number | null }

async function ask({
  settings,
  http,
  holder,
  now,
}: Omit<TokenParts, 'store'> & { readonly holder: string }): Promise<Asked> {
  const obtainedAt = now()
  const outcome = await http.send({
    method: 'POST',
    // The grant type belongs in the query, not in the form.
    url: `${settings.authUrl}/accesstoken?grant_type=client_credentials`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({
      client_id: settings.clientId,
      client_secret: settings.clientSecret,
    }).toString(),
  })
  if (outcome.kind === 'not_sent')
    return { code: 'satusehat.unreachable', detail: outcome.code, waitMs: null }
  if (outcome.kind === 'unsure')
    return { code: 'satusehat.token_unanswered', detail: outcome.code, waitMs: WAIT_AFTER_FAILURE_MS }
  const token = outcome.status === 200 ? tokenIn(outcome.body, { holder, obtainedAt }) : null
  if (token) return { token }
  const askedToWait = retryAfterMs(outcome.headers, now()) ?? 0
  return {
    code: whyRefused(outcome),
    detail: `HTTP ${outcome.status}`,
    waitMs: Math.max(WAIT_AFTER_FAILURE_MS, askedToWait),
  }
}

/** Every value of the answer is a string: `expires_in` "3599" in seconds, `issued_at` in milliseconds. */
function tokenIn(
  text: string,
  { holder, obtainedAt }: Pick<StoredToken, 'holder' | 'obtainedAt'>,
): StoredToken | null {
  const body = parseJson(text)
  const accessToken = textAt(body, 'access_token')
  // It becomes a header.
  if (accessToken === null || !/^[\x21-\x7e]+$/.test(accessToken)) return null
  const lifetime = positive(at(body, 'expires_in'))
  return {
    accessToken,
    holder,
    obtainedAt,
    expiresAt: obtainedAt + (lifetime === null ? UNKNOWN_LIFETIME_MS : lifetime * 1000),
    issuedAt: positive(at(body, 'issued_at')),
  }
}

const positive = (value: unknown): number | null => {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : null
}

function whyRefused({ status, body: text }: HttpOutcome & { kind: 'answered' }): WayCode {
  const body = parseJson(text)
  if (status === 429 || /ratelimit|QuotaViolation|SpikeArrest/i.test(faultCode(body))) return 'satusehat.busy'
  if (status >= 500) return 'satusehat.server_error'
  // The edge refuses addresses outside Indonesia with a page of its own.
  if (status === 403 && !isObject(body)) return 'satusehat.blocked'
  if (status === 404 || status === 405) return 'satusehat.wrong_address'
  if (status >= 400 || issuesOf(body).length > 0) return 'satusehat.credentials_refused'
  return status >= 300 ? 'satusehat.redirected' : 'satusehat.unreadable_answer'
}
