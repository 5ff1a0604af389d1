import { offlineExpired } from '@lentera/contracts/kernel/command-issues'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Actor, Override } from '@lentera/contracts/sync/record'
import { derivedId } from '../pure/ids.js'
import { accessOf } from './access.js'
import type { Core, Unlocked } from './core.js'

/** Nothing may be shown or saved before the person says why: the server has not checked them for too long. */
export class ReasonNeeded extends Error {}

/** Who stands behind a command: the person, or a guest on the person's word. */
export function actorOf({ person, guest }: Unlocked): Actor {
  const { id } = person.user
  return guest ? { userId: id, guest, vouchedBy: id } : { userId: id }
}

/** What goes with every command of somebody who works on after the policy's hours. @throws {@link ReasonNeeded} */
export function overridesOf(core: Core): Override[] {
  const access = accessOf(core)
  if (access === 'full') return []
  const reason = core.unlocked?.reason
  if (!reason) throw new ReasonNeeded('a reason is needed')
  return [{ code: offlineExpired.code, reason }]
}

/**
 * Whose drafts and whose tab it is. A guest's are neither the colleague's nor another guest's; the name stays
 * out of what lies on the disk.
 */
export const ownerOf = ({ person, guest }: Pick<Unlocked, 'person' | 'guest'>): Id =>
  guest ? derivedId(person.user.id, `guest ${guest.name} ${guest.profession}`, 0) : person.user.id
