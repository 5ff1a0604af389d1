import type { Row } from '@lentera/contracts/kernel/entity'
import type { DevicePolicy } from '@lentera/contracts/devices/device-policy'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue } from '@lentera/contracts/kernel/issue'
import type { Outcome } from '@lentera/contracts/kernel/outcome'
import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'
import type { ChunkName } from '@lentera/contracts/sync/pull'
import type { Origin, SealedRecord, WrappedKey } from '@lentera/contracts/sync/record'
import type { Bytes } from '../record/bytes.js'
import type { PersonOnDevice } from './api.js'
import type { Loss, Recovery } from './loss.js'
import type { Probation } from './protection-state.js'
import { answered, type StoreName, type Stores } from './transact.js'

/** Raised only by adding stores or indexes; nothing that lies on a device is ever rewritten. */
const version = 2

/** AES-GCM with the device key; raw bytes, because structured clone keeps them as they are. */
export interface Sealed {
  readonly iv: Bytes
  readonly ct: Bytes
}

/** What this browser is: one enrolled device. */
export interface DeviceMeta {
  readonly id: Id
  readonly facility: Facility
  readonly station: string
  /** Last business date on which the station code is this device's alone. */
  readonly stationDate: CalendarDate
  readonly serverKey: { readonly kid: string; readonly publicKey: string }
  /** As the server said at the last online sign-in; absent before the first. */
  readonly policy?: DevicePolicy
}

/** Who works at this browser, in whatever tab: one person at a time. */
export interface Present {
  readonly userId: Id
  readonly screen: 'open' | 'locked'
  /** The person, or an id of the guest on that person's word, who must not become that person by a reload. */
  readonly owner: Id
  /** When the screen was opened or locked, the device's time in ms. */
  readonly at: number
}

/** Records of `meta`, by name; none of them says anything about a patient. */
export interface MetaValues {
  device: DeviceMeta
  epoch: Id
  /** Number of the next own command; gap-free from 1. */
  nextSeq: number
  /** Own commands up to this number have left this device at least once. */
  sentUpTo: number
  backedUpSeq: number
  /** First number of this lane that was ever given here; those below are the server's alone. */
  laneFrom: number
  receipt: string
  /** The last one of the history before: proves to a server that forgot this device that it was enrolled. */
  formerReceipt: string
  /** Counts every change of base rows, outcomes and outbox states, so that tabs notice each other's. */
  revision: number
  /** Server minus device clock, and the device's time when it was measured. */
  offset: { readonly ms: number; readonly atMs: number }
  /** What a person said the time was, and what the device's clock showed then, ms. */
  toldTime: { readonly actualMs: number; readonly atMs: number }
  lastContactAt: Instant
  lastSettledAt: Instant
  /** The server has a new past: forget all base rows when the first page of the new one is here. */
  resetDue: boolean
  /** The server has a new past: ask which of our commands it still has. */
  recountDue: boolean
  /** The server has a new past, in which it may have judged our settled commands differently: ask about all of them. */
  outcomesDue: boolean
  /** Own numbers that neither the server nor this device has any more, since its last new past. */
  gone: readonly number[]
  /** Own numbers without a record here of which that has been said. */
  missed: readonly number[]
  /** This copy of a disk asked to become a device of its own by this. */
  forkClaim: Id
  /** Patients under whose temporary number a paper left this device; newest last. */
  printed: readonly Id[]
  /** Proves that a device key is this device's. */
  keyCheck: Sealed
  /** The device key wrapped for the server, which opens it for somebody who signs in here for the first time. */
  keyForServer: WrappedKey
  probation: Probation
  /** What was brought back from the second copy, until somebody has read it. */
  recovery: Recovery | null
  /** What this browser held and holds no more, until somebody has read it. */
  loss: Loss | null
  /** null: nobody; whoever has keys in a tab then may not save any more. */
  present: Present | null
  /** Names of the facility keys held here, the newest first. */
  facilityKids: readonly string[]
  /** These keys, under the device key. */
  facilityKeys: Sealed
}

export interface KeySlot {
  readonly userId: Id
  readonly person: PersonOnDevice
  readonly publicKey: string
  readonly salt: Bytes
  readonly iterations: number
  readonly wrapped: Sealed
  readonly pin?: PinCheck
  /** Whether the person was asked for a PIN and wanted none. */
  readonly pinDeclined?: true
}

/** What a PIN is compared with. Sealed with the device key, so it says nothing to who has only the disk. */
export interface PinCheck {
  readonly salt: Bytes
  readonly iterations: number
  readonly sealed: Sealed
  /** Counted before a PIN is looked at, over reloads and tabs; back to 0 by a right PIN or the password. */
  readonly wrong: number
  /** The device's time, ms, before which no PIN is looked at. */
  readonly waitUntil: number
}

/** Keys of one person over a reload; of everybody who may come back by PIN there is one. */
export interface SessionRecord {
  readonly n: Id
  readonly userId: Id
  /** When that person's password was given, the device's time in ms. */
  readonly at: number
  readonly wrapped: Sealed
}

/** A record of another device on its way to the server through this one. */
export interface CarriedRecord extends SealedRecord {
  readonly origin: Origin
  /** `waiting`: the server has it and this device cannot show the server's rows yet; asked about again after an unlock. */
  readonly state: 'pending' | 'unsendable' | 'waiting'
  readonly problem?: string
  /** Of a record that is shown here: where it stands among the own ones, behind `Math.floor(place)`. */
  readonly place?: number
}

export type OutboxState = 'pending' | 'sent' | 'settled' | 'unsendable'

/** One own command: format 1 sealed, and beside it what became of it. */
export interface OutboxRecord extends SealedRecord {
  readonly seq: number
  readonly state: OutboxState
  readonly outcome?: Outcome
  readonly merged?: readonly string[]
  readonly issues?: readonly Issue[]
  readonly reviewItemId?: Id
  readonly problem?: string
  /** Settled while locked: its rows could not be encrypted, so they are asked for again. 1, because booleans are no keys. */
  readonly rowsMissing?: 1
}

/** Up to 256 rows of one aggregate kind. */
export interface BaseChunk extends Sealed {
  readonly kind: string
  readonly chunkNo: number
}

/** One row that changed after it was put into a chunk, or `gone` from this device. */
export type BaseDelta =
  | (Sealed & { readonly entity: string; readonly id: Id })
  | { readonly entity: string; readonly id: Id; readonly gone: true }

/** Packed rows of one entity. */
export interface PackedChunkRecord extends Sealed {
  readonly entity: string
  readonly chunkNo: number
  /** Name of the server's chunk it is; null: made here from changed rows. */
  readonly hash: string | null
}

/** A packed row that is newer than its chunk, or in none, or `gone` from this device. */
export type PackedDelta = BaseDelta

/** Commands that wait, opened, with what their rules said of them: a copy of the outbox, see `checkpoint.ts`. */
export interface CheckpointChunk extends Sealed {
  readonly chunkNo: number
}

/** A row as it lies inside a chunk or a delta. */
export type StoredRow = Row

export interface ScopeState {
  readonly scope: string
  readonly cursor: string
  readonly filled: boolean
  readonly asOf: Instant | null
  /** `kind:id` of member aggregates; of a scope that holds a whole kind it stays empty. */
  readonly members: readonly string[]
  /** The server's chunks that are still to be fetched; until then nothing is promised. */
  readonly chunks?: readonly ChunkName[]
  /** Its digest was not the server's: `due`, it is to be fetched anew; `loading`, that has begun. */
  readonly heal?: 'due' | 'loading'
}

/** An outcome that needs a person; codes and ids only. */
export interface OpenReview {
  /** The command's id. */
  readonly id: Id
  readonly reviewItemId: Id | null
  readonly outcome: Outcome
  readonly issues: readonly Issue[]
}

export interface JournalEntry {
  readonly at: Instant
  readonly event: string
  readonly detail?: string
}

/**
 * Opens the device's database, also one that a newer build has added stores to: stores are never changed, so this
 * build finds all of its own. A store that is missing is made anew; what lay in it comes from the second copy.
 * @throws when the browser refuses (private mode, full disk)
 */
export async function openDatabase(storage: IDBFactory, name: string): Promise<IDBDatabase> {
  const db = await opened(storage, name, version).catch((error: unknown) => {
    if ((error as { name?: unknown } | null)?.name === 'VersionError') return opened(storage, name)
    throw error
  })
  if (storeNames.every((store) => db.objectStoreNames.contains(store))) return db
  db.close()
  return opened(storage, name, db.version + 1)
}

function opened(storage: IDBFactory, name: string, wanted?: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = storage.open(name, wanted)
    request.onupgradeneeded = () => createStores(request.result)
    request.onblocked = () => reject(new Error('another tab holds an older database open'))
    request.onerror = () => reject(request.error ?? new Error('database cannot be opened'))
    request.onsuccess = () => {
      const db = request.result
      // A newer build in another tab wants to add a store; what this tab saved is complete already.
      db.onversionchange = () => db.close()
      resolve(db)
    }
  })
}

const keys: Readonly<Record<StoreName, IDBObjectStoreParameters>> = {
  meta: { keyPath: 'name' },
  keyslots: { keyPath: 'userId' },
  session: { keyPath: 'n' },
  outbox: { keyPath: 'seq' },
  carried: { keyPath: 'id' },
  drafts: { keyPath: ['person', 'form', 'record'] },
  base: { keyPath: ['kind', 'chunkNo'] },
  baseDelta: { keyPath: ['entity', 'id'] },
  dir: { keyPath: ['entity', 'chunkNo'] },
  dirDelta: { keyPath: ['entity', 'id'] },
  scope_state: { keyPath: 'scope' },
  checkpoint: { keyPath: 'chunkNo' },
  leases: { keyPath: 'series' },
  reviews: { keyPath: 'id' },
  journal: { autoIncrement: true },
}
const storeNames = Object.keys(keys) as StoreName[]

/** Whatever is not there yet; nothing that lies on a device is touched. */
function createStores(db: IDBDatabase): void {
  for (const name of storeNames) {
    if (db.objectStoreNames.contains(name)) continue
    const store = db.createObjectStore(name, keys[name])
    if (name !== 'outbox') continue
    store.createIndex('state', 'state')
    store.createIndex('id', 'id', { unique: true })
    store.createIndex('outcome', 'outcome')
    store.createIndex('rowsMissing', 'rowsMissing')
  }
}

export async function readMeta<N extends keyof MetaValues>(
  stores: Stores,
  name: N,
): Promise<MetaValues[N] | null> {
  const found = (await answered(stores('meta').get(name))) as { value: MetaValues[N] } | undefined
  return found ? found.value : null
}

export function writeMeta<N extends keyof MetaValues>(stores: Stores, name: N, value: MetaValues[N]): void {
  stores('meta').put({ name, value })
}

/** Tells other tabs that what they hold in memory is old. @returns the new revision */
export async function bumpRevision(stores: Stores): Promise<number> {
  const revision = ((await readMeta(stores, 'revision')) ?? 0) + 1
  writeMeta(stores, 'revision', revision)
  return revision
}
