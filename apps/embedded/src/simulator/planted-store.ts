import type { ServerStore, SnapshotTransaction, StoreTransaction } from '@lentera/sync/server/store'
import type { Backing } from './backing.js'
import type { Plant } from './plants.js'

/** What the planted server remembers outside the database. */
export interface Memory {
  readonly forgotten: ReadonlySet<string>
  readonly forgottenFrom: number | null
}

/** Some methods replaced, the others as they are. */
function instead<T extends object>(target: T, replaced: Partial<T>): T {
  return new Proxy(target, {
    get: (one, name) => {
      const method = (replaced as Record<PropertyKey, unknown>)[name] ?? Reflect.get(one, name)
      return typeof method === 'function' ? (method as () => unknown).bind(one) : method
    },
  })
}

const writing = (
  store: ServerStore,
  change: (tx: StoreTransaction) => Partial<StoreTransaction>,
): ServerStore =>
  instead(store, { transaction: (work) => store.transaction((tx) => work(instead(tx, change(tx)))) })

const reading = (
  store: ServerStore,
  change: (tx: SnapshotTransaction) => Partial<SnapshotTransaction>,
): ServerStore =>
  instead(store, { snapshot: (work) => store.snapshot((tx) => work(instead(tx, change(tx)))) })

/** The backing's store, with the planted mistake if it is one of the server's. */
export function plantedStore(plant: Plant | null, { store, nextXid }: Backing, memory: Memory): ServerStore {
  switch (plant) {
    case 'naiveCursor':
      return reading(store, () => ({ horizon: async () => nextXid() }))
    case 'ignoreParents':
      return writing(store, () => ({ existing: async (refs) => [...refs] }))
    case 'silentOutcome':
      return writing(store, (tx) => ({ write: (set) => tx.write({ ...set, reviews: [] }) }))
    case 'dedupeOutside':
      return writing(store, (tx) => ({
        logEntries: async (ids) => tx.logEntries(ids.filter((id) => !memory.forgotten.has(id))),
        lockDevice: async (deviceId) => {
          const device = await tx.lockDevice(deviceId)
          return device && memory.forgottenFrom !== null
            ? { ...device, lastSeq: memory.forgottenFrom - 1 }
            : device
        },
      }))
    default:
      return store
  }
}
