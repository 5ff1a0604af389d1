import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import type { PackedPart } from '@lentera/contracts/kernel/packing'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Handler, Known, Read } from '@lentera/contracts/kernel/rule'
import type { Instant } from '@lentera/contracts/kernel/time'
import type { LocalView, ViewRow } from './api.js'
import { BaseRows, definitionOf } from './base-rows.js'
import { PackedParts, packedRowsOf } from './directory/packed-parts.js'
import { type Decided, Overlay, type OverlayRow, type Told } from './overlay.js'
import type { PendingCommand } from './pending-command.js'
import { nothingKnown } from './questions.js'
import { ScopeBook } from './scope-book.js'

export const handlerKey = ({ name, v }: { name: string; v: number }): string => `${name}@${v}`

/**
 * The local view: server truth plus the pending commands replayed on it in the order of `seq`. Base rows and
 * pending commands are exchanged by the engine; the overlay follows at the next look, so that a drain of a
 * long queue does not replay its end once per batch.
 */
export class DeviceView implements LocalView {
  version = 0
  base = new BaseRows()
  scopes = new ScopeBook([])
  readonly #pending = new Map<Id, PendingCommand>()
  /** null: everything is to be replayed. */
  #overlay: Overlay | null = null
  #facility: Facility | null = null
  readonly #parts = new PackedParts()

  constructor(private readonly handlers: ReadonlyMap<string, Handler>) {}

  /**
   * Replaces everything (unlock, or another tab changed the base).
   * @param told what rules said before on exactly these rows, scopes and commands; the others are asked
   */
  load(
    facility: Facility,
    base: BaseRows,
    scopes: ScopeBook,
    pending: readonly PendingCommand[],
    told: ReadonlyMap<Id, Told> = new Map(),
  ): void {
    this.#facility = facility
    this.base = base
    this.scopes = scopes
    const known = new Map(this.#pending)
    this.#pending.clear()
    for (const one of pending) {
      one.lastWrites = known.get(one.record.id)?.lastWrites ?? one.lastWrites
      this.#pending.set(one.record.id, one)
    }
    this.#overlay = null
    // At once, because it holds on these rows only; from here on it is kept up with what changes.
    if (told.size > 0) this.#rebuilt(told)
    this.stale()
  }

  /** Forgets everything: the device was locked. */
  clear(): void {
    this.#facility = null
    this.base = new BaseRows()
    this.scopes = new ScopeBook([])
    this.#pending.clear()
    this.#overlay = null
    this.stale()
  }

  /** Base rows or scopes have changed. */
  stale(): void {
    this.version += 1
  }

  /** In the order of `seq`. */
  get pending(): readonly PendingCommand[] {
    return [...this.#pending.values()].sort((a, b) => a.seq - b.seq)
  }

  /** What the rule of a pending command was told on the present rows. */
  toldOf(id: Id): Told | undefined {
    return this.#current().toldOf(id)
  }

  pendingCommand(id: Id): PendingCommand | undefined {
    return this.#pending.get(id)
  }

  /** Commands that the server's rows do not show yet. */
  waiting(): readonly PendingCommand[] {
    return [...this.#pending.values()]
  }

  /** Adds a command saved on this device. Decided on the present state, its rule is not asked once more. */
  addPending(pending: PendingCommand, decided?: Decided & { onVersion: number }): void {
    if (this.#pending.has(pending.record.id)) return
    this.#pending.set(pending.record.id, pending)
    this.#absorbed()?.add(pending, decided?.onVersion === this.version ? decided : undefined)
    this.version += 1
  }

  /** The server's rows speak for this command now; or, with issues, it goes on being replayed with these marks. */
  settlePending(id: Id, keepWith: PendingCommand['issues'] | null): void {
    const pending = this.#pending.get(id)
    if (!pending) return
    // First the server's rows: where they say what the command said, nothing is asked again.
    const overlay = this.#absorbed()
    if (keepWith) {
      const kept = { ...pending, issues: keepWith }
      this.#pending.set(id, kept)
      overlay?.mark(kept)
    } else {
      this.#pending.delete(id)
      overlay?.remove(id)
    }
    this.version += 1
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

  packed<R extends EntityRecord>(entity: EntityDefinition<string, R>): readonly PackedPart<R>[] {
    return this.#parts.of(this.base, this.#current(), entity.name, this.version) as readonly PackedPart<R>[]
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
    const overlay = this.#absorbed() ?? this.#rebuilt()
    overlay.catchUp()
    return overlay
  }

  /** The overlay told of what changed below it; no rule is asked yet. */
  #absorbed(): Overlay | null {
    const overlay = this.#overlay
    if (!overlay) return null
    const { base, scopes } = this
    const { ground } = overlay
    const touched = ground.base.takeTouched()
    if (base !== ground.base) {
      // Written anew as a whole. What both hold as one and the same object is as it was.
      for (const [key, { entity, id }] of [...ground.base.rows, ...base.rows]) {
        if (ground.base.rows.get(key) === base.rows.get(key) || touched.has(key)) continue
        touched.set(key, { entity, id, before: ground.base.recordOf(entity, id) })
      }
      for (const [key, one] of packedRowsOf(ground.base, base)) if (!touched.has(key)) touched.set(key, one)
      base.nothingTouched()
    }
    overlay.ground = { base, scopes }
    if (touched.size > 0) overlay.baseChanged(touched.values())
    if (scopes !== ground.scopes) overlay.scopesChanged()
    return overlay
  }

  #rebuilt(told?: ReadonlyMap<Id, Told>): Overlay {
    const { base, scopes } = this
    base.nothingTouched()
    const overlay = new Overlay({ base, scopes }, this.#facility, (record) =>
      this.handlers.get(handlerKey(record)),
    )
    this.#overlay = overlay
    for (const pending of this.#pending.values()) {
      const before = told?.get(pending.record.id)
      if (before) overlay.restore(pending, before)
      else overlay.add(pending)
    }
    return overlay
  }
}
