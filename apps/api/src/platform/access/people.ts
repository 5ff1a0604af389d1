import type { Id } from '@lentera/contracts/kernel/id'
import type { Grant } from '@lentera/contracts/users/auth'
import type { FacilityConnection } from '../database/facility-connection.js'

export interface Person {
  readonly id: Id
  readonly username: string
  readonly name: string
  readonly passwordHash: string
  readonly grants: readonly Grant[]
}

/** Staff that may sign in now, with the roles they hold now. */
export class People {
  constructor(
    private readonly connection: FacilityConnection,
    /** Milliseconds since 1970. */
    private readonly now: () => number,
  ) {}

  byUsername(username: string): Promise<Person | null> {
    return this.find('username', username)
  }

  byId(id: Id): Promise<Person | null> {
    return this.find('id', id)
  }

  private async find(column: 'id' | 'username', key: string): Promise<Person | null> {
    const { facilityId } = this.connection
    return this.connection.run('read', async (db) => {
      const [user] = await db.query<{ id: string; username: string; name: string; password_hash: string }>({
        name: `person by ${column}`,
        text: `select id, username, name, password_hash from users where facility_id = $1 and ${column} = $2 and active`,
        values: [facilityId, key],
      })
      if (!user) return null
      const grants = await db.query<{ role: Grant['role']; unit: string | null }>({
        name: 'grants now',
        text: `select distinct role, unit from role_grants
          where facility_id = $1 and user_id = $2 and "from" <= $3::timestamptz and (until is null or until > $3::timestamptz)
          order by role, unit`,
        values: [facilityId, user.id, new Date(this.now()).toISOString()],
      })
      return {
        id: user.id,
        username: user.username,
        name: user.name,
        passwordHash: user.password_hash,
        grants: grants.map(({ role, unit }) => ({ role, unit })),
      }
    })
  }
}
