import type { Row } from '@lentera/contracts/kernel/entity'
import type { Read } from '@lentera/contracts/kernel/rule'
import type {
  DeviceState,
  LogEntry,
  StoreTransaction,
  Wait,
  WaitingCommand,
  WriteSet,
} from '@lentera/sync/server/store'
import type { Db } from '../database/facility-connection.js'
import { ofFacility } from '../database/table-sql.js'
import { tableOf } from '../database/tables.js'
import type { Vault } from '../database/vault.js'
import { groupBy, RowReader } from './read-rows.js'
import { LOG_COLUMNS, type LogRow, toLogEntry } from './log-row.js'
import { lockWaiting, readWaits } from './read-waiting.js'
import { writeBatch } from './write-batch.js'
import type { OwedTo } from './write-log.js'

type Ref = { readonly entity: string; readonly id: string }

/** The write side of the store inside one READ COMMITTED transaction. */
export class WriteTransaction implements StoreTransaction {
  readonly #reader: RowReader

  constructor(
    private readonly db: Db,
    private readonly facilityId: string,
    private readonly vault: Vault,
    private readonly wrote: () => void,
    private readonly owedTo: OwedTo,
  ) {
    this.#reader = new RowReader(db, facilityId, vault)
  }

  async lockDevice(deviceId: string): Promise<DeviceState | null> {
    const [row] = await this.db.query<{
      id: string
      kind: DeviceState['kind']
      unit: string
      last_seq: number
      revoked_at: Date | null
    }>({
      name: 'lock device',
      text: `select id, kind, unit, last_seq::float8, revoked_at from devices where facility_id = $1 and id = $2 for update`,
      values: [this.facilityId, deviceId],
    })
    if (!row) return null
    return {
      id: row.id,
      kind: row.kind,
      unit: row.unit,
      lastSeq: row.last_seq,
      revokedAt: row.revoked_at?.toISOString() ?? null,
    }
  }

  async lock(keys: readonly string[]): Promise<void> {
    // Ordered by what is really locked, so that two batches take shared locks in one order whatever the keys.
    await this.db.query({
      name: 'lock keys',
      text: `select pg_advisory_xact_lock(h) from (
        select distinct hashtextextended($1 || ' ' || k, 0) as h from unnest($2::text[]) as k order by 1) as hashes`,
      values: [this.facilityId, keys],
    })
  }

  async logEntries(ids: readonly string[]): Promise<LogEntry[]> {
    if (ids.length === 0) return []
    const rows = await this.db.query<LogRow>({
      name: 'log entries',
      text: `select ${LOG_COLUMNS}
        from command_log l join current_outcomes o on o.id = l.id
        where l.facility_id = $1 and l.id = any($2::uuid[])`,
      values: [this.facilityId, ids],
    })
    return rows.map(toLogEntry)
  }

  read(reads: readonly Read[]): Promise<Row[][]> {
    return this.#reader.read(reads)
  }

  async existing(refs: readonly Ref[]): Promise<{ entity: string; id: string }[]> {
    const groups = [...groupBy(refs, ({ entity }) => entity)].map(
      ([entity, group]) => [tableOf(entity).table, group] as const,
    )
    if (groups.length === 0) return []
    const text = groups.map(
      ([table], at) =>
        `select '${table}' as entity, id from ${table} where ${ofFacility} and id = any($${at + 2}::uuid[])`,
    )
    return this.db.query({
      text: text.join(' union all '),
      values: [this.facilityId, ...groups.map(([, group]) => group.map(({ id }) => id))],
    })
  }

  async lastActAt(deviceId: string): Promise<string | null> {
    const [row] = await this.db.query<{ occurred_at: Date }>({
      name: 'last act',
      text: `select occurred_at from command_log
        where facility_id = $1 and device_id = $2 and seq is not null and via is null order by seq desc limit 1`,
      values: [this.facilityId, deviceId],
    })
    return row?.occurred_at.toISOString() ?? null
  }

  waiting(
    question: { keys: readonly string[]; ids: readonly string[] },
    limit: number,
  ): Promise<WaitingCommand[]> {
    return lockWaiting(this.db, this.facilityId, this.vault, question, limit)
  }

  waits(after: { since: string; id: string } | null, limit: number): Promise<Wait[]> {
    return readWaits(this.db, this.facilityId, after, limit)
  }

  async write(set: WriteSet): Promise<Row[]> {
    const rows = await writeBatch(this.db, this.facilityId, this.vault, set, this.owedTo)
    if (rows.length > 0 || set.members.length > 0 || set.ends.length > 0) this.wrote()
    return rows
  }
}
