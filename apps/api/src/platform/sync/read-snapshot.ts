import type { Aggregate, Row } from '@lentera/contracts/kernel/entity'
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
import { xidBefore } from '@lentera/sync/pure/cursor'
import type { Db } from '../database/facility-connection.js'
import { tableMaps } from '../database/tables.js'
import type { Vault } from '../database/vault.js'
import type { RowVersion } from '@lentera/sync/pure/digest'
import { readVersions } from './read-versions.js'
import { RowReader } from './read-rows.js'

interface AggregateRow extends Record<string, unknown> {
  aggregate: Aggregate['aggregate']
  aggregate_id: string
}

const toAggregate = (row: AggregateRow): Aggregate => ({
  aggregate: row.aggregate,
  aggregateId: row.aggregate_id,
})

type DeviceRow = Omit<DeviceScopeFacts, 'lastSeq'> & { readonly last_seq: number }

/** How long an opened chart stays on a device. */
const CHART_DAYS = 90

/** The read side of the store: one REPEATABLE READ snapshot and its horizon. */
export class ReadSnapshot implements SnapshotTransaction {
  readonly #reader: RowReader

  private constructor(
    private readonly db: Db,
    private readonly facilityId: string,
    vault: Vault,
    private readonly at: { readonly horizon: string; readonly lsn: string; readonly newest: LogMark | null },
    private readonly now: number,
  ) {
    this.#reader = new RowReader(db, facilityId, vault)
  }

  /** The LSN is read with the snapshot, never before it: else a row could be answered that is not flushed. */
  static async take(db: Db, facilityId: string, vault: Vault, now: number): Promise<ReadSnapshot> {
    const [row] = await db.query<{
      horizon: string
      lsn: string
      id: string | null
      received_at: Date | null
    }>({
      name: 'horizon',
      text: `select pg_snapshot_xmin(pg_current_snapshot())::text as horizon,
          pg_current_wal_insert_lsn()::text as lsn, newest.id, newest.received_at
        from (select) as one left join lateral (
          select id, received_at from command_log where facility_id = $1 order by xid desc limit 1
        ) as newest on true`,
      values: [facilityId],
    })
    const { horizon, lsn, id, received_at: receivedAt } = row!
    const newest = id && receivedAt ? { id, receivedAt: receivedAt.toISOString() } : null
    return new ReadSnapshot(db, facilityId, vault, { horizon, lsn, newest }, now)
  }

  /**
   * The last statement: if WAL that the snapshot could see is not on the disk yet, the commit that follows
   * flushes it. Waiting instead may hang; a rolled-back transaction uses an xid up without any flush.
   */
  async forceFlush(): Promise<void> {
    await this.db.query({
      name: 'flush guard',
      text: `select case when pg_current_wal_flush_lsn() < $1::pg_lsn then pg_logical_emit_message(true, 'pull', '') end`,
      values: [this.at.lsn],
    })
  }

  async horizon(): Promise<string> {
    return this.at.horizon
  }

  async newestEntry(): Promise<LogMark | null> {
    return this.at.newest
  }

  async device(deviceId: string): Promise<DeviceScopeFacts | null> {
    const [row] = await this.db.query<DeviceRow>({
      name: 'scope facts',
      text: `select d.unit, d.last_seq::float8, coalesce(d.outreach, false) as outreach,
          array(select distinct g.unit from device_people p
            join role_grants g on g.facility_id = $1 and g.user_id = p.user_id and g.role = 'head'
              and g."from" <= $4::timestamptz and (g.until is null or g.until > $4::timestamptz)
            where p.facility_id = $1 and p.device_id = d.id and p.revoked_at is null
              and not exists (select 1 from users u
                where u.facility_id = $1 and u.id = p.user_id and not u.active)) as heads,
          (select coalesce(json_agg(json_build_object('listId', l.id, 'endsOn', l.ends_on) order by l.id), '[]')
            from outreach_lists l
            where l.facility_id = $1 and l.device_id = d.id and l.closed_at is null) as lists,
          array(select distinct p.user_id::text from device_people p
            where p.facility_id = $1 and p.device_id = d.id and p.revoked_at is null
              and not exists (select 1 from users u
                where u.facility_id = $1 and u.id = p.user_id and not u.active)
            order by 1) as people,
          array(select a.patient_id::text from access_log a
            where a.facility_id = $1 and a.device_id = d.id and a.opened and a.at >= $3::timestamptz
            group by a.patient_id order by max(a.at) desc) as charts
        from devices d where d.facility_id = $1 and d.id = $2 and d.revoked_at is null`,
      values: [
        this.facilityId,
        deviceId,
        new Date(this.now - CHART_DAYS * 86_400_000).toISOString(),
        new Date(this.now).toISOString(),
      ],
    })
    if (!row) return null
    const { last_seq: lastSeq, ...facts } = row
    return { ...facts, lastSeq }
  }

  async changedScopes(held: readonly HeldScope[], horizon: string): Promise<boolean[]> {
    const least = held.reduce((xid, { after }) => (xidBefore(after.xid, xid) ? after.xid : xid), horizon)
    // The log since the oldest cursor is read once; a scope of its own for each would read it as often.
    const rows = await this.db.query<{ n: number }>({
      name: 'changed scopes',
      text: `
        with asked as (
          select * from unnest($2::int[], $3::text[], $4::text[], $5::xid8[]) as a(n, scope, kind, xid)
        ), recent as materialized (
          select aggregate, aggregate_id, max(xid) as xid from change_log
          where facility_id = $1 and xid >= $6::xid8 and xid < $7::xid8 group by aggregate, aggregate_id
        )
        select a.n from asked a where exists (
          select 1 from scope_member m where m.facility_id = $1 and m.scope = a.scope
            and m.since >= a.xid and m.since < $7::xid8
        ) or exists (
          select 1 from scope_member m where m.facility_id = $1 and m.scope = a.scope
            and m.until >= a.xid and m.until < $7::xid8
        ) or exists (
          select 1 from recent r join scope_member m on m.aggregate = r.aggregate and m.aggregate_id = r.aggregate_id
          where m.facility_id = $1 and m.scope = a.scope and r.xid >= a.xid
            and m.since < $7::xid8 and (m.until is null or m.until >= $7::xid8)
        ) or exists (
          select 1 from recent r where r.aggregate = a.kind and r.xid >= a.xid
        )`,
      values: [
        this.facilityId,
        held.map((_, n) => n),
        held.map(({ source }) => ('scope' in source ? source.scope : null)),
        held.map(({ source }) => ('everyAggregate' in source ? source.everyAggregate : null)),
        held.map(({ after }) => after.xid),
        least,
        horizon,
      ],
    })
    const changed = new Set(rows.map(({ n }) => n))
    return held.map((_, n) => changed.has(n))
  }

  async membershipChanges(
    scope: string,
    fromXid: string,
    horizon: string,
  ): Promise<{ enter: Aggregate[]; leave: Aggregate[] }> {
    const rows = await this.db.query<AggregateRow & { entered: boolean }>({
      name: 'membership changes',
      text: `
        with moved as (
          select aggregate, aggregate_id, since, until from scope_member
          where facility_id = $1 and scope = $2 and (
            (since >= $3::xid8 and since < $4::xid8) or (until >= $3::xid8 and until < $4::xid8))
        )
        select aggregate, aggregate_id, entered from (
          select distinct m.aggregate, m.aggregate_id, exists (
            select 1 from scope_member n where n.facility_id = $1 and n.scope = $2 and n.aggregate = m.aggregate
              and n.aggregate_id = m.aggregate_id and n.since < $4::xid8 and (n.until is null or n.until >= $4::xid8)
          ) as entered
          from moved m
        ) as present order by aggregate, aggregate_id`,
      values: [this.facilityId, scope, fromXid, horizon],
    })
    return {
      enter: rows.filter(({ entered }) => entered).map(toAggregate),
      leave: rows.filter(({ entered }) => !entered).map(toAggregate),
    }
  }

  async changes(
    source: ScopeSource,
    after: LogPosition,
    horizon: string,
    limit: number,
  ): Promise<ChangeEntry[]> {
    const whole = 'everyAggregate' in source
    const belongs = whole
      ? `c.aggregate = $2`
      : `exists (select 1 from scope_member m where m.facility_id = $1 and m.scope = $2 and m.aggregate = c.aggregate
          and m.aggregate_id = c.aggregate_id and m.since < $5::xid8 and (m.until is null or m.until >= $5::xid8))`
    const rows = await this.db.query<AggregateRow & { xid: string; seq: string; entity: string; id: string }>(
      {
        name: whole ? 'changes of a kind' : 'changes of a scope',
        text: `select c.xid::text, c.seq::text, c.entity, c.id, c.aggregate, c.aggregate_id from change_log c
        where c.facility_id = $1 and ${belongs} and (c.xid, c.seq) > ($3::xid8, $4::bigint) and c.xid < $5::xid8
        order by c.xid, c.seq limit $6`,
        values: [
          this.facilityId,
          whole ? source.everyAggregate : source.scope,
          after.xid,
          after.seq,
          horizon,
          limit + 1,
        ],
      },
    )
    return wholeXids(rows, limit).map((row) => ({
      xid: row.xid,
      seq: row.seq,
      entity: row.entity,
      id: row.id,
      ...toAggregate(row),
    }))
  }

  rows(refs: readonly { entity: string; id: string }[]): Promise<Row[]> {
    return this.#reader.byIds(refs)
  }

  rowsOfAggregates(aggregates: readonly Aggregate[]): Promise<Row[]> {
    return this.#reader.byAggregates(aggregates)
  }

  versions(sources: readonly ScopeSource[]): Promise<RowVersion[][] | null> {
    return readVersions(this.db, this.facilityId, this.at.horizon, sources)
  }

  async due({ openedBefore, today, ended, limit }: DueQuestion): Promise<DueRows> {
    const reviews = await this.db.query<{ id: string }>({
      name: 'items due',
      text: `select id from review_items where facility_id = $1 and closed_at is null and forwarded_at is null
        and opened_at <= $2::timestamptz order by opened_at limit $3`,
      values: [this.facilityId, openedBefore, limit],
    })
    const lists = await this.db.query<{ listId: string; deviceId: string }>({
      name: 'lists due',
      text: `select id as "listId", device_id as "deviceId" from outreach_lists
        where facility_id = $1 and closed_at is null and ends_on < $2::date order by ends_on, id limit $3`,
      values: [this.facilityId, today, limit],
    })
    const members = await this.db.query<{ scope: string }>({
      name: 'scopes due',
      text: `select s.scope from unnest($2::text[]) as s(scope) where exists (
          select 1 from scope_member m where m.facility_id = $1 and m.scope = s.scope and m.until is null
        ) limit $3`,
      values: [this.facilityId, ended, limit],
    })
    return {
      ended: members.map(({ scope }) => scope),
      reviewIds: reviews.map(({ id }) => id),
      lists,
    }
  }

  async members(source: ScopeSource, after: string | null, limit: number): Promise<Aggregate[]> {
    const values = [this.facilityId, after, limit]
    if ('scope' in source) {
      const text = `select aggregate, aggregate_id from scope_member
        where facility_id = $1 and scope = $4 and until is null and ($2::uuid is null or aggregate_id > $2::uuid)
        order by aggregate_id, aggregate limit $3`
      return (
        await this.db.query<AggregateRow>({ name: 'members', text, values: [...values, source.scope] })
      ).map(toAggregate)
    }
    const tables = tableMaps.filter((map) => map.kind === source.everyAggregate)
    if (tables.length === 0) return []
    const union = tables
      .map((map) => `select aggregate_id from ${map.table} where facility_id = $1`)
      .join(' union ')
    const rows = await this.db.query<{ aggregate_id: string }>({
      name: `members ${source.everyAggregate}`,
      text: `select aggregate_id from (${union}) as every where $2::uuid is null or aggregate_id > $2::uuid
        order by aggregate_id limit $3`,
      values,
    })
    return rows.map(({ aggregate_id }) => ({ aggregate: source.everyAggregate, aggregateId: aggregate_id }))
  }
}

/** Cuts a page at the border of a transaction, unless one transaction alone is larger than the page. */
function wholeXids<T extends { xid: string }>(rows: readonly T[], limit: number): readonly T[] {
  if (rows.length <= limit) return rows
  const next = rows[limit]!.xid
  const complete = rows.slice(0, limit).filter(({ xid }) => xid !== next)
  return complete.length > 0 ? complete : rows.slice(0, limit)
}
