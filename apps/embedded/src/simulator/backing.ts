import { type AccessLogEntry, accessLog } from '@lentera/contracts/charting/open-chart'
import type { Aggregate, EntityRecord, Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { LogEntry, ServerStore } from '@lentera/sync/server/store'
import type { History } from '@lentera/testing/memory/history'
import { MemoryStore } from '@lentera/testing/memory-store'
import { houseId } from '@lentera/testing/test-house'
import type { VirtualTime } from '@lentera/testing/fake-clock'
import { entityDefinitions } from '@lentera/contracts/registry'
import type { Plant } from './plants.js'

/** The newest entry of the change log for one row. */
export interface NewestChange extends Aggregate {
  readonly entity: string
  readonly id: Id
  readonly xid: string
  readonly seq: string
}

/** Everything the server holds at the end, for the checks. */
export interface ServerDump {
  /** In the order of the commits, each with its present outcome. */
  readonly log: readonly LogEntry[]
  /** Number of the transaction that brought the log row; a later commit has a higher one. */
  readonly loggedIn: ReadonlyMap<Id, number>
  /** The same of the present outcome, for commands that were judged again. */
  readonly judgedIn: ReadonlyMap<Id, number>
  /** As received. */
  readonly payloads: readonly { readonly id: Id; readonly bytes: Uint8Array }[]
  readonly events: readonly { readonly id: Id; readonly commandId: Id }[]
  readonly reviews: readonly { readonly commandId: Id; readonly hasPayload: boolean }[]
  /** Rows that travel to devices. */
  readonly rows: readonly Row[]
  readonly lastSeq: ReadonlyMap<Id, number>
  readonly accessLog: readonly Pick<AccessLogEntry, 'person' | 'patientId' | 'deviceId' | 'commandId'>[]
  readonly changes: readonly NewestChange[]
  /** Present and former members; of scopes that hold a whole kind there are none. */
  readonly members: readonly (Aggregate & { readonly scope: string; readonly present: boolean })[]
}

/** The database behind a simulated server. */
export interface Backing {
  readonly store: ServerStore
  /** The first one. */
  readonly epoch: Id
  /** Whether a transaction may be kept open while others go on. */
  readonly canHold: boolean
  seed(rows: readonly { entity: string; record: EntityRecord }[]): Promise<void>
  dump(): Promise<ServerDump>
  /** Power cut of the server. */
  crash(): void
  /** Keeps a copy of the database as it is now. @returns puts it back; null where that cannot be simulated */
  backup(): (() => void) | null
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
  return {
    store,
    epoch,
    canHold: true,
    seed: async (rows) => store.seed(rows),
    crash: () => store.crash(),
    backup: () => store.backup(),
    nextXid: () => String(store.nextXid()),
    close: async () => undefined,
    dump: async () => dumpOf(store.history),
  }
}

function dumpOf(history: History): ServerDump {
  const newest = new Map(history.changes.map((change) => [`${change.entity} ${change.id}`, change]))
  return {
    log: history.log.map((entry) => history.logById.get(entry.id) ?? entry),
    loggedIn: new Map([...history.loggedIn].map(([id, { commit }]) => [id, commit])),
    judgedIn: new Map(history.outcomes.map(({ id, commit }) => [id, commit])),
    payloads: history.payloads,
    events: history.events,
    reviews: history.reviews.map(({ item, payload }) => ({
      commandId: item.commandId,
      hasPayload: payload.length > 0,
    })),
    rows: entityDefinitions().flatMap(({ name, aggregateOf }) => (aggregateOf ? history.rows(name) : [])),
    lastSeq: history.lastSeq,
    accessLog: history.rows(accessLog.name).map(({ data }) => data as unknown as AccessLogEntry),
    changes: [...newest.values()].map(({ entity, id, aggregate, aggregateId, xid, seq }) => ({
      ...{ entity, id, aggregate, aggregateId },
      ...{ xid: String(xid), seq: String(seq) },
    })),
    members: history.members.map(({ scope, aggregate, aggregateId, until }) => ({
      ...{ scope, aggregate, aggregateId },
      present: until === null,
    })),
  }
}
