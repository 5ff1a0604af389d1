import type { Id } from '@lentera/contracts/kernel/id'
import type { Handler } from '@lentera/contracts/kernel/rule'
import type { Instant } from '@lentera/contracts/kernel/time'
import { toBase64Url } from '../record/bytes.js'
import type { Sealer } from '../record/seal.js'
import type { DeviceSnapshot, PersonOnDevice } from './api.js'
import { ClockOffset } from './clock-offset.js'
import type { DeviceMeta } from './database.js'
import { DeviceView, handlerKey } from './device-view.js'
import type { OpenKeys } from './key-slots.js'
import type { Ports } from './ports.js'
import { journal } from './journal.js'

/** Someone works here: keys in memory, never anywhere else. */
export interface Unlocked extends OpenKeys {
  readonly person: PersonOnDevice
  /** null until the device is enrolled. */
  readonly sealer: Sealer | null
}

/** What the parts of the device core share. State that must survive lives in IndexedDB, not here. */
export class Core {
  readonly view: DeviceView
  readonly offset: ClockOffset
  readonly handlers: ReadonlyMap<string, Handler>
  /** Random per browser start: acts of one start are compared by it. */
  readonly startId: string

  device: DeviceMeta | null = null
  epoch: Id | null = null
  people: readonly PersonOnDevice[] = []
  unlocked: Unlocked | null = null
  /** The device key between the first slot and its first unlock. */
  freshDeviceKey: CryptoKey | null = null
  /** What this tab holds in memory: all commands below, all changes up to. */
  nextSeq = 1
  revision = 0

  loss: DeviceSnapshot['loss'] = null
  server: 'unknown' | 'reachable' | 'unreachable' = 'unknown'
  lastContactAt: Instant | null = null
  /** Problem codes for which the server goes on saying no. */
  readonly stopped: { push: string | null; pull: string | null } = { push: null, pull: null }
  sending = false
  /** Commands the server could not judge are asked about again above this number; null: not now. */
  recheckAfter: number | null = 0
  batchSize = 100
  closed = false
  onSaved: () => void = () => {}

  snapshot!: DeviceSnapshot
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

  /** Composes a new snapshot from disk and memory and tells the listeners. */
  async changed(): Promise<void> {
    if (this.closed) return
    this.snapshot = await this.compose(this)
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
