import type { Id } from '@lentera/contracts/kernel/id'
import { ProblemError } from '@lentera/sync/server/problem-error'
import type { People } from './people.js'

/** @throws ProblemError `auth.forbidden` for anybody but an `it_admin` who works here now */
export async function requireAdmin(people: People, userId: Id): Promise<void> {
  const person = await people.byId(userId)
  if (!person?.grants.some(({ role }) => role === 'it_admin')) throw new ProblemError('auth.forbidden')
}
