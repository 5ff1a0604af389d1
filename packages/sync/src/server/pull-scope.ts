import type { Aggregate, Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { ScopeAnswer, ScopeName } from '@lentera/contracts/sync/pull'
import { type ScopeCursor, encodeCursor, nextXid } from '../pure/cursor.js'
import type { ChunkSet } from './chunk-keeper.js'
import { sourceOf } from './scopes.js'
import type { ChangeEntry, LogPosition, SnapshotTransaction } from './store.js'

/** One scope of one request. */
export interface ScopeQuestion {
  readonly name: ScopeName
  /** The cursor as the request named it; echoed. */
  readonly asked: string | null
  /** null: the device does not hold the scope yet, or must start over. */
  readonly cursor: ScopeCursor | null
  readonly reset: boolean
}

export interface PullContext {
  readonly tx: SnapshotTransaction
  readonly epoch: Id
  /** One horizon for all scopes of a request. */
  readonly horizon: string
  /** Rows this scope may still add to the answer; 0: come back. */
  readonly budget: number
}

/** Before every id: a first load that has not begun. */
const NIL = '00000000-0000-0000-0000-000000000000'
/** Rows an aggregate of a listed scope has, roughly; first loads are counted in aggregates. */
const ROWS_PER_AGGREGATE = 4

/** More than there are aggregates under one id, so that a page never ends where it began. */
const MIN_PAGE = 4

/**
 * A page ends behind an id, because the next one begins there: a patient and the short row of the same patient
 * are two aggregates under one id, and both may be members of a list.
 */
function wholeIds(found: readonly Aggregate[], page: number): Aggregate[] {
  const next = found[page]
  return found.slice(0, page).filter(({ aggregateId }) => aggregateId !== next?.aggregateId)
}

/** What one scope could add to an answer; names only, because most of the cost is in opening rows. */
export interface ScopePlan {
  /** Rows it would add, at most. */
  readonly size: number
  /** Opens those rows. */
  readonly answer: () => Promise<ScopeAnswer>
}

const planned = (answer: ScopeAnswer): ScopePlan => ({ size: 0, answer: () => Promise.resolve(answer) })

export async function planScope(question: ScopeQuestion, context: PullContext): Promise<ScopePlan> {
  const { cursor } = question
  if (cursor === null) return firstLoad(question, context, context.horizon, NIL)
  if (cursor.after !== null) return firstLoad(question, context, cursor.xid, cursor.after)
  return fromLog(question, context, { xid: cursor.xid, seq: cursor.seq })
}

/** The rows come apart, as chunks of a moment; the log from that moment on completes the load. */
export const byChunks = (
  { name, asked, reset }: ScopeQuestion,
  { epoch, xid, chunks }: ChunkSet,
): ScopePlan =>
  planned({
    name,
    asked,
    cursor: encodeCursor({ epoch, xid, seq: '0', after: null }),
    more: true,
    enter: [],
    leave: [],
    rows: [],
    chunks: [...chunks],
    ...(reset ? { reset } : {}),
  })

/**
 * Present members page by page. What changes while the pages are fetched has an xid at or above the first
 * page's horizon, so the log from there completes the load.
 */
async function firstLoad(
  { name, asked, reset }: ScopeQuestion,
  { tx, epoch, horizon, budget }: PullContext,
  startHorizon: string,
  after: string,
): Promise<ScopePlan> {
  const answer = (next: string | null, more: boolean, enter: Aggregate[], rows: Row[]): ScopeAnswer => ({
    name,
    asked,
    cursor: encodeCursor({ epoch, xid: startHorizon, seq: '0', after: next }),
    more,
    enter,
    leave: [],
    rows,
    ...(reset ? { reset } : {}),
  })
  if (budget <= 0) return planned(answer(after, true, [], []))
  const source = sourceOf(name)
  const page = Math.max(MIN_PAGE, 'scope' in source ? Math.floor(budget / ROWS_PER_AGGREGATE) : budget)
  const found = await tx.members(source, after === NIL ? null : after, page + 1)
  const members = wholeIds(found, page)
  const last = members[members.length - 1]
  const next = last && found.length > members.length ? last.aggregateId : null
  // Only a load of one page is as of one moment; a longer one still needs the log since its start.
  const more = next !== null || startHorizon !== horizon || after !== NIL
  return {
    size: members.length * ('scope' in source ? ROWS_PER_AGGREGATE : 1),
    answer: async () =>
      answer(next, more, members, members.length > 0 ? await tx.rowsOfAggregates(members) : []),
  }
}

/** Changes below the horizon, and who joined or left. */
async function fromLog(
  { name, asked }: ScopeQuestion,
  context: PullContext,
  from: LogPosition,
): Promise<ScopePlan> {
  const { tx, epoch, horizon, budget } = context
  const cursorAt = (position: LogPosition) => encodeCursor({ epoch, ...position, after: null })
  if (budget <= 0)
    return planned({ name, asked, cursor: cursorAt(from), more: true, enter: [], leave: [], rows: [] })
  const source = sourceOf(name)
  const { entries, position } = await changesUpTo(context, source, from)
  // Of the same stretch of the log as the changes: a device far behind would get everybody who joined with each page.
  const end = position?.xid ?? horizon
  const moved = (fromXid: string, toXid: string) =>
    'scope' in source && fromXid !== toXid
      ? tx.membershipChanges(source.scope, fromXid, toXid)
      : Promise.resolve({ enter: [], leave: [] })
  const [{ enter, leave }, later] = await Promise.all([moved(from.xid, end), moved(end, horizon)])
  return {
    size: entries.length + enter.length * ROWS_PER_AGGREGATE,
    answer: async () => {
      const entered = enter.length > 0 ? await tx.rowsOfAggregates(enter) : []
      return {
        name,
        asked,
        cursor: cursorAt(position ?? { xid: horizon, seq: '0' }),
        more: position !== null,
        enter,
        leave,
        // Whoever joins on a later page comes whole with that one.
        rows: [...entered, ...(await presentState(tx, entries, [...enter, ...later.enter]))],
      }
    },
  }
}

/** Transactions by which a scope lies behind the others when it came only in part the last time. */
const FAR = 16n

/**
 * Scopes that are held up to the horizon but for their cursor: nothing of them changed since. One question for
 * all of them, and none where no transaction ended since, which is the common answer to a poll. The question reads
 * the log since the oldest cursor in it; a scope that is fetched page by page would have it read again with each.
 */
export async function quietScopes(
  tx: SnapshotTransaction,
  questions: readonly ScopeQuestion[],
  horizon: string,
): Promise<ReadonlySet<ScopeName>> {
  const held = questions.flatMap(({ name, cursor }) =>
    cursor && cursor.after === null
      ? [{ name, source: sourceOf(name), after: { xid: cursor.xid, seq: cursor.seq } }]
      : [],
  )
  const newest = held.reduce((most, { after }) => (BigInt(after.xid) > most ? BigInt(after.xid) : most), 0n)
  const isFar = ({ after }: (typeof held)[number]) => newest - BigInt(after.xid) > FAR
  const behind = held.filter(({ after }) => after.xid !== horizon || after.seq !== '0')
  const asked = behind.filter((one) => !isFar(one))
  const changed = asked.length > 0 ? await tx.changedScopes(asked, horizon) : []
  const loud = [...behind.filter(isFar), ...asked.filter((_, at) => changed[at])]
  const loudNames = new Set(loud.map(({ name }) => name))
  return new Set(held.map(({ name }) => name).filter((name) => !loudNames.has(name)))
}

/** The answer for a scope that {@link quietScopes} named. */
export const unchanged = ({ name, asked }: ScopeQuestion, epoch: Id, horizon: string): ScopeAnswer => ({
  name,
  asked,
  cursor: encodeCursor({ epoch, xid: horizon, seq: '0', after: null }),
  more: false,
  enter: [],
  leave: [],
  rows: [],
})

/** @returns `position` null when everything below the horizon is there */
async function changesUpTo(
  { tx, horizon, budget }: PullContext,
  source: ReturnType<typeof sourceOf>,
  from: LogPosition,
): Promise<{ entries: ChangeEntry[]; position: LogPosition | null }> {
  const entries: ChangeEntry[] = []
  let position = from
  while (entries.length < budget) {
    const limit = budget - entries.length
    const page = await tx.changes(source, position, horizon, limit)
    const last = page[page.length - 1]
    if (!last) return { entries, position: null }
    entries.push(...page)
    // A page that one transaction fills may be only a part of it; every other page ends behind a whole one.
    const cut = page.length >= limit && page[0]!.xid === last.xid
    position = cut ? { xid: last.xid, seq: last.seq } : { xid: nextXid(last.xid), seq: '0' }
  }
  return { entries, position }
}

const nameOf = (entity: string, id: Id): string => `${entity} ${id}`

/** Several changes of one row collapse to what it is now; a row that is gone becomes a tombstone. */
async function presentState(
  tx: SnapshotTransaction,
  entries: readonly ChangeEntry[],
  enter: readonly Aggregate[],
) {
  const whole = new Set(enter.map(({ aggregate, aggregateId }) => nameOf(aggregate, aggregateId)))
  const newest = new Map<string, ChangeEntry>()
  for (const entry of entries) {
    if (whole.has(nameOf(entry.aggregate, entry.aggregateId))) continue
    newest.set(nameOf(entry.entity, entry.id), entry)
  }
  if (newest.size === 0) return []
  const rows = await tx.rows([...newest.values()].map(({ entity, id }) => ({ entity, id })))
  const found = new Map(rows.map((row) => [nameOf(row.entity, row.id), row]))
  return [...newest].map(([name, entry]) => found.get(name) ?? tombstone(entry))
}

/** A row that is gone has no version any more; this one is above all that were. */
const tombstone = ({ entity, id, aggregate, aggregateId }: ChangeEntry): Row => ({
  entity,
  id,
  rowVersion: 2_147_483_647,
  aggregate,
  aggregateId,
  data: null,
})
