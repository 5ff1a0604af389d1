import type { Id } from '@lentera/contracts/kernel/id'
import type { ClockConfidence } from '@lentera/contracts/sync/clock'
import type { Handler } from '@lentera/contracts/kernel/rule'
import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'
import type { Guest } from '@lentera/contracts/sync/record'
import { toBase64Url } from '../record/bytes.js'
import type { Sealer } from '../record/seal.js'
import type { DeviceSnapshot, PersonOnDevice } from './api.js'
import { CheckpointState } from './checkpoint-state.js'
import { ClockOffset } from './clock-offset.js'
import type { DeviceMeta, OpenReview } from './database.js'
import type { Recovery } from './loss.js'
import { DeviceView, handlerKey } from './device-view.js'
import type { OpenKeys } from './key-slots.js'
import type { ViewOnDisk } from './view-on-disk.js'
import type { Ports } from './ports.js'
import { journal } from './journal.js'
import { type Protection, unknownProtection } from './protection-state.js'
import { CopyState } from './copy-state.js'

/** Someone works here: keys in memory, never anywhere else. */
export interface Unlocked extends OpenKeys {
  readonly person: PersonOnDevice
  /** null until the device is enrolled. */
  readonly sealer: Sealer | null
  readonly password: PasswordTime
  /** Who really works here, on this person's word. */
  readonly guest: Guest | null
  /** Why somebody goes on whom the server has not checked for too long. */
  readonly reason: string | null
}

/** When a password was given: by the wall clock, and since when this tab knows of it (a wall clock can be set back). */
export interface PasswordTime {
  readonly at: number
  readonly knownSince: number
}

/** Keys of somebody who may come back by PIN; they can be used, never exported. */
export interface Resting extends OpenKeys {
  readonly password: PasswordTime
}

/** A slot as it is known while locked. */
export interface PersonSlot extends PersonOnDevice {
  /** `used_up`: five wrong ones; the password opens it again. */
  readonly pin: 'set' | 'used_up' | 'declined' | 'none'
}

/** What the status is counted from on the disk, as it was when {@link countedWritesTo} said `writes`. */
export interface StatusCounts {
  readonly writes: number
  readonly unsent: number
  readonly oldestUnsentAt: Instant | null
  readonly unsendable: number
  readonly carried: number
  readonly reviews: readonly OpenReview[]
  readonly settledAt: Instant | null
  readonly contactAt: Instant | null
  readonly outdoorsUntil: Instant | null
}

/** How often the rows here are compared with the server's. */
export const HOUR_MS = 3_600_000

/** What the parts of the device core share. State that must survive lives in IndexedDB, not here. */
export class Core {
  readonly view: DeviceView
  readonly offset: ClockOffset
  readonly handlers: ReadonlyMap<string, Handler>
  /** Random per browser start: acts of one start are compared by it. */
  readonly startId: string
  /** Requests asked by name since the start; see `exchange`. */
  asks = 0

  device: DeviceMeta | null = null
  epoch: Id | null = null
  people: readonly PersonSlot[] = []
  unlocked: Unlocked | null = null
  /** People who gave their password since the browser started and have a PIN; not who works here now. */
  readonly resting = new Map<Id, Resting>()
  /** Whose screen is locked: the view is empty, the keys rest. */
  screenLockedFor: Id | null = null
  /** The device key between the first slot and its first unlock. */
  freshDeviceKey: CryptoKey | null = null
  /** What this tab holds in memory: all commands below, all changes up to. */
  nextSeq = 1
  revision = 0
  readonly checkpoint = new CheckpointState()
  /** What the next unlock needs, read ahead. */
  readAhead: ViewOnDisk | null = null

  loss: DeviceSnapshot['loss'] = null
  recovery: Recovery | null = null
  readonly copy: CopyState
  protection: Protection = unknownProtection
  server: 'unknown' | 'reachable' | 'unreachable' = 'unknown'
  lastContactAt: Instant | null = null
  /** The server said that it is not the one this device was enrolled at, nor a copy of it. Until the next start. */
  isOtherServer = false
  /** Problem codes for which the server goes on saying no. */
  readonly stopped: { push: string | null; pull: string | null } = { push: null, pull: null }
  sending = false
  /** How far the server trusts its own clock, as it last said. */
  serverClock: ClockConfidence | null = null
  /** Commands the server could not judge are asked about again above this number; null: not now. */
  recheckAfter: number | null = 0
  /** Who was unlocked when the server was asked about carried commands that wait. */
  carriedAskedFor: Unlocked | null = null
  batchSize = 100
  /** Monotonic time from which a pull asks for digests; spread, so that fifty devices do not ask at once. */
  digestsDueAt: number
  /** Business date on which today's station code was asked for. */
  stationAskedOn: CalendarDate | null = null
  /** Outcomes may have brought rows that no scope has; so may have those of an earlier start. */
  mayHoldStrays = true
  closed = false
  onSaved: () => void = () => {}

  snapshot!: DeviceSnapshot
  /** null: another tab may have written since, so that it is counted anew. */
  counts: StatusCounts | null = null
  readonly #listeners = new Set<() => void>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(
    readonly ports: Ports,
    readonly db: IDBDatabase,
    handlers: readonly Handler[],
    readonly iterations: number,
    private readonly compose: (core: Core) => Promise<DeviceSnapshot>,
  ) {
    this.handlers = new Map(handlers.map((handler) => [handlerKey(handler.command), handler]))
    this.view = new DeviceView(this.handlers)
    this.offset = new ClockOffset(ports.clock)
    this.copy = new CopyState(ports.secondCopy !== undefined)
    this.digestsDueAt = ports.clock.monotonic() + (ports.crypto.randomBytes(1)[0]! / 255) * HOUR_MS
    this.startId = toBase64Url(ports.crypto.randomBytes(12))
  }

  /**
   * One after the other: everything that changes memory after it changed the disk. Tabs are kept apart by
   * the checks inside the transactions, not by this.
   */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work)
    this.#turn = mine.catch(() => undefined)
    return mine
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Tells of a command that has just been stored, without another look at the disk: nobody waits for a count
   * before reading that it is saved. Call in turn, when memory and disk agree.
   * @param write the number of the transaction that stored it, by `countedWritesTo`
   */
  oneMoreUnsent(savedAt: Instant, write: number): void {
    const { counts } = this
    // Somebody may have counted between the transaction and this; who did has it in the number.
    if (counts?.writes === write - 1) this.counts = withOneMore(counts, savedAt)
    const { sync } = this.snapshot
    const known = this.counts && this.counts.writes >= write ? this.counts : null
    const unsent = known?.unsent ?? sync.unsent + 1
    const oldestUnsentAt = known ? known.oldestUnsentAt : (sync.oldestUnsentAt ?? savedAt)
    this.snapshot = {
      ...this.snapshot,
      secondCopy: this.copy.health,
      sync: { ...sync, unsent, oldestUnsentAt, allSafeAt: null },
    }
    this.#tell()
  }

  /** Composes a new snapshot from disk and memory and tells the listeners. */
  async changed(): Promise<void> {
    if (this.closed) return
    this.snapshot = await this.compose(this)
    this.#tell()
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener()
  }

  /**
   * Like {@link changed}, for the end of something that is complete: a status that cannot be read must not
   * turn it into a failure.
   */
  async announce(): Promise<void> {
    try {
      await this.changed()
    } catch (error) {
      this.note('status.unreadable', error instanceof Error ? error.name : undefined)
    }
  }

  /** A line for support; never anything about a patient. */
  note(event: string, detail?: string): void {
    journal(this.db, this.offset.now(), event, detail)
  }
}

const withOneMore = (counts: StatusCounts, savedAt: Instant): StatusCounts => ({
  ...counts,
  writes: counts.writes + 1,
  unsent: counts.unsent + 1,
  oldestUnsentAt: counts.oldestUnsentAt ?? savedAt,
})
