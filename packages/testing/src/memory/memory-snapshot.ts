import { entityDefinitions } from '@lentera/contracts/registry'
import type { AccessLogEntry } from '@lentera/contracts/charting/open-chart'
import type { Aggregate, Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Device, DevicePerson } from '@lentera/contracts/devices/device'
import type { OutreachList } from '@lentera/contracts/outreach/outreach-list'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import type { RoleGrant, User } from '@lentera/contracts/users/user'
import type {
  ChangeEntry,
  DeviceScopeFacts,
  DueQuestion,
  DueRows,
  HeldScope,
  LogMark,
  LogPosition,
  ScopeSource,
  SnapshotTransaction,
} from '@lentera/sync/server/store'
import { type History, type MemberRow, isMember } from './history.js'

const NINETY_DAYS_MS = 90 * 86_400_000
const nameOf = ({ aggregate, aggregateId }: Aggregate): string => `${aggregate} ${aggregateId}`
const aggregateOf = ({ aggregate, aggregateId }: Aggregate): Aggregate => ({ aggregate, aggregateId })
const unique = (list: readonly Aggregate[]): Aggregate[] => [
  ...new Map(list.map((one) => [nameOf(one), aggregateOf(one)])).values(),
]

/** REPEATABLE READ over {@link History}: sees the commits there were when it began, and no later one. */
export class MemorySnapshot implements SnapshotTransaction {
  readonly #asOf: number
  readonly #newest: LogMark | null

  /** @param closed every xid below this is finished */
  constructor(
    private readonly history: History,
    private readonly closed: bigint,
    private readonly now: number,
  ) {
    this.#asOf = history.commit
    const last = history.newest
    this.#newest = last ? { id: last.id, receivedAt: last.receivedAt } : null
  }

  async horizon(): Promise<string> {
    return String(this.closed)
  }

  async newestEntry(): Promise<LogMark | null> {
    return this.#newest
  }

  async device(deviceId: Id): Promise<DeviceScopeFacts | null> {
    const device = this.recordsOf<Device>('devices').find(({ id }) => id === deviceId)
    if (!device || device.revokedAt !== null) return null
    const left = new Set(this.recordsOf<User>('users').flatMap(({ id, active }) => (active ? [] : [id])))
    const people = this.recordsOf<DevicePerson>('device_people').filter(
      (one) => one.deviceId === deviceId && !one.revokedAt && !left.has(one.userId),
    )
    const since = this.now - NINETY_DAYS_MS
    const opened = this.recordsOf<AccessLogEntry>('access_log')
      .filter((one) => one.deviceId === deviceId && one.opened && Date.parse(one.at) >= since)
      .sort((a, b) => (a.at < b.at ? 1 : -1))
    const ids = [...new Set(people.map(({ userId }) => userId))]
    const now = new Date(this.now).toISOString()
    const heads = this.recordsOf<RoleGrant>('role_grants').filter(
      ({ role, userId, from, until }) =>
        role === 'head' && ids.includes(userId) && from <= now && (until === null || until > now),
    )
    return {
      unit: device.unit,
      outreach: device.outreach ?? false,
      heads: [...new Set(heads.map(({ unit }) => unit))],
      lists: this.recordsOf<OutreachList>('outreach_lists')
        .filter((one) => one.deviceId === deviceId && one.closedAt === null)
        .map(({ id, endsOn }) => ({ listId: id, endsOn }))
        .sort((a, b) => (a.listId < b.listId ? -1 : 1)),
      people: ids,
      charts: [...new Set(opened.map(({ patientId }) => patientId))],
      lastSeq: this.history.lastSeq.get(deviceId) ?? 0,
    }
  }

  async changedScopes(held: readonly HeldScope[], horizon: string): Promise<boolean[]> {
    const below = BigInt(horizon)
    const visible = this.history.changes.filter((one) => one.commit <= this.#asOf && one.xid < below)
    return held.map(({ source, after }) => {
      const [xid, seq] = [BigInt(after.xid), BigInt(after.seq)]
      const within = (one: bigint | null) => one !== null && one >= xid && one < below
      const hasMoved =
        'scope' in source &&
        this.history
          .everIn(source.scope)
          .some((one) => one.sinceCommit <= this.#asOf && (within(one.since) || within(this.untilOf(one))))
      const later = visible.filter((one) => one.xid > xid || (one.xid === xid && one.seq > seq))
      return hasMoved || (later.length > 0 && later.some(this.included(source)))
    })
  }

  async membershipChanges(
    scope: string,
    fromXid: string,
    horizon: string,
  ): Promise<{ enter: Aggregate[]; leave: Aggregate[] }> {
    const [from, below] = [BigInt(fromXid), BigInt(horizon)]
    const within = (xid: bigint | null) => xid !== null && xid >= from && xid < below
    const present = new Set(this.history.membersOf(scope, this.#asOf).map(nameOf))
    const seen = this.history.everIn(scope).filter((one) => one.sinceCommit <= this.#asOf)
    const left = (one: MemberRow) => !isMember(one, this.#asOf) && within(one.until)
    return {
      enter: unique(seen.filter((one) => within(one.since) && present.has(nameOf(one)))),
      leave: unique(seen.filter((one) => left(one) && !present.has(nameOf(one)))),
    }
  }

  async changes(
    source: ScopeSource,
    after: LogPosition,
    horizon: string,
    limit: number,
  ): Promise<ChangeEntry[]> {
    const [xid, seq, below] = [BigInt(after.xid), BigInt(after.seq), BigInt(horizon)]
    const later = this.history.changes.filter(
      (one) =>
        one.commit <= this.#asOf && one.xid < below && (one.xid > xid || (one.xid === xid && one.seq > seq)),
    )
    if (later.length === 0) return []
    const entries = later
      .filter(this.included(source))
      .sort((a, b) => (a.xid === b.xid ? (a.seq < b.seq ? -1 : 1) : a.xid < b.xid ? -1 : 1))
    return cutAtXid(entries, limit).map((one) => ({
      ...aggregateOf(one),
      xid: String(one.xid),
      seq: String(one.seq),
      entity: one.entity,
      id: one.id,
    }))
  }

  async rows(refs: readonly { entity: string; id: Id }[]): Promise<Row[]> {
    return refs.flatMap(({ entity, id }) => this.history.row(entity, id, this.#asOf) ?? [])
  }

  async rowsOfAggregates(aggregates: readonly Aggregate[]): Promise<Row[]> {
    const wanted = new Set(aggregates.map(nameOf))
    return this.travelling().filter((row) => wanted.has(nameOf(row)))
  }

  async versions(sources: readonly ScopeSource[]): Promise<Row[][] | null> {
    const isVisible = ({ commit, xid }: { commit: number; xid: bigint }) =>
      commit <= this.#asOf && xid >= this.closed
    if (this.history.changes.some(isVisible)) return null
    const rows = this.travelling()
    return sources.map((source) => rows.filter(this.included(source)))
  }

  async due({ openedBefore, today, ended, limit }: DueQuestion): Promise<DueRows> {
    const reviews = this.recordsOf<ReviewItem>('review_items').filter(
      ({ closedAt, forwardedAt, openedAt }) =>
        closedAt === null && forwardedAt === undefined && openedAt <= openedBefore,
    )
    const lists = this.recordsOf<OutreachList>('outreach_lists').filter(
      ({ closedAt, endsOn }) => closedAt === null && endsOn < today,
    )
    return {
      ended: ended.filter((scope) => this.history.membersOf(scope, this.#asOf).length > 0).slice(0, limit),
      reviewIds: reviews.map(({ id }) => id).slice(0, limit),
      lists: lists.map(({ id, deviceId }) => ({ listId: id, deviceId })).slice(0, limit),
    }
  }

  async members(source: ScopeSource, after: Id | null, limit: number): Promise<Aggregate[]> {
    const all =
      'scope' in source
        ? this.history.membersOf(source.scope, this.#asOf)
        : this.travelling().filter((row) => row.aggregate === source.everyAggregate)
    return unique(all)
      .filter(({ aggregateId }) => after === null || aggregateId > after)
      .sort((a, b) => (a.aggregateId < b.aggregateId ? -1 : 1))
      .slice(0, limit)
  }

  /** The end of a membership, where it is visible. */
  private untilOf(one: MemberRow): bigint | null {
    return one.untilCommit <= this.#asOf ? one.until : null
  }

  private included(source: ScopeSource): (one: Aggregate) => boolean {
    if ('everyAggregate' in source) return ({ aggregate }) => aggregate === source.everyAggregate
    const members = new Set(this.history.membersOf(source.scope, this.#asOf).map(nameOf))
    return (one) => members.has(nameOf(one))
  }

  private travelling(): Row[] {
    return entityDefinitions().flatMap(({ name, aggregateOf: travels }) =>
      travels ? this.history.rows(name, this.#asOf) : [],
    )
  }

  private recordsOf<R>(entity: string): R[] {
    return this.history.rows(entity, this.#asOf).map((row) => row.data as unknown as R)
  }
}

/** At most `limit` entries, ending behind a whole transaction unless one alone is larger. */
function cutAtXid<T extends { readonly xid: bigint }>(entries: readonly T[], limit: number): readonly T[] {
  if (entries.length <= limit) return entries
  const page = entries.slice(0, limit)
  const begun = entries[limit]!.xid
  const whole = page.filter(({ xid }) => xid !== begun)
  return whole.length > 0 ? whole : page
}
