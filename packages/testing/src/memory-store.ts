import { randomUUID } from 'node:crypto'
import type { Id } from '@lentera/contracts/kernel/id'
import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Device, DevicePerson } from '@lentera/contracts/devices/device'
import {
  type SeenPast,
  type ServerStore,
  type SigningKey,
  type SnapshotTransaction,
  type StoreTransaction,
  type Standing,
  StoreUnavailable,
} from '@lentera/sync/server/store'
import { History, rowOf } from './memory/history.js'
import { LockTable } from './memory/lock-table.js'
import { MemorySnapshot } from './memory/memory-snapshot.js'
import { type Counters, MemoryTransaction } from './memory/memory-transaction.js'

export interface MemoryStoreOptions {
  readonly epoch: Id
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Runs between the work of a transaction and its commit; may wait, or throw to crash the server there. */
  readonly beforeCommit?: () => Promise<void>
  /** Somebody waits for a lock. */
  readonly onWait?: () => void
  /** A planted fault: the log takes an id twice. */
  readonly twinsInLog?: boolean
}

/**
 * The server's database in memory, for tests: real transactions with xids, locks, snapshots, a horizon and a
 * crash that forgets what was not flushed. Deterministic; bound to one facility.
 */
export class MemoryStore implements ServerStore {
  history = new History()
  readonly #locks: LockTable
  readonly #active = new Set<MemoryTransaction>()
  #nextXid = 1000n
  #flushedXid = 1000n
  #nextSeq = 1n
  #life = 0
  #epochs: readonly Id[]

  constructor(private readonly options: MemoryStoreOptions) {
    this.#locks = new LockTable(options.onWait)
    this.#epochs = [options.epoch]
  }

  async epoch(): Promise<Id> {
    return this.#epochs.at(-1)!
  }

  async standing(deviceId: Id, seen: SeenPast | null): Promise<Standing> {
    const known = this.history.row('devices', deviceId) !== undefined
    return {
      epoch: await this.epoch(),
      epochs: this.#epochs,
      lastSeq: known ? (this.history.lastSeq.get(deviceId) ?? 0) : null,
      nextXid: String(this.#nextXid),
      hasMark: !seen?.mark || this.history.isPast(seen.mark, BigInt(seen.xid)),
    }
  }

  async newEpoch(old: Id): Promise<Id> {
    if ((await this.epoch()) === old) this.#epochs = [...this.#epochs, randomUUID()]
    return this.epoch()
  }

  /** A backup of all that is committed. @returns puts it back, as a restore or an old copy of the disk does */
  backup(): () => void {
    const { history } = this
    const [kept, nextXid, nextSeq, epochs] = [history.copy(), this.#nextXid, this.#nextSeq, this.#epochs]
    return () => {
      this.crash()
      this.history = kept.copy()
      this.#nextXid = this.#flushedXid = nextXid
      this.#nextSeq = nextSeq
      this.#epochs = epochs
    }
  }

  async signingKeys(wanted: readonly { deviceId: Id; userId: Id | null }[]): Promise<SigningKey[]> {
    const devices = this.records<Device>('devices')
    const people = this.records<DevicePerson>('device_people')
    return wanted.flatMap(({ deviceId, userId }): SigningKey[] => {
      if (userId !== null) {
        return people
          .filter((one) => one.deviceId === deviceId && one.userId === userId)
          .map(({ publicKey, since, revokedAt }) => ({ deviceId, userId, publicKey, since, revokedAt }))
      }
      const device = devices.find(({ id }) => id === deviceId)
      if (!device?.publicKey) return []
      return [
        {
          deviceId,
          userId,
          publicKey: device.publicKey,
          since: device.enrolledAt,
          revokedAt: device.revokedAt,
        },
      ]
    })
  }

  async transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
    const life = this.#life
    const counters: Counters = { takeXid: () => this.#nextXid++, takeSeq: () => this.#nextSeq++ }
    const tx = new MemoryTransaction(this.history, this.#locks, counters, this.options.twinsInLog ?? false)
    this.#active.add(tx)
    try {
      const result = await work(tx)
      await this.options.beforeCommit?.()
      if (life !== this.#life) throw new StoreUnavailable('the server crashed')
      tx.commit()
      this.#flushedXid = this.#nextXid
      return result
    } finally {
      this.#active.delete(tx)
      this.#locks.releaseAll(tx)
    }
  }

  async snapshot<T>(work: (tx: SnapshotTransaction) => Promise<T>): Promise<T> {
    const result = await work(new MemorySnapshot(this.history, this.horizon(), this.options.now()))
    this.#flushedXid = this.#nextXid
    return result
  }

  /** Every xid below this is finished. */
  horizon(): bigint {
    let horizon = this.#nextXid
    for (const { xid } of this.#active) if (xid !== null && xid < horizon) horizon = xid
    return horizon
  }

  /** The xid the next transaction will get. */
  nextXid(): bigint {
    return this.#nextXid
  }

  /** Power cut: open transactions are gone, and xids that nothing flushed are handed out again. */
  crash(): void {
    this.#life += 1
    this.#active.clear()
    this.#nextXid = this.#flushedXid
    this.#locks.breakAll(new StoreUnavailable('the server crashed'))
  }

  /** Puts rows in as one committed transaction, without commands. */
  seed(rows: readonly { entity: string; record: EntityRecord }[]): void {
    const commit = (this.history.commit += 1)
    const xid = this.#nextXid++
    for (const { entity, record } of rows) {
      const row = rowOf(entity, record, 1)
      this.history.put(row, commit)
      const { aggregate, aggregateId, id } = row
      this.history.changes.push({ commit, xid, seq: this.#nextSeq++, aggregate, aggregateId, entity, id })
    }
    this.#flushedXid = this.#nextXid
  }

  records<R>(entity: string): R[] {
    return this.history.rows(entity).map((row) => row.data as unknown as R)
  }
}
