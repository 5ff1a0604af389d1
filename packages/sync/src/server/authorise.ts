import {
  authorRevoked,
  guestUnconfirmed,
  offlineExpired,
  roleMissing,
} from '@lentera/contracts/kernel/command-issues'
import type { Issue } from '@lentera/contracts/kernel/issue'
import { type Read, read } from '@lentera/contracts/kernel/rule'
import type { Instant } from '@lentera/contracts/kernel/time'
import { type Device, devices } from '@lentera/contracts/devices/device'
import type { Role } from '@lentera/contracts/users/roles'
import { type RoleGrant, type User, roleGrants, users } from '@lentera/contracts/users/user'
import { issueOf } from '../pure/issue-of.js'
import type { Act } from './examined.js'

/** A device's clock may stand this far before the grant that was made for its person. */
const GRANT_MARGIN_MS = 10 * 60_000

/** Rows that show who the author is and what the author may do. */
export const authorReads = (act: Act): readonly Read[] =>
  act.signedBy.userId === null
    ? [read(devices, 'id', act.command.deviceId)]
    : [read(users, 'id', act.command.actorId), read(roleGrants, 'userId', act.command.actorId)]

export interface AuthorRows {
  records<R>(read: Read<R>): readonly R[]
}

export interface Authorisation {
  /** Issues for `outcomeOf`: a fact is written and looked at, an ask is refused. */
  readonly issues: readonly Issue[]
  /** The author had no right left at the time of the act. */
  readonly quarantine: boolean
}

const granted: Authorisation = { issues: [], quarantine: false }

/**
 * Judges permission as of the corrected time of the act. A suspect time proves nothing, so such an act is
 * judged as of now.
 */
export function authorise(
  act: Act,
  rows: AuthorRows,
  occurredAt: Instant,
  suspect: boolean,
  now: Instant,
): Authorisation {
  const { command, handler, signedBy } = act
  if (signedBy.userId === null) return ownRole(act, rows, now)

  const asOf = suspect ? now : occurredAt
  const user = rows.records<User>(read(users, 'id', command.actorId) as Read<User>)[0]
  const grants = rows.records<RoleGrant>(read(roleGrants, 'userId', command.actorId) as Read<RoleGrant>)
  const atAct = grants.filter((grant) => holds(grant, asOf))
  const keyGone = signedBy.revokedAt !== null && signedBy.revokedAt <= asOf
  if (!user || keyGone || atAct.length === 0) return { issues: [issueOf(authorRevoked)], quarantine: true }

  const gone = !user.active || signedBy.revokedAt !== null || !grants.some((grant) => holds(grant, now))
  if (gone && suspect) return { issues: [issueOf(authorRevoked)], quarantine: true }
  const issues: Issue[] = gone ? [issueOf(authorRevoked)] : []
  const may = atAct.some(
    ({ role, unit }) => handler.roles.includes(role) && (unit === null || unit === command.unit),
  )
  if (!may) issues.push(issueOf(roleMissing))
  if (act.byGuest) issues.push(issueOf(guestUnconfirmed))
  // Said by the device with the author's reason, under the author's signature: for the log, never in the way.
  if (command.overridden.has(offlineExpired.code)) issues.push(issueOf(offlineExpired))
  return { issues, quarantine: false }
}

function holds({ from, until }: RoleGrant, at: Instant): boolean {
  const ms = Date.parse(at)
  return Date.parse(from) - GRANT_MARGIN_MS <= ms && (until === null || ms < Date.parse(until))
}

const roleOfKind: Partial<Record<Device['kind'], Role>> = { service: 'system', kiosk: 'kiosk' }

function ownRole({ command, handler }: Act, rows: AuthorRows, now: Instant): Authorisation {
  const device = rows.records<Device>(read(devices, 'id', command.deviceId) as Read<Device>)[0]
  if (!device || (device.revokedAt !== null && device.revokedAt <= now)) {
    return { issues: [issueOf(authorRevoked)], quarantine: true }
  }
  const role = roleOfKind[device.kind]
  return role && handler.roles.includes(role)
    ? granted
    : { issues: [issueOf(roleMissing)], quarantine: false }
}
