/** Hands on a browser's disk: they watch its transactions, cut it off, or read what lies there. */

export interface SeenTransaction {
  readonly stores: readonly string[]
  readonly mode: IDBTransactionMode
  readonly durability: string
}

/** A factory whose databases report each transaction before it begins; `see` may throw to be a dead disk. */
export function watched(storage: IDBFactory, see: (seen: SeenTransaction) => void): IDBFactory {
  return new Proxy(storage, {
    get(factory, name) {
      if (name !== 'open') return bound(factory, name)
      return (...args: [string, number]) => proxied(factory.open(...args), see)
    },
  })
}

const bound = (target: object, name: string | symbol): unknown => {
  const value = Reflect.get(target, name, target) as unknown
  return typeof value === 'function' ? (value as () => unknown).bind(target) : value
}

function proxied(request: IDBOpenDBRequest, see: (seen: SeenTransaction) => void): IDBOpenDBRequest {
  return new Proxy(request, {
    get: (target, name) => (name === 'result' ? watchedDatabase(target.result, see) : bound(target, name)),
    set: (target, name, value) => Reflect.set(target, name, value, target),
  })
}

function watchedDatabase(db: IDBDatabase, see: (seen: SeenTransaction) => void): IDBDatabase {
  return new Proxy(db, {
    get(target, name) {
      if (name !== 'transaction') return bound(target, name)
      return (stores: string[], mode: IDBTransactionMode, options?: IDBTransactionOptions) => {
        see({ stores, mode, durability: options?.durability ?? 'default' })
        return target.transaction(stores, mode, options)
      }
    },
    set: (target, name, value) => Reflect.set(target, name, value, target),
  })
}

/** Everything that lies in a database, with its keys and index keys, as one text: bytes become latin letters. */
export async function rawDump(storage: IDBFactory, name = 'lentera'): Promise<string> {
  const all = await readAll(storage, name)
  return JSON.stringify(all, (_key, value: unknown) => {
    if (value instanceof ArrayBuffer) return Buffer.from(value).toString('latin1')
    if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer).toString('latin1')
    return value
  })
}

/** A connection of its own, as another tab has. */
export const opened = (storage: IDBFactory, name = 'lentera'): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = storage.open(name)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error!)
  })

/** All records by store. */
export async function readAll(
  storage: IDBFactory,
  name = 'lentera',
): Promise<Record<string, { key: unknown; value: never }[]>> {
  const db = await opened(storage, name)
  const found: Record<string, { key: unknown; value: never }[]> = {}
  for (const store of [...db.objectStoreNames]) {
    const at = db.transaction(store).objectStore(store)
    const [keys, values] = await Promise.all([asked(at.getAllKeys()), asked(at.getAll())])
    found[store] = keys.map((key, n) => ({ key, value: values[n] as never }))
  }
  db.close()
  return found
}

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error!)
  })
