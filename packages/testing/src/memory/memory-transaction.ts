import { entityNamed } from '@lentera/contracts/registry'
import { canonicalJson } from '@lentera/contracts/kernel/canonical-json'
import type { EntityRecord, Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Membership, Read } from '@lentera/contracts/kernel/rule'
import type { Instant } from '@lentera/contracts/kernel/time'
import type { Device } from '@lentera/contracts/devices/device'
import {
  type DeviceState,
  type LogEntry,
  StoreDuplicate,
  type StoreTransaction,
  type Wait,
  type WaitingCommand,
  type WriteSet,
} from '@lentera/sync/server/store'
import { type History, rowOf } from './history.js'
import type { LockTable } from './lock-table.js'

/** Numbers that are handed out for good, committed or not. */
export interface Counters {
  takeXid(): bigint
  takeSeq(): bigint
}

const placeOf = ({ since, id }: { since: Instant; id: Id }): string => `${since} ${id}`
const inOrder = <T extends { since: Instant; id: Id }>(waits: readonly T[]): T[] =>
  [...waits].sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))

/** READ COMMITTED over {@link History}: reads see the newest commit, writes wait in memory until the commit. */
export class MemoryTransaction implements StoreTransaction {
  #xid: bigint | null = null
  #changes: { row: Row; seq: bigint }[] = []
  #sets: (WriteSet & { entries: LogEntry[]; results: Map<Id, LogEntry['result']> })[] = []

  constructor(
    private readonly history: History,
    private readonly locks: LockTable,
    private readonly counters: Counters,
    private readonly twinsInLog: boolean,
  ) {}

  get xid(): bigint | null {
    return this.#xid
  }

  async lockDevice(deviceId: Id): Promise<DeviceState | null> {
    this.assignXid()
    await this.locks.acquire(this, `device ${deviceId}`)
    const device = this.history.row('devices', deviceId)?.data as unknown as Device | undefined
    if (!device) return null
    const { id, kind, unit, revokedAt } = device
    return { id, kind, unit, revokedAt, lastSeq: this.history.lastSeq.get(id) ?? 0 }
  }

  async lock(keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.locks.acquire(this, `key ${key}`)
  }

  async logEntries(ids: readonly Id[]): Promise<LogEntry[]> {
    return ids.flatMap((id) => this.history.logById.get(id) ?? [])
  }

  async read(reads: readonly Read[]): Promise<Row[][]> {
    return reads.map(({ entity, index, key }) => {
      if (index === 'id') return [this.history.row(entity, key)].flatMap((row) => row ?? [])
      const keyOf = entityNamed(entity).indexes[index]!
      return this.history.rows(entity).filter((row) => keyOf(row.data as unknown as EntityRecord) === key)
    })
  }

  async existing(refs: readonly { entity: string; id: Id }[]): Promise<{ entity: string; id: Id }[]> {
    return refs.filter(({ entity, id }) => this.history.row(entity, id) !== undefined)
  }

  async lastActAt(deviceId: Id): Promise<Instant | null> {
    const own = this.history.log.filter(
      (entry) => entry.deviceId === deviceId && entry.via === null && entry.seq !== null,
    )
    return (
      own.reduce<LogEntry | null>((newest, one) => (newest && newest.seq! > one.seq! ? newest : one), null)
        ?.occurredAt ?? null
    )
  }

  async waiting(
    { keys, ids }: { keys: readonly string[]; ids: readonly Id[] },
    limit: number,
  ): Promise<WaitingCommand[]> {
    const asked = [...this.history.waits.values()].filter(
      (one) => keys.includes(one.waitsFor!) || ids.includes(one.id),
    )
    const locked: WaitingCommand[] = []
    for (const { id } of inOrder(asked).slice(0, limit)) {
      await this.locks.acquire(this, `wait ${id}`)
      // Another transaction may have settled it while this one waited for the lock.
      const wait = this.history.waits.get(id)
      const payload = this.history.payloads.find((one) => one.id === id)?.bytes
      if (!wait || !payload) continue
      const { waitsFor, since } = wait
      locked.push({ entry: this.history.logById.get(id)!, payload, waitsFor: waitsFor!, since })
    }
    return locked
  }

  async waits(after: { since: Instant; id: Id } | null, limit: number): Promise<Wait[]> {
    return inOrder([...this.history.waits.values()])
      .filter((one) => after === null || placeOf(one) > placeOf(after))
      .slice(0, limit)
  }

  async write(set: WriteSet): Promise<Row[]> {
    this.assignXid()
    if (!this.twinsInLog) await this.checkLog(set)
    const records = [
      ...set.rows,
      ...set.reviews.map(({ item }) => ({ entity: 'review_items', record: item as EntityRecord })),
    ]
    for (const name of records.map(({ entity, record }) => `row ${entity} ${record.id}`).sort()) {
      await this.locks.acquire(this, name)
    }
    const rows = records.map(({ entity, record }) => this.putRow(entity, record))
    const versions = new Map(rows.map((row) => [`${row.entity} ${row.id}`, row.rowVersion]))
    const resultOf = (id: Id): LogEntry['result'] =>
      (set.wrote.get(id) ?? []).map((ref) => ({
        ...ref,
        rowVersion: versions.get(`${ref.entity} ${ref.id}`)!,
      }))
    const entries = set.log.map((entry): LogEntry => ({ ...entry, result: resultOf(entry.id) }))
    const results = new Map(set.outcomes.map(({ id }) => [id, resultOf(id)]))
    this.#sets.push({ ...set, entries, results })
    return rows.slice(0, set.rows.length).filter((row) => entityNamed(row.entity).aggregateOf !== null)
  }

  /** Makes everything visible at once. */
  commit(): void {
    const { history } = this
    const commit = (history.commit += 1)
    for (const { row, seq } of this.#changes) {
      history.put(row, commit)
      if (!entityNamed(row.entity).aggregateOf) continue
      const { aggregate, aggregateId, entity, id } = row
      history.changes.push({ commit, xid: this.#xid!, seq, aggregate, aggregateId, entity, id })
    }
    for (const set of this.#sets) {
      for (const entry of set.entries) history.append(entry, this.#xid!, commit)
      for (const outcome of set.outcomes) {
        history.outcomes.push({ ...outcome, commit })
        const before = history.logById.get(outcome.id)!
        const { outcome: verdict, issues, merged } = outcome
        const result = set.results.get(outcome.id) ?? []
        history.logById.set(outcome.id, { ...before, outcome: verdict, issues, merged, result })
      }
      for (const wait of set.waits) {
        if (wait.waitsFor === null) history.waits.delete(wait.id)
        else history.waits.set(wait.id, wait)
      }
      history.payloads.push(...set.payloads)
      history.events.push(...set.events)
      history.reviews.push(...set.reviews)
      for (const scope of set.ends) this.endScope(scope, commit)
      for (const member of set.members) this.commitMember(member, commit)
      if (set.lastSeq) history.lastSeq.set(set.lastSeq.deviceId, set.lastSeq.seq)
    }
  }

  private assignXid(): void {
    this.#xid ??= this.counters.takeXid()
  }

  /** Two roads at once: the second waits for the first and then meets its id. */
  private async checkLog({ log }: WriteSet): Promise<void> {
    for (const { id } of log) await this.locks.acquire(this, `log ${id}`)
    for (const entry of log) {
      const taken = this.history.logById.has(entry.id)
      const lane = entry.via === null && entry.seq !== null
      const sameSeq = (one: LogEntry) =>
        one.via === null && one.deviceId === entry.deviceId && one.seq === entry.seq
      if (taken || (lane && this.history.log.some(sameSeq)))
        throw new StoreDuplicate(`log row exists: ${entry.id}`)
    }
  }

  /** A row that does not change keeps its version and makes no entry in the change log. */
  private putRow(entity: string, record: EntityRecord): Row {
    const before = this.history.row(entity, record.id)
    if (before && canonicalJson(before.data) === canonicalJson(record)) return before
    const row = rowOf(entity, structuredClone(record), (before?.rowVersion ?? 0) + 1)
    this.#changes.push({ row, seq: this.counters.takeSeq() })
    return row
  }

  private endScope(scope: string, commit: number): void {
    for (const one of this.history.everIn(scope))
      if (one.until === null) Object.assign(one, { until: this.#xid, untilCommit: commit })
  }

  private commitMember({ scope, aggregate, aggregateId, member }: Membership, commit: number): void {
    const open = this.history
      .everIn(scope)
      .find((one) => one.aggregate === aggregate && one.aggregateId === aggregateId && one.until === null)
    if (member && !open) {
      this.history.join({
        scope,
        aggregate,
        aggregateId,
        since: this.#xid!,
        sinceCommit: commit,
        until: null,
        untilCommit: 0,
      })
    }
    if (!member && open) Object.assign(open, { until: this.#xid, untilCommit: commit })
  }
}
