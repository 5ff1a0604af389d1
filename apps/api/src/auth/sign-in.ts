import { isCleanText } from '@lentera/contracts/kernel/text'
import { randomBytes } from 'node:crypto'
import type { DevicePolicy } from '@lentera/contracts/devices/device-policy'
import type { LoginRequest, SessionAnswer } from '@lentera/contracts/users/auth'
import { ProblemError } from '@lentera/sync/server/problem-error'
import { ACCESS_TOKEN_S, type AccessTokens } from './access-tokens.js'
import type { LoginAttempts } from './login-attempts.js'
import type { PasswordHashing } from './password-hash.js'
import type { People, Person } from '../platform/access/people.js'
import type { IssuedToken, RefreshTokens } from './refresh-tokens.js'

export interface Session {
  readonly answer: SessionAnswer
  readonly refresh: IssuedToken
}

interface SignInParts {
  readonly people: People
  readonly passwords: PasswordHashing
  readonly attempts: LoginAttempts
  readonly accessTokens: AccessTokens
  readonly refreshTokens: RefreshTokens
  readonly policy: DevicePolicy
}

/** Sessions of people: password in, tokens out. */
export class SignIn {
  /** Verified in place of a person who does not exist, so that both take the same time. */
  readonly #nobody: Promise<string>

  constructor(private readonly parts: SignInParts) {
    this.#nobody = parts.passwords.hash(randomBytes(32).toString('hex'))
  }

  /** @throws ProblemError `body.malformed`, `rate.limited` or `auth.invalid_credentials` */
  async login({ username, password }: LoginRequest): Promise<Session> {
    const { people, passwords, attempts, refreshTokens } = this.parts
    const name = username.trim().toLowerCase()
    // Nobody has such a name, and Postgres refuses to look for a NUL.
    if (!isCleanText(name)) throw new ProblemError('body.malformed')
    const retryAfterS = attempts.waitS(name)
    if (retryAfterS > 0) throw new ProblemError('rate.limited', { retryAfterS: Math.ceil(retryAfterS) })
    // Counted before the answer is known: a hundred guesses at once are a hundred failures.
    attempts.failed(name)
    const person = await people.byUsername(name)
    const isRight = await passwords.verify(person?.passwordHash || (await this.#nobody), password)
    if (!person?.passwordHash || !isRight) throw new ProblemError('auth.invalid_credentials')
    attempts.succeeded(name)
    return { answer: await this.answer(person), refresh: await refreshTokens.start(person.id) }
  }

  /** @throws ProblemError `auth.required` */
  async refresh(token: string | undefined): Promise<Session> {
    const rotated = token ? await this.parts.refreshTokens.rotate(token) : null
    const person = rotated && (await this.parts.people.byId(rotated.userId))
    if (!rotated || !person) throw new ProblemError('auth.required')
    return { answer: await this.answer(person), refresh: rotated }
  }

  async logout(token: string | undefined): Promise<void> {
    if (token) await this.parts.refreshTokens.end(token)
  }

  private async answer({ id, username, name, grants }: Person): Promise<SessionAnswer> {
    const { accessTokens, policy } = this.parts
    const accessToken = await accessTokens.issue(id)
    const user = { id, username, name }
    return { accessToken, expiresIn: ACCESS_TOKEN_S, user, grants: [...grants], policy }
  }
}
