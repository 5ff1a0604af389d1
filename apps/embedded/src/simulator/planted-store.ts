import { accessLog } from '@lentera/contracts/charting/open-chart'
import type { ServerStore, SnapshotTransaction, StoreTransaction, WriteSet } from '@lentera/sync/server/store'
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

const altered = ({ id, bytes }: WriteSet['payloads'][number]) => ({
  id,
  bytes: new TextEncoder().encode(new TextDecoder().decode(bytes).replace('"unit":"umum"', '"unit":"kia"')),
})

function withoutPoison(set: WriteSet): WriteSet {
  const dropped = new Set(set.log.flatMap(({ id, outcome }) => (outcome === 'quarantined' ? [id] : [])))
  return {
    ...set,
    log: set.log.filter(({ id }) => !dropped.has(id)),
    payloads: set.payloads.filter(({ id }) => !dropped.has(id)),
    reviews: set.reviews.filter(({ item }) => !dropped.has(item.commandId)),
    waits: set.waits.filter(({ id }) => !dropped.has(id)),
  }
}

/** The backing's store, with the planted mistake if it is one of the server's. */
export function plantedStore(plant: Plant | null, { store, nextXid }: Backing, memory: Memory): ServerStore {
  switch (plant) {
    case 'naiveCursor':
      return reading(store, () => ({ horizon: async () => nextXid() }))
    case 'ignoreParents':
      return writing(store, () => ({ existing: async (refs) => [...refs] }))
    case 'silentOutcome':
      return writing(store, (tx) => ({ write: (set) => tx.write({ ...set, reviews: [] }) }))
    case 'everyScope':
      return reading(store, (tx) => ({
        device: async (id) => {
          const facts = await tx.device(id)
          return facts && { ...facts, unit: 'all' }
        },
      }))
    case 'skippedRow':
      return reading(store, (tx) => ({
        changes: async (...asked) => {
          const entries = await tx.changes(...asked)
          const [before, last] = entries.slice(-2)
          return last && last.xid === before?.xid ? entries.slice(0, -1) : entries
        },
      }))
    case 'inventedNumbers':
      return writing(store, (tx) => ({
        read: async (reads) => {
          const found = await tx.read(reads)
          return found.map((rows, n) => (reads[n]!.index === 'medicalRecordNumber' ? [] : rows))
        },
      }))
    case 'unloggedReads':
      return writing(store, (tx) => ({
        write: (set) =>
          tx.write({
            ...set,
            rows: set.rows.filter(({ entity }) => entity !== accessLog.name),
            wrote: new Map(),
          }),
      }))
    case 'alteredPayload':
      return writing(store, (tx) => ({
        write: (set) => tx.write({ ...set, payloads: set.payloads.map(altered) }),
      }))
    case 'poisonVanishes':
      return writing(store, (tx) => ({ write: (set) => tx.write(withoutPoison(set)) }))
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
