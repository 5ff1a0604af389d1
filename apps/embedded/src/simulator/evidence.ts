import type { Id } from '@lentera/contracts/kernel/id'
import type { OutboxEntry } from '@lentera/sync/client/api'
import type { CryptoPort } from '@lentera/sync/record/crypto-port'
import type { ServerDump } from './backing.js'
import type { Delivery } from './receive-log.js'
import type { SeenRecord } from './sim-server.js'

/** A command for which somebody was told "saved". */
export interface SavedByOracle {
  readonly id: Id
  readonly device: string
  readonly seq: number
  /** Charts read by it. */
  readonly reads: number
}

export interface RowSeen {
  readonly version: number
  /** null: a pending command lies over the row. */
  readonly content: string | null
  /** A command that waits changed its aggregate, so the row stays without a scope. */
  readonly isWaitedOn?: boolean
}

/** Rows by `entity id`. */
export type RowsSeen = ReadonlyMap<string, RowSeen>

export interface DeviceDump {
  readonly name: string
  /** As which device it sends now. */
  readonly id: Id
  /** That one, and the one it was before it found that its disk had been copied. */
  readonly ids: readonly Id[]
  readonly units: readonly string[]
  readonly people: readonly Id[]
  readonly outbox: readonly OutboxEntry[]
  readonly held: RowsSeen
  /** What a device that starts empty gets for the same scopes. */
  readonly fromScratch: RowsSeen
  readonly cursors: readonly { readonly scope: string; readonly cursor: string }[]
  /** Highest version of each row that its line ever brought. */
  readonly received: ReadonlyMap<string, number>
  readonly deliveries: readonly Delivery[]
  /** All that lies on its disk, as text. */
  readonly disk: string
}

/** What the checks look at when everything has come to rest. */
export interface Evidence {
  readonly oracle: readonly SavedByOracle[]
  readonly server: ServerDump
  readonly devices: readonly DeviceDump[]
  readonly seen: ReadonlyMap<Id, SeenRecord>
  /** Public keys by `device person`. */
  readonly keys: ReadonlyMap<string, string>
  readonly crypto: CryptoPort
  /** Names and numbers of people who were registered. */
  readonly personal: readonly string[]
}
