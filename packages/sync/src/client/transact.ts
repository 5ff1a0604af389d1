import { wrap } from 'idb'

export type StoreName =
  | 'meta'
  | 'keyslots'
  | 'session'
  | 'outbox'
  | 'carried'
  | 'drafts'
  | 'base'
  | 'baseDelta'
  | 'dir'
  | 'dirDelta'
  | 'scope_state'
  | 'checkpoint'
  | 'leases'
  | 'reviews'
  | 'journal'

/** What a power cut must never take back; everything else can be fetched or typed again. */
const strict: ReadonlySet<StoreName> = new Set(['outbox', 'leases', 'keyslots', 'carried'])

/** The status is counted from these; whoever writes there makes a count in memory old. */
const counted: ReadonlySet<StoreName> = new Set(['outbox', 'carried', 'reviews', 'session'])
const countedWrites = new WeakMap<IDBDatabase, number>()

/**
 * How many transactions of this tab may have changed what the status is counted from. A look at the disk that
 * begins at a number holds all of them and none that comes later.
 */
export const countedWritesTo = (db: IDBDatabase): number => countedWrites.get(db) ?? 0

export type Stores = (name: StoreName) => IDBObjectStore

/** The result of one request. Only this may be awaited inside a transaction. */
export const answered = <T>(request: IDBRequest<T>): Promise<T> => wrap(request)

/**
 * Runs `work` in one transaction and resolves after `complete`, never after the last `put`. Durability
 * follows from the stores: since Chrome 121 the default may lose what a power cut catches in the OS buffer.
 * Nothing but IndexedDB's own promises may be awaited inside: Firefox and Safari end the transaction then.
 * @throws whatever `work` throws (the transaction is rolled back), or the transaction's own error
 */
export function transact<T>(
  db: IDBDatabase,
  stores: readonly StoreName[],
  mode: 'readonly' | 'readwrite',
  work: (store: Stores) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const durability = mode === 'readwrite' && stores.some((name) => strict.has(name)) ? 'strict' : 'relaxed'
    if (mode === 'readwrite' && stores.some((name) => counted.has(name)))
      countedWrites.set(db, countedWritesTo(db) + 1)
    const tx = db.transaction([...stores], mode, { durability })
    let result: { value: T } | null = null
    let failure: unknown = null
    tx.oncomplete = () =>
      result
        ? resolve(result.value)
        : reject(new Error('the transaction ended before its work', { cause: failure }))
    tx.onabort = () => reject((failure ?? tx.error ?? new Error('transaction aborted')) as Error)
    const running = (async () => work((name) => tx.objectStore(name)))()
    running.then(
      (value) => {
        result = { value }
      },
      (error: unknown) => {
        failure = error
        try {
          tx.abort()
        } catch {
          // Ended already: by its own error, or because the database went away.
          reject(error as Error)
        }
      },
    )
  })
}
