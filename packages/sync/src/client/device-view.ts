import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Decision, Handler, Known, Read } from '@lentera/contracts/kernel/rule'
import type { Instant } from '@lentera/contracts/kernel/time'
import type { LocalView, ViewRow } from './api.js'
import { BaseRows, definitionOf } from './base-rows.js'
import { type OverlayRow, Overlay, type PendingCommand } from './overlay.js'
import { ScopeBook } from './scope-book.js'

export const handlerKey = ({ name, v }: { name: string; v: number }): string => `${name}@${v}`

const nothingKnown = { rows: [], complete: false, asOf: null } as const

/**
 * The local view: server truth plus the pending commands replayed on it in the order of `seq`. Base rows and
 * pending commands are exchanged by the engine; the overlay is rebuilt at the next look, so that a drain of
 * a long queue does not replay it once per batch.
 */
export class DeviceView implements LocalView {
  version = 0
  base = new BaseRows()
  scopes = new ScopeBook([])
  readonly #pending = new Map<Id, PendingCommand>()
  #overlay: Overlay | null = new Overlay()
  #facility: Facility | null = null

  constructor(private readonly handlers: ReadonlyMap<string, Handler>) {}

  /** Replaces everything (unlock, or another tab changed the base). */
  load(facility: Facility, base: BaseRows, scopes: ScopeBook, pending: readonly PendingCommand[]): void {
    this.#facility = facility
    this.base = base
    this.scopes = scopes
    const known = new Map(this.#pending)
    this.#pending.clear()
    for (const one of pending) {
      one.lastWrites = known.get(one.record.id)?.lastWrites ?? one.lastWrites
      this.#pending.set(one.record.id, one)
    }
    this.stale()
  }

  /** Forgets everything: the device was locked. */
  clear(): void {
    this.#facility = null
    this.base = new BaseRows()
    this.scopes = new ScopeBook([])
    this.#pending.clear()
    this.stale()
  }

  /** Base rows or pending commands have changed: replay at the next look. */
  stale(): void {
    this.#overlay = null
    this.version += 1
  }

  pendingCommand(id: Id): PendingCommand | undefined {
    return this.#pending.get(id)
  }

  /** Adds a command saved on this device. With its decision on the present state only one step is applied. */
  addPending(pending: PendingCommand, decided?: { decision: Decision; onVersion: number }): void {
    if (this.#pending.has(pending.record.id)) return
    this.#pending.set(pending.record.id, pending)
    const overridden = new Set(pending.record.overrides.map(({ code }) => code))
    if (decided && this.#overlay && decided.onVersion === this.version) {
      this.#overlay.add(pending.record.id, decided.decision, overridden)
      this.version += 1
    } else this.stale()
  }

  /** The server's rows speak for this command now; or, with issues, it goes on being replayed with these marks. */
  settlePending(id: Id, keepWith: PendingCommand['issues'] | null): void {
    const pending = this.#pending.get(id)
    if (!pending) return
    if (keepWith) this.#pending.set(id, { ...pending, issues: keepWith })
    else this.#pending.delete(id)
    this.stale()
  }

  /** Records for rules, in the order of their ids so that device and server see the same. */
  readonly ask = (read: Read): Known<EntityRecord> => {
    const definition = definitionOf(read.entity)
    if (!definition) return nothingKnown
    const known = this.find(definition, read.index, read.key)
    return { ...known, rows: known.rows.map(({ record }) => record) }
  }

  find<R extends EntityRecord>(
    entity: EntityDefinition<string, R>,
    index: string,
    key: string,
  ): Known<ViewRow<R>> {
    const definition = entity as unknown as EntityDefinition
    const overlay = this.#current().table(entity.name)
    const base = this.base.table(entity.name)
    const ids = new Set(overlay?.under(index, key))
    for (const id of base?.under(index, key) ?? []) if (!overlay?.rows.has(id)) ids.add(id)
    return this.#known<R>(entity.name, ids, this.scopes.promises(definition, index, key))
  }

  get<R extends EntityRecord>(entity: EntityDefinition<string, R>, id: Id): ViewRow<R> | null {
    return (this.#row(entity.name, id) as ViewRow<R> | undefined) ?? null
  }

  all<R extends EntityRecord>(entity: EntityDefinition<string, R>): Known<ViewRow<R>> {
    const overlay = this.#current().table(entity.name)
    const ids = new Set([
      ...(overlay?.rows.keys() ?? []),
      ...(this.base.table(entity.name)?.rows.keys() ?? []),
    ])
    return this.#known<R>(
      entity.name,
      ids,
      this.scopes.promises(entity as unknown as EntityDefinition, null, ''),
    )
  }

  /** Rows of whatever entity that pending commands left under an id. */
  overlayRows(id: Id): readonly OverlayRow[] {
    return this.#current().rowsWithId(id)
  }

  #known<R>(entity: string, ids: ReadonlySet<Id>, asOf: Instant | null): Known<ViewRow<R>> {
    const rows = [...ids].sort().flatMap((id) => (this.#row(entity, id) as ViewRow<R> | undefined) ?? [])
    return { rows, complete: asOf !== null, asOf }
  }

  #row(entity: string, id: Id): ViewRow<EntityRecord> | undefined {
    const base = this.base.table(entity)?.rows.get(id)
    const over = this.#current().table(entity)?.rows.get(id)
    const rowVersion = base?.row.rowVersion ?? null
    if (over) return { record: over.record, rowVersion, pendingBy: over.pendingBy, marks: over.marks }
    return base && { record: base.record, rowVersion, pendingBy: null, marks: [] }
  }

  #current(): Overlay {
    if (this.#overlay) return this.#overlay
    // Set first: while a rule is replayed it sees what the commands before it left.
    const overlay = new Overlay()
    this.#overlay = overlay
    const facility = this.#facility
    if (!facility) return overlay
    const inOrder = [...this.#pending.values()].sort((a, b) => a.seq - b.seq)
    for (const pending of inOrder) {
      overlay.replay(pending, this.handlers.get(handlerKey(pending.record)), facility, this.ask)
    }
    return overlay
  }
}
