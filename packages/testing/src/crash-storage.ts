import './idb-classes.js'
import { IDBFactory as FakeFactory, IDBKeyRange as FakeKeyRange } from 'fake-indexeddb'

/** Where in a transaction a browser dies. */
export type CrashPoint = 'before' | 'middle' | 'after'

interface RawStore {
  readonly records: { values(): Iterable<RawRecord>; clear(): void }
  readonly rawIndexes: ReadonlyMap<string, { readonly records: { clear(): void } }>
  readonly keyGenerator: { num: number } | null
  storeRecord(record: RawRecord, noOverwrite: boolean): void
}

interface RawRecord {
  readonly key: unknown
  readonly value: unknown
}

interface RawDatabase {
  readonly rawObjectStores: ReadonlyMap<string, RawStore>
}

type Image = ReadonlyMap<
  string,
  { readonly records: readonly RawRecord[]; readonly next: number | undefined }
>

const gone = (): DOMException => new DOMException('the browser is gone', 'InvalidStateError')

export interface CrashStorageOptions {
  /** Remember what a power cut would leave; costs a copy for each run of relaxed writes. */
  readonly powerCuts: boolean
  /** A planted fault: every write is relaxed, whatever the device core asks for. */
  readonly everythingRelaxed?: boolean
}

/**
 * The disk of one browser profile on fake-indexeddb. A session is one browser start: a crash aborts what is
 * open and makes the session's database throw, so that callbacks that come late reach nothing. A power cut
 * also takes back what was written after the last strict transaction.
 */
export class CrashStorage {
  readonly keyRange = FakeKeyRange as unknown as typeof IDBKeyRange
  readonly #factory = new FakeFactory()
  #raw: RawDatabase | null = null
  /** What is surely on the disk; null: everything. */
  #durable: Image | null = null
  #session: Session | null = null
  #armed: { at: CrashPoint; writesLeft: number } | null = null

  constructor(private readonly options: CrashStorageOptions) {}

  /** Starts a browser on this disk. @param onCrash called when it dies by an armed crash */
  start(onCrash: () => void): IDBFactory {
    this.#session?.end()
    const session = new Session(onCrash, () => (this.#armed = null))
    this.#session = session
    const open = (name: string, version?: number): IDBOpenDBRequest => {
      if (session.ended) throw gone()
      const request = this.#factory.open(name, version) as unknown as IDBOpenDBRequest
      request.addEventListener('success', () => this.watch(session, request.result))
      return request
    }
    return { open, cmp: (a, b) => this.#factory.cmp(a, b) } as IDBFactory
  }

  /** The browser dies at a write transaction to come: 1 is the next. */
  armCrash(at: CrashPoint, writesLeft: number): void {
    this.#armed = { at, writesLeft }
  }

  disarm(): void {
    this.#armed = null
  }

  /** Kills the browser now. */
  crash(): void {
    this.#session?.end()
  }

  /** Kills the browser and takes back what was not flushed. */
  powerCut(): void {
    this.crash()
    if (this.#durable && this.#raw) restore(this.#raw, this.#durable)
    this.#durable = null
  }

  /** Kills the browser, and its database is deleted while it is closed: every store is empty at the next start. */
  evict(): void {
    this.crash()
    for (const store of this.#raw?.rawObjectStores.values() ?? []) {
      refill(store, [])
      if (store.keyGenerator) store.keyGenerator.num = 0
    }
    this.#durable = null
  }

  /** Resolves when no transaction of the session is open. */
  async idle(): Promise<void> {
    // A transaction ends in the task after its last callback, and its end may start the next one.
    for (let quiet = 0; quiet < 3;) {
      await new Promise((resolve) => setImmediate(resolve))
      quiet = this.#session && this.#session.open.size > 0 ? 0 : quiet + 1
    }
  }

  /** Everything that lies there, as it lies there. */
  everything(): unknown[] {
    return [...(this.#raw?.rawObjectStores.keys() ?? [])].flatMap((name) => this.contents(name))
  }

  /** All records of a store, as they lie there. */
  contents(store: string): unknown[] {
    const raw = this.#raw?.rawObjectStores.get(store)
    return raw ? [...raw.records.values()].map(({ value }) => value) : []
  }

  /**
   * Puts the same content onto another disk, as when a PC is cloned.
   * @param create opens the database there for the first time, so that its stores are made
   */
  async copyTo(other: CrashStorage, create: (storage: IDBFactory) => Promise<IDBDatabase>): Promise<void> {
    const db = await create(other.start(() => undefined))
    for (const [name, store] of this.#raw?.rawObjectStores ?? []) {
      const to = other.#raw!.rawObjectStores.get(name)!
      refill(to, [...store.records.values()])
      if (to.keyGenerator && store.keyGenerator) to.keyGenerator.num = store.keyGenerator.num
    }
    db.close()
  }

  /** A planted fault's way to change the disk behind the device core. */
  removeFrom(store: string, wanted: (value: never) => boolean): void {
    const raw = this.#raw?.rawObjectStores.get(store)
    if (!raw) return
    const kept = [...raw.records.values()].filter(({ value }) => !wanted(value as never))
    refill(raw, kept)
  }

  private watch(session: Session, db: IDBDatabase): void {
    this.#raw = (db as unknown as { _rawDatabase: RawDatabase })._rawDatabase
    session.databases.add(db)
    const begin = db.transaction.bind(db)
    db.transaction = (names, mode = 'readonly', options = {}) => {
      if (session.ended) throw gone()
      if (mode !== 'readwrite') return session.track(begin(names, mode, options))
      const strict = options.durability === 'strict' && !this.options.everythingRelaxed
      if (!strict && this.options.powerCuts && this.#raw) this.#durable ??= imageOf(this.#raw)
      const dies = this.countDown()
      if (dies === 'before') {
        session.crash()
        throw gone()
      }
      const tx = session.track(begin(names, mode, options))
      tx.addEventListener('complete', () => {
        if (strict) this.#durable = null
        if (dies === 'after') session.crash()
      })
      if (dies === 'middle') setImmediate(() => setImmediate(() => session.crash()))
      return tx
    }
  }

  private countDown(): CrashPoint | null {
    if (!this.#armed) return null
    this.#armed.writesLeft -= 1
    return this.#armed.writesLeft === 0 ? this.#armed.at : null
  }
}

class Session {
  ended = false
  readonly open = new Set<IDBTransaction>()
  readonly databases = new Set<IDBDatabase>()

  constructor(
    private readonly onCrash: () => void,
    private readonly disarm: () => void,
  ) {}

  track(tx: IDBTransaction): IDBTransaction {
    this.open.add(tx)
    tx.addEventListener('complete', () => this.open.delete(tx))
    tx.addEventListener('abort', () => this.open.delete(tx))
    return tx
  }

  crash(): void {
    if (this.ended) return
    this.end()
    this.disarm()
    this.onCrash()
  }

  end(): void {
    this.ended = true
    for (const tx of this.open) {
      try {
        tx.abort()
      } catch {
        // It is complete; only its event is still on the way.
      }
    }
    for (const db of this.databases) db.close()
  }
}

/** Values are never changed in place by fake-indexeddb, so references are a copy. */
const imageOf = (raw: RawDatabase): Image =>
  new Map(
    [...raw.rawObjectStores].map(([name, store]) => [
      name,
      { records: [...store.records.values()], next: store.keyGenerator?.num },
    ]),
  )

function restore(raw: RawDatabase, image: Image): void {
  for (const [name, store] of raw.rawObjectStores) {
    const before = image.get(name)
    refill(store, before?.records ?? [])
    if (store.keyGenerator && before?.next !== undefined) store.keyGenerator.num = before.next
  }
}

function refill(store: RawStore, records: readonly RawRecord[]): void {
  store.records.clear()
  for (const index of store.rawIndexes.values()) index.records.clear()
  for (const { key, value } of records) store.storeRecord({ key, value }, false)
}
