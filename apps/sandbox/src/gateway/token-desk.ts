import { randomBytes, randomUUID, timingSafeEqual, createHash } from 'node:crypto'
import { operationOutcome } from '../fhir/outcome.js'
import type { Clock, SandboxSettings } from '../sandbox-options.js'
import { type Answer, jsonAnswer } from './answer.js'
import type { ApiRequest } from './api-request.js'
import { grantTypeMissing, quotaViolation } from './gateway-faults.js'

/** After a failed call the next one is refused for a minute. Source: public clients of SATUSEHAT; not in the pages. */
const PAUSE_AFTER_FAILURE = 60_000

/** Gives out bearer tokens and knows which still hold. They are forgotten with the process. */
export class TokenDesk {
  private readonly tokens = new Map<string, number>()
  private failedAt: number | null = null

  constructor(
    private readonly settings: Pick<
      SandboxSettings,
      'clientId' | 'clientSecret' | 'organizationId' | 'tokenLifetimeSeconds'
    >,
    private readonly clock: Clock,
  ) {}

  /** `POST /oauth2/v1/accesstoken?grant_type=client_credentials` with the credentials as form fields. */
  ask(request: ApiRequest): Answer {
    const now = this.clock()
    if (this.failedAt !== null && now < this.failedAt + PAUSE_AFTER_FAILURE) {
      const seconds = Math.ceil((this.failedAt + PAUSE_AFTER_FAILURE - now) / 1000)
      return jsonAnswer(429, quotaViolation, 'token-refused', { 'retry-after': String(seconds) })
    }
    if (request.query.get('grant_type') !== 'client_credentials') {
      this.failedAt = now
      return jsonAnswer(400, grantTypeMissing, 'token-refused')
    }
    const form = new URLSearchParams(request.body)
    const known =
      same(form.get('client_id') ?? '', this.settings.clientId) &&
      same(form.get('client_secret') ?? '', this.settings.clientSecret)
    if (!known) {
      this.failedAt = now
      // "invalid" is no legal severity of FHIR; it is what the platform answers.
      const body = operationOutcome(
        [{ code: 'value', text: 'The user or system could not be authenticated' }],
        'invalid',
      )
      return jsonAnswer(401, body, 'token-refused')
    }
    this.failedAt = null
    return jsonAnswer(200, this.issue(now), 'token')
  }

  /** Is this the value of an Authorization header that still holds? */
  accepts(authorization: string | undefined): boolean {
    const token = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1]
    const until = token === undefined ? undefined : this.tokens.get(token)
    return until !== undefined && this.clock() < until
  }

  /** Every value is a text, but one list. */
  private issue(now: number) {
    for (const [token, until] of this.tokens) if (until <= now) this.tokens.delete(token)
    const token = randomBytes(21).toString('base64url')
    this.tokens.set(token, now + this.settings.tokenLifetimeSeconds * 1000)
    return {
      refresh_token_expires_in: '0',
      api_product_list: '[api-sandbox]',
      api_product_list_json: ['api-sandbox'],
      organization_name: `Fasilitas ${this.settings.organizationId}`,
      'developer.email': 'sandbox@example.org',
      token_type: 'BearerToken',
      issued_at: String(now),
      client_id: this.settings.clientId,
      access_token: token,
      application_name: randomUUID(),
      scope: '',
      expires_in: String(this.settings.tokenLifetimeSeconds),
      refresh_count: '0',
      status: 'approved',
    }
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const same = (a: string, b: string): boolean => timingSafeEqual(digest(a), digest(b))
