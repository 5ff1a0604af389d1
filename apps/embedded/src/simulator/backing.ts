import type { EntityRecord, Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { LogEntry, ServerStore } from '@lentera/sync/server/store'
import { MemoryStore } from '@lentera/testing/memory-store'
import { houseId } from '@lentera/testing/test-house'
import type { VirtualTime } from '@lentera/testing/fake-clock'
import { entityDefinitions } from '@lentera/contracts/registry'
import type { Plant } from './plants.js'

/** Everything the server holds at the end, for the checks. */
export interface ServerDump {
  /** In the order of the commits, each with its present outcome. */
  readonly log: readonly LogEntry[]
  /** Commands whose present outcome came later than their log row: how many log rows there were then. */
  readonly judgedAt: ReadonlyMap<Id, number>
  readonly payloads: readonly Id[]
  readonly events: readonly { readonly id: Id; readonly commandId: Id }[]
  readonly reviews: readonly { readonly commandId: Id; readonly hasPayload: boolean }[]
  /** Rows that travel to devices. */
  readonly rows: readonly Row[]
  readonly lastSeq: ReadonlyMap<Id, number>
}

/** The database behind a simulated server. */
export interface Backing {
  readonly store: ServerStore
  readonly epoch: Id
  /** Whether a transaction may be kept open while others go on. */
  readonly canHold: boolean
  seed(rows: readonly { entity: string; record: EntityRecord }[]): Promise<void>
  dump(): Promise<ServerDump>
  /** Power cut of the server. */
  crash(): void
  /** The number the next transaction will get; only where a naive cursor is planted. */
  nextXid(): string
  close(): Promise<void>
}

export interface BackingOptions {
  readonly time: VirtualTime
  readonly plant: Plant | null
  /** Somebody waits for a lock that a held transaction has. */
  readonly onWait: () => void
}

export type MakeBacking = (options: BackingOptions) => Promise<Backing>

export const memoryBacking: MakeBacking = async ({ time, plant, onWait }) => {
  const epoch = houseId('epoch')
  const store = new MemoryStore({
    epoch,
    now: () => time.now(),
    onWait,
    twinsInLog: plant === 'dedupeOutside',
  })
  const { history } = store
  return {
    store,
    epoch,
    canHold: true,
    seed: async (rows) => store.seed(rows),
    crash: () => store.crash(),
    nextXid: () => String(store.nextXid()),
    close: async () => undefined,
    dump: async () => ({
      log: history.log.map((entry) => history.logById.get(entry.id) ?? entry),
      judgedAt: new Map(history.outcomes.map(({ id, at }) => [id, at])),
      payloads: history.payloads.map(({ id }) => id),
      events: history.events,
      reviews: history.reviews.map(({ item, payload }) => ({
        commandId: item.commandId,
        hasPayload: payload.length > 0,
      })),
      rows: entityDefinitions().flatMap(({ name, aggregateOf }) => (aggregateOf ? history.rows(name) : [])),
      lastSeq: history.lastSeq,
    }),
  }
}
