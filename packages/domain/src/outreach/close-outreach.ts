import { type Command, type Decision, put, read, type StateOf } from '@lentera/contracts/kernel/rule'
import type { Id } from '@lentera/contracts/kernel/id'
import {
  type CloseOutreach,
  type OutreachList,
  outreachLists,
  outreachListUnknown,
  outreachPeople,
  type OutreachPerson,
} from '@lentera/contracts/outreach/outreach-list'
import { incomplete, nothing } from '../kernel/decision.js'
import { raise } from '../kernel/raise.js'
import { listIn, listScope, ownScope, unitScope } from '../kernel/scope.js'

type CloseCommand = Command<typeof CloseOutreach>

export const closeOutreachReads = ({ args }: CloseCommand) => ({
  list: read(outreachLists, 'id', args.listId),
  people: read(outreachPeople, 'listId', args.listId),
})

/** What a device registers meanwhile joins its lists: both wait for each other. */
export const outreachLock = (deviceId: Id): string => `outreach:${deviceId}`

/** The list is given back. Whoever closes it a second time is told nothing: it is closed. */
export function closeOutreach(
  state: StateOf<ReturnType<typeof closeOutreachReads>>,
  command: CloseCommand,
): Decision {
  const list = state.list.rows[0]
  const unknown = incomplete({ list: state.list })
  if (!list || list.deviceId !== command.args.deviceId) {
    const isAbsent = list !== undefined || state.list.complete
    return { ...nothing, issues: isAbsent ? [raise(outreachListUnknown, { field: 'listId' })] : [], unknown }
  }
  return { ...nothing, ...closing(list, state.people.rows, command), unknown: list ? [] : unknown }
}

/** Everything that ends with a list: nobody holds it, and no later visit joins it. */
export function closing(
  list: OutreachList,
  people: readonly OutreachPerson[],
  { occurredAt, actorId }: Pick<Command, 'occurredAt' | 'actorId'>,
): Pick<Decision, 'writes' | 'members' | 'ends'> {
  const closed = list.closedAt === null ? { ...list, closedAt: occurredAt, closedBy: actorId } : list
  return {
    writes: [
      put(outreachLists, closed),
      ...people.filter(({ open }) => open).map((person) => put(outreachPeople, { ...person, open: false })),
    ],
    members: [ownScope(list.madeBy), unitScope(list.unit)].map((scope) => ({
      ...listIn(scope, list.id),
      member: false,
    })),
    ends: [listScope(list.id)],
  }
}
