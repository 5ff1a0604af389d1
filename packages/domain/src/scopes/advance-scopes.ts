import { type Command, type Decision, type Known, put, read, type Read } from '@lentera/contracts/kernel/rule'
import {
  type OutreachList,
  outreachLists,
  outreachPeople,
  type OutreachPerson,
} from '@lentera/contracts/outreach/outreach-list'
import { type ReviewItem, reviewItems } from '@lentera/contracts/reviews/review-item'
import { type AdvanceScopes, DAYS_HELD, REVIEW_HOURS } from '@lentera/contracts/scopes/advance-scopes'
import { addDays } from '../kernel/calendar.js'
import { nothing } from '../kernel/decision.js'
import { gathered } from '../kernel/further.js'
import { closing, outreachLock } from '../outreach/close-outreach.js'

type AdvanceCommand = Command<typeof AdvanceScopes>
type AdvanceState = Readonly<Record<string, Known<unknown>>>

export const advanceScopesReads = ({ args }: AdvanceCommand): Record<string, Read> =>
  Object.fromEntries([
    ...args.reviewIds.map((id) => [`review:${id}`, read(reviewItems, 'id', id)]),
    ...args.lists.flatMap(({ listId }) => [
      [`list:${listId}`, read(outreachLists, 'id', listId)],
      [`people:${listId}`, read(outreachPeople, 'listId', listId)],
    ]),
  ])

export const advanceScopesLocks = ({ args }: AdvanceCommand): string[] => [
  ...new Set([
    'scopes:time',
    ...args.reviewIds.map((id) => `review:${id}`),
    ...args.lists.flatMap(({ listId, deviceId }) => [`list:${listId}`, outreachLock(deviceId)]),
  ]),
]

/**
 * Time has passed. Each row is looked at once more, because somebody may have closed it since the server listed
 * what is due.
 */
export function advanceScopes(state: AdvanceState, command: AdvanceCommand): Decision {
  const { args, occurredAt } = command
  const due = gathered<ReviewItem>(state, 'review:').rows.filter(
    (item) => item.closedAt === null && item.forwardedAt === undefined && hasWaited(item, occurredAt),
  )
  const ended = gathered<OutreachList>(state, 'list:').rows.filter(
    ({ closedAt, endsOn }) => closedAt === null && endsOn < args.date,
  )
  const closed = ended.map((list) =>
    closing(list, (state[`people:${list.id}`]?.rows ?? []) as readonly OutreachPerson[], command),
  )
  const oldest = addDays(args.date, -DAYS_HELD)
  return {
    ...nothing,
    // The engine hands a forwarded item to its unit, as it hands a new one to its author.
    writes: [
      ...due.map((item) => put(reviewItems, { ...item, forwardedAt: occurredAt })),
      ...closed.flatMap(({ writes }) => writes),
    ],
    members: closed.flatMap(({ members }) => members),
    ends: [
      ...closed.flatMap(({ ends }) => ends ?? []),
      ...args.days.filter((scope) => scope.slice(-oldest.length) < oldest),
    ],
  }
}

const hasWaited = ({ openedAt }: ReviewItem, now: string): boolean =>
  Date.parse(now) - Date.parse(openedAt) >= REVIEW_HOURS * 3_600_000
