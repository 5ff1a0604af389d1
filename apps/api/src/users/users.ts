import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { PutUserAnswer, PutUserRequest } from '@lentera/contracts/users/put-user-request'
import { PutUser } from '@lentera/contracts/users/user'
import type { UserList, UserRow } from '@lentera/contracts/users/user-list'
import { idFrom } from '@lentera/domain/kernel/id-from'
import { TAIL_DIGITS, tailOf } from '@lentera/domain/patients/tails'
import { checkPassword } from '@lentera/domain/users/check-password'
import { ProblemError } from '@lentera/sync/server/problem-error'
import type { People } from '../platform/access/people.js'
import { requireAdmin } from '../platform/access/require-admin.js'
import type { MachineClock } from '../platform/clock/server-clock.js'
import type { FacilityConnection } from '../platform/database/facility-connection.js'
import type { Vault } from '../platform/database/vault.js'
import type { Issuer } from '../platform/sync/issuer.js'
import { judgedCommands } from '../platform/sync/judged-commands.js'
import { openNik } from './users.mapper.js'

interface UsersOptions {
  readonly connection: FacilityConnection
  readonly vault: Vault
  readonly people: People
  readonly issuer: Pick<Issuer, 'issue'>
  readonly hashPassword: (password: string) => Promise<string>
  readonly facility: Facility
  readonly clock: Pick<MachineClock, 'now'>
}

type ListedRow = Omit<UserRow, 'nikTail'> & { readonly sealedNik: Buffer | null }

/** Who works here, for an administrator, who adds and changes them (ADR 0036). */
export class Users {
  constructor(private readonly options: UsersOptions) {}

  /** @throws ProblemError `auth.forbidden` for anybody but an `it_admin` */
  async list(adminId: Id): Promise<UserList> {
    const { connection, vault, people, clock } = this.options
    await requireAdmin(people, adminId)
    const rows = await connection.read<ListedRow & Record<string, unknown>>({
      name: 'users',
      text: `select u.id, u.username, u.name, u.active, u.password_hash <> '' as "hasPassword",
          u.nik_sealed as "sealedNik",
          (select coalesce(json_agg(json_build_object('role', g.role, 'unit', g.unit) order by g.role, g.unit), '[]')
            from (select distinct role, unit from role_grants
              where facility_id = $1 and user_id = u.id and "from" <= $2::timestamptz
                and (until is null or until > $2::timestamptz)) g) as grants
        from users u where u.facility_id = $1
        order by u.active desc, lower(u.name), u.id`,
      values: [connection.facilityId, new Date(clock.now()).toISOString()],
    })
    return {
      users: rows.map(({ sealedNik, ...row }) => ({
        ...row,
        nikTail: tailOf(openNik(row.id, sealedNik, vault), TAIL_DIGITS.nik),
      })),
    }
  }

  /**
   * One `users.put` for the administrator, who stands in it. The password is hashed here and kept nowhere else.
   * @throws ProblemError `auth.forbidden`, `body.malformed`
   */
  async put(adminId: Id, { id, user, password }: PutUserRequest): Promise<PutUserAnswer> {
    const { people, facility, hashPassword, issuer } = this.options
    await requireAdmin(people, adminId)
    const units = new Set(facility.units.map(({ code }) => code))
    if (user.grants.some(({ unit }) => unit !== null && !units.has(unit)))
      throw new ProblemError('body.malformed')
    const commandId = idFrom(id, 'users.put')
    const before = await this.#judged(commandId)
    if (before) return before
    const wrong = password === null ? [] : checkPassword(password, user.username)
    if (wrong.length > 0) return { outcome: 'refused', issues: wrong }
    const passwordHash = password === null ? null : await hashPassword(password)
    try {
      const { outcome, issues } = await issuer.issue(
        PutUser,
        { ...user, passwordHash, by: adminId },
        commandId,
      )
      return { outcome, issues }
    } catch (error) {
      // The same request at the same time was first, with another salt.
      const isTwin = error instanceof ProblemError && error.code === 'command.hash_mismatch'
      const first = isTwin ? await this.#judged(commandId) : null
      if (!first) throw error
      return first
    }
  }

  async #judged(commandId: Id): Promise<PutUserAnswer | null> {
    const judged = (await judgedCommands(this.options.connection, [commandId])).get(commandId)
    return judged ? { outcome: judged.outcome, issues: [...judged.issues] } : null
  }
}
