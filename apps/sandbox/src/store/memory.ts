import { identifierKey, IHS_NUMBER, uniqueIdentifiersOf } from '../fhir/identifiers.js'
import type { Resource, ResourceType } from '../fhir/resource.js'
import { stampOf, type VersionStamp, VersionStamps } from '../fhir/version-stamp.js'
import type { JsonObject } from '../json/json.js'
import { isObject } from '../json/json.js'
import { CreateLedger, type LedgerLine } from './create-ledger.js'
import { type Journal, type JournalLine, memoryJournal, openJournal } from './journal.js'
import { ResourceStore } from './resource-store.js'
import { addressOf, type StoredResource } from './stored-resource.js'

/** Something that is to be stored; `created`: a create made it. */
export interface Write {
  readonly type: ResourceType
  readonly id: string
  readonly resource: Resource
  readonly created: boolean
}

/** Everything this stand-in remembers: resources, the ledger of creates, and the journal that keeps both. */
export class Memory {
  readonly store = new ResourceStore()
  readonly ledger = new CreateLedger()
  private journal: Journal = memoryJournal
  private readonly stamps: VersionStamps

  private constructor(clock: () => number) {
    this.stamps = new VersionStamps(clock)
  }

  /** `seed`: what stands there before anything was sent; a later version of an earlier run goes over it. */
  static async open(
    options: { clock: () => number; folder: string | null; organizationId: string },
    seed: readonly Omit<Write, 'created'>[],
  ): Promise<Memory> {
    const memory = new Memory(options.clock)
    const stamp = memory.stamps.next()
    for (const row of seed) memory.store.put(stampedRow(row, stamp))
    if (options.folder !== null) {
      memory.journal = await openJournal(options.folder, options.organizationId, (line) =>
        memory.replay(line),
      )
    }
    return memory
  }

  /** Stores all of it under one version stamp. It is durable once {@link settled} resolves. */
  write(writes: readonly Write[]): StoredResource[] {
    const stamp = this.stamps.next()
    const rows = writes.map((write) => stampedRow(write, stamp))
    const accepted = writes.filter(({ created }) => created).flatMap(createKeys)
    const ledger: LedgerLine[] = accepted.length > 0 ? [{ did: 'accepted', keys: accepted }] : []
    this.remember({
      rows: rows.map(({ type, id, resource }) => ({ type, id, micros: stamp.micros, resource })),
      ledger,
    })
    for (const row of rows) this.store.put(row)
    return rows
  }

  /** Writes down what happened to a create or an identifier. */
  note(did: LedgerLine['did'], keys: readonly string[]): void {
    const telling = did === 'looked' ? keys.filter((key) => this.ledger.awaitsLook(key)) : keys
    if (telling.length > 0) this.remember({ ledger: [{ did, keys: telling }] })
  }

  settled(): Promise<void> {
    return this.journal.settled()
  }

  close(): Promise<void> {
    return this.journal.close()
  }

  private remember(line: JournalLine): void {
    this.journal.append(line)
    for (const entry of line.ledger ?? []) this.ledger.apply(entry)
  }

  private replay({ rows = [], ledger = [] }: JournalLine): void {
    for (const { type, id, micros, resource } of rows) {
      this.stamps.seen(micros)
      this.store.put({ type, id, version: stampOf(micros), resource })
    }
    for (const line of ledger) this.ledger.apply(line)
  }
}

/** By what a create is recognised when it comes again. */
export function createKeys({ type, id, resource }: Pick<Write, 'type' | 'id' | 'resource'>): string[] {
  const keys = uniqueIdentifiersOf(resource)
    .filter(({ system }) => system !== IHS_NUMBER) // the platform gave it
    .map((identifier) => identifierKey(type, identifier))
  return keys.length > 0 ? keys : [addressOf({ type, id })]
}

function stampedRow({ type, id, resource }: Omit<Write, 'created'>, stamp: VersionStamp): StoredResource {
  const meta: JsonObject = {
    ...(isObject(resource.meta) ? resource.meta : {}),
    lastUpdated: stamp.lastUpdated,
    versionId: stamp.versionId,
  }
  return { type, id, version: stamp, resource: { ...resource, id, meta } }
}
