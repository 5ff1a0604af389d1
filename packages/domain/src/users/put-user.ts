import { staffDirectory } from '@lentera/contracts/users/staff'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { roleGrants, usernameInUse, users, type PutUser, type RoleGrant } from '@lentera/contracts/users/user'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { raise } from '../kernel/raise.js'
import { staffEntry } from './staff-entry.js'

type PutUserCommand = Command<typeof PutUser>

export const putUserReads = ({ args }: PutUserCommand) => ({
  user: read(users, 'id', args.userId),
  sameUsername: read(users, 'username', args.username),
  grants: read(roleGrants, 'userId', args.userId),
})

export const putUserLocks = ({ args }: PutUserCommand): string[] => [
  `user:${args.userId}`,
  `username:${args.username}`,
]

/**
 * Creates or changes a member of staff. Grants are never edited: those no longer on the list end at the
 * act, new ones begin there, so that permission can be judged as of any past moment.
 */
export function putUser(state: StateOf<ReturnType<typeof putUserReads>>, command: PutUserCommand): Decision {
  const { args, occurredAt } = command
  if (state.sameUsername.rows.some((user) => user.id !== args.userId)) {
    return { ...nothing, issues: [raise(usernameInUse, { field: 'username' })] }
  }
  const isSame = (a: Pick<RoleGrant, 'role' | 'unit'>, b: Pick<RoleGrant, 'role' | 'unit'>): boolean =>
    a.role === b.role && a.unit === b.unit
  const live = state.grants.rows.filter((grant) => grant.until === null || grant.until > occurredAt)
  const wanted = args.grants.filter(
    (grant, index) => args.grants.findIndex((other) => isSame(grant, other)) === index,
  )
  const ended = live.filter((grant) => !wanted.some((other) => isSame(grant, other)))
  const started = wanted.filter((grant) => !live.some((other) => isSame(grant, other)))
  return {
    ...nothing,
    writes: [
      put(users, {
        id: args.userId,
        username: args.username,
        name: args.name,
        // Nothing verifies against an empty hash: a new person without one cannot sign in yet.
        passwordHash: args.passwordHash ?? state.user.rows[0]?.passwordHash ?? '',
        active: args.active,
      }),
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
          grantedBy: command.actorId,
        }),
      ),
    ],
    unknown: incomplete(state),
  }
}
