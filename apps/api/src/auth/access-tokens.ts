import { JwtService } from '@nestjs/jwt'
import { Id } from '@lentera/contracts/kernel/id'
import { ProblemError } from '@lentera/sync/server/problem-error'
import type { PersonPrincipal } from '../platform/access/principal.js'

/** Seconds. Short, because a token cannot be called back. */
export const ACCESS_TOKEN_S = 600

const ISSUER = 'lentera'

/** Access tokens: signed, ten minutes, kept by the browser in memory only. */
export class AccessTokens {
  readonly #jwt: JwtService

  constructor(
    secret: Buffer,
    private readonly facilityId: Id,
    /** Milliseconds since 1970. */
    private readonly now: () => number,
  ) {
    this.#jwt = new JwtService({
      secret,
      signOptions: { algorithm: 'HS256' },
      verifyOptions: { algorithms: ['HS256'] },
    })
  }

  issue(userId: Id): Promise<string> {
    const iat = Math.floor(this.now() / 1000)
    return this.#jwt.signAsync({
      iss: ISSUER,
      sub: userId,
      fac: this.facilityId,
      iat,
      exp: iat + ACCESS_TOKEN_S,
    })
  }

  /** @throws ProblemError `auth.required` or `auth.wrong_facility` */
  async verify(token: string | undefined): Promise<PersonPrincipal> {
    if (!token) throw new ProblemError('auth.required')
    const clockTimestamp = Math.floor(this.now() / 1000)
    const claims = await this.#jwt
      .verifyAsync<{ sub?: unknown; fac?: unknown }>(token, { issuer: ISSUER, clockTimestamp })
      .catch(() => null)
    const subject = Id.safeParse(claims?.sub)
    if (!claims || !subject.success) throw new ProblemError('auth.required')
    if (claims.fac !== this.facilityId) throw new ProblemError('auth.wrong_facility')
    return { userId: subject.data }
  }
}
