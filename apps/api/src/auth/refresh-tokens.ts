import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Db, FacilityConnection } from '../platform/database/facility-connection.js'

const HOUR_MS = 3_600_000
/** A working day and a night shift; then a password again. */
const IDLE_MS = 14 * HOUR_MS
const LONGEST_MS = 7 * 24 * HOUR_MS

export interface IssuedToken {
  readonly token: string
  /** Seconds until it ends. */
  readonly maxAgeS: number
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest()

interface TokenRow extends Record<string, unknown> {
  id: string
  family: string
  user_id: string
  family_started_at: Date
  expires_at: Date
  used_at: Date | null
  revoked_at: Date | null
}

/**
 * Refresh tokens rotate: each works once. A used one that comes again was copied, so its whole family ends,
 * the thief's tokens and the owner's alike.
 */
export class RefreshTokens {
  constructor(
    private readonly connection: FacilityConnection,
    /** Milliseconds since 1970. */
    private readonly now: () => number,
  ) {}

  /** Begins a family, at a login. */
  start(userId: Id): Promise<IssuedToken> {
    return this.connection.run('write', (db) =>
      this.insert(db, { userId, family: randomUUID(), startedAt: this.now() }),
    )
  }

  /** @returns null when the token is unknown, expired, revoked or was used before */
  rotate(token: string): Promise<(IssuedToken & { userId: Id }) | null> {
    const { facilityId } = this.connection
    return this.connection.run('write', async (db) => {
      const [row] = await db.query<TokenRow>({
        text: 'select * from refresh_tokens where facility_id = $1 and token_hash = $2 for update',
        values: [facilityId, hashOf(token)],
      })
      if (!row || row.revoked_at !== null) return null
      if (row.used_at !== null) {
        await this.revokeFamily(db, row.family)
        return null
      }
      if (row.expires_at.getTime() <= this.now()) return null
      await db.query({
        text: 'update refresh_tokens set used_at = $2 where id = $1',
        values: [row.id, this.at(this.now())],
      })
      const next = { userId: row.user_id, family: row.family, startedAt: row.family_started_at.getTime() }
      return { ...(await this.insert(db, next)), userId: row.user_id }
    })
  }

  /** Ends the family of a token: a logout. */
  async end(token: string): Promise<void> {
    await this.connection.run('write', async (db) => {
      const [row] = await db.query<{ family: string }>({
        text: 'select family from refresh_tokens where facility_id = $1 and token_hash = $2',
        values: [this.connection.facilityId, hashOf(token)],
      })
      if (row) await this.revokeFamily(db, row.family)
    })
  }

  private async revokeFamily(db: Db, family: string): Promise<void> {
    await db.query({
      text: 'update refresh_tokens set revoked_at = $3 where facility_id = $1 and family = $2 and revoked_at is null',
      values: [this.connection.facilityId, family, this.at(this.now())],
    })
  }

  private async insert(
    db: Db,
    { userId, family, startedAt }: { userId: Id; family: string; startedAt: number },
  ): Promise<IssuedToken> {
    const token = randomBytes(32).toString('base64url')
    const expiresAt = Math.min(this.now() + IDLE_MS, startedAt + LONGEST_MS)
    const times = [startedAt, this.now(), expiresAt].map((ms) => this.at(ms))
    await db.query({
      text: `insert into refresh_tokens (id, facility_id, family, user_id, token_hash, family_started_at, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      values: [randomUUID(), this.connection.facilityId, family, userId, hashOf(token), ...times],
    })
    return { token, maxAgeS: Math.max(0, Math.floor((expiresAt - this.now()) / 1000)) }
  }

  private at(ms: number): string {
    return new Date(ms).toISOString()
  }
}
