import { staffLane, tell } from '@lentera/contracts/kernel/event'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Instant } from '@lentera/contracts/kernel/time'
import { staffDirectory } from '@lentera/contracts/users/staff'
import { UserChanged } from '@lentera/contracts/users/user-events'
import {
  put,
  read,
  type Command,
  type Decision,
  type DomainEvent,
  type FurtherState,
  type StateOf,
} from '@lentera/contracts/kernel/rule'
import {
  lastAdmin,
  roleGrants,
  usernameInUse,
  users,
  type PutUser,
  type RoleGrant,
  type User,
} from '@lentera/contracts/users/user'
import { incomplete, nothing } from '../kernel/decision.js'
import { gathered } from '../kernel/further.js'
import { idFrom } from '../kernel/id-from.js'
import { raise } from '../kernel/raise.js'
import { staffEntry } from './staff-entry.js'

type PutUserCommand = Command<typeof PutUser>

export const putUserReads = ({ args }: PutUserCommand) => ({
  user: read(users, 'id', args.userId),
  sameUsername: read(users, 'username', args.username),
  grants: read(roleGrants, 'userId', args.userId),
  admins: read(roleGrants, 'role', 'it_admin'),
})

type PutUserState = StateOf<ReturnType<typeof putUserReads>>

/** The other administrators: one who left is none. */
export const putUserFurther = ({ admins }: PutUserState, { args, occurredAt }: PutUserCommand) =>
  Object.fromEntries(
    admins.rows
      .filter((grant) => grant.userId !== args.userId && isLive(grant, occurredAt))
      .map(({ userId }) => [`admin:${userId}`, read(users, 'id', userId)]),
  )

export const putUserLocks = ({ args }: PutUserCommand): string[] => [
  `user:${args.userId}`,
  `username:${args.username}`,
  // Two administrators who take the right from each other at once must not both succeed.
  'administrators',
]

const isLive = ({ until }: RoleGrant, at: Instant): boolean => until === null || until > at

/**
 * Creates or changes a member of staff. Grants are never edited: those no longer on the list end at the
 * act, new ones begin there, so that permission can be judged as of any past moment.
 */
export function putUser(state: PutUserState, command: PutUserCommand, further: FurtherState): Decision {
  const { args, occurredAt } = command
  if (state.sameUsername.rows.some((user) => user.id !== args.userId)) {
    return { ...nothing, issues: [raise(usernameInUse, { field: 'username' })] }
  }
  const others = gathered<User>(further, 'admin:')
  if (stopsAdministrating(state, command) && !others.rows.some(({ active }) => active)) {
    // Whoever is not seen may be one.
    if (state.admins.complete && others.complete) return { ...nothing, issues: [raise(lastAdmin)] }
  }
  const isSame = (a: Pick<RoleGrant, 'role' | 'unit'>, b: Pick<RoleGrant, 'role' | 'unit'>): boolean =>
    a.role === b.role && a.unit === b.unit
  const live = state.grants.rows.filter((grant) => isLive(grant, occurredAt))
  const wanted = args.grants.filter(
    (grant, index) => args.grants.findIndex((other) => isSame(grant, other)) === index,
  )
  const ended = live.filter((grant) => !wanted.some((other) => isSame(grant, other)))
  const started = wanted.filter((grant) => !live.some((other) => isSame(grant, other)))
  const before = state.user.rows[0]
  const user = userAfter(before, command)
  return {
    ...nothing,
    writes: [
      put(users, user),
      put(staffDirectory, staffEntry(args.userId, args, wanted)),
      ...ended.map((grant) => put(roleGrants, { ...grant, until: occurredAt })),
      ...started.map(({ role, unit }) =>
        put(roleGrants, {
          id: idFrom(command.id, `grant:${role}:${unit ?? '*'}`),
          userId: args.userId,
          role,
          unit,
          from: occurredAt,
          until: null,
          grantedBy: grantor(command),
        }),
      ),
    ],
    events: changesOutside(before, user),
    unknown: [...incomplete(state), ...incomplete(further)],
  }
}

/** A person as the command leaves them. */
function userAfter(
  before: User | undefined,
  { args }: PutUserCommand,
): User & { readonly nik: string | null } {
  const { userId, username, name, passwordHash, active, nik } = args
  return {
    id: userId,
    username,
    name,
    // Nothing verifies against an empty hash: a new person without one cannot sign in yet.
    passwordHash: passwordHash ?? before?.passwordHash ?? '',
    active,
    nik: nik === undefined ? (before?.nik ?? null) : nik,
  }
}

/** Other houses know a practitioner by name and NIK; how somebody signs in here is not theirs. */
function changesOutside(before: User | undefined, after: ReturnType<typeof userAfter>): DomainEvent[] {
  const { id: userId, name, nik, active } = after
  const isSame = before && before.name === name && before.active === active && (before.nik ?? null) === nik
  return isSame ? [] : [tell(UserChanged, staffLane(userId), { userId, name, nik, active })]
}

/** Was an administrator until now, and would be none from now on. */
function stopsAdministrating({ user, grants }: PutUserState, { args, occurredAt }: PutUserCommand): boolean {
  const wasOne =
    user.rows[0]?.active === true &&
    grants.rows.some((grant) => grant.role === 'it_admin' && isLive(grant, occurredAt))
  return wasOne && !(args.active && args.grants.some(({ role }) => role === 'it_admin'))
}

/** The server, which signs as itself, names for whom it acts; nobody else's word for somebody else counts. */
const grantor = ({ actorId, deviceId, args }: PutUserCommand): Id =>
  actorId === deviceId ? (args.by ?? actorId) : actorId
