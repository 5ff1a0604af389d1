import type { EntityDefinition, EntityRecord, Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { PackedChunk } from '../../pure/packed-chunk.js'
import type { BaseRow, RowsById } from '../base-row.js'
import { Table } from '../table.js'

/** A chunk as it lies on this device. */
export interface HeldChunk {
  readonly chunkNo: number
  readonly chunk: PackedChunk
  /** Name of the server's chunk it is; null: made here. */
  readonly hash: string | null
  /** Differs with every writing, so that a chunk is known again without being opened. */
  readonly mark: string
}

/** A state newer than the chunks', or the end of a row: `null` where it left this device. */
export type LooseRow = Row | null

interface Place {
  readonly held: HeldChunk
  readonly row: number
}
const versionIn = ({ held, row }: Place): number => held.chunk.versionAt(row)

const none: ReadonlySet<Id> = new Set()
/** Opened rows kept, so that a screen that asks again gets the same objects. */
const openedMax = 2000

/** Server truth of one packed entity: chunks that never change, and the rows that changed since, apart. */
export class PackedTable {
  /** Newer states by id; a row here hides the one in a chunk. */
  readonly loose = new Map<Id, LooseRow>()
  readonly #live: Table<BaseRow>
  readonly #held = new Map<number, HeldChunk>()
  readonly #hidden = new Map<number, Set<number>>()
  #opened = new Map<Id, BaseRow>()
  nextChunk = 1

  constructor(
    readonly definition: EntityDefinition,
    /** Aggregate kind of its rows. */
    readonly kind: Row['aggregate'],
  ) {
    this.#live = new Table<BaseRow>(definition)
  }

  get chunks(): readonly HeldChunk[] {
    return [...this.#held.values()]
  }

  /** Whether a row of this name lies in a chunk, whatever its state. */
  isInChunk(id: Id): boolean {
    return this.#places(id).length > 0
  }

  /** Rows of a chunk that are not the newest state any more. */
  hiddenIn(chunkNo: number): ReadonlySet<number> {
    return this.#hidden.get(chunkNo) ?? new Set()
  }

  /** Takes a chunk in. Of a row that is loose or in another chunk, too, the higher version counts. */
  addChunk(held: HeldChunk): void {
    this.dropChunk(held.chunkNo)
    const others = this.#overlapping(held)
    this.#held.set(held.chunkNo, held)
    this.nextChunk = Math.max(this.nextChunk, held.chunkNo + 1)
    for (const [id, row] of this.loose) {
      const at = held.chunk.rowOf(id)
      if (at < 0) continue
      if (row === null || row.rowVersion > held.chunk.versionAt(at)) this.#hide(held.chunkNo, at)
      else this.#unloose(id)
    }
    this.#settleRows(held, others)
    this.#opened.clear()
  }

  dropChunk(chunkNo: number): void {
    const held = this.#held.get(chunkNo)
    if (!held) return
    this.#held.delete(chunkNo)
    this.#hidden.delete(chunkNo)
    this.#settleRows(held, this.#overlapping(held))
    this.#opened.clear()
  }

  put(id: Id, row: LooseRow): void {
    this.#unloose(id)
    this.#opened.delete(id)
    this.loose.set(id, row)
    this.#settle(id)
    if (row?.data) this.#live.put({ row, record: { ...row.data, id } })
  }

  /** Forgets a loose row whose state lies in a chunk now, or of which nothing is to be known any more. */
  dropLoose(id: Id): void {
    this.#unloose(id)
    this.#settle(id)
  }

  versionOf(id: Id): number {
    const loose = this.loose.get(id)
    if (loose !== undefined) return loose?.rowVersion ?? 0
    const place = this.#place(id)
    return place ? place.held.chunk.versionAt(place.row) : 0
  }

  /** Names and versions of all live rows; nothing is opened. */
  *versions(): Iterable<{ entity: string; id: Id; rowVersion: number }> {
    const entity = this.definition.name
    for (const { chunk, row } of this.#shown())
      yield { entity, id: chunk.idAt(row), rowVersion: chunk.versionAt(row) }
    for (const { row } of this.#live.rows.values()) yield { entity, id: row.id, rowVersion: row.rowVersion }
  }

  /** By id, as every table has them; a row is opened when it is got. */
  readonly rows: RowsById = {
    get: (id) => this.#get(id),
    has: (id) => this.#live.rows.has(id) || (!this.loose.has(id) && this.isInChunk(id)),
    keys: () => this.#ids(),
  }

  under(index: string, key: string): ReadonlySet<Id> {
    if (index === 'id') return this.rows.has(key) ? new Set([key]) : none
    const ids = new Set(this.#live.under(index, key))
    for (const { chunkNo, chunk } of this.#held.values()) {
      for (const row of chunk.rowsUnder(index, key))
        if (!this.#hidden.get(chunkNo)?.has(row)) ids.add(chunk.idAt(row))
    }
    return ids
  }

  /** Live rows that lie in no chunk. */
  get live(): ReadonlyMap<Id, BaseRow> {
    return this.#live.rows
  }

  #get(id: Id): BaseRow | undefined {
    if (this.loose.has(id)) return this.#live.rows.get(id)
    const known = this.#opened.get(id)
    if (known) return known
    const place = this.#place(id)
    if (!place) return undefined
    const { chunk } = place.held
    const opened = this.rowOf(chunk.recordAt(place.row), chunk.versionAt(place.row))
    if (this.#opened.size >= openedMax) this.#opened.clear()
    this.#opened.set(id, opened)
    return opened
  }

  private rowOf(record: EntityRecord, rowVersion: number): BaseRow {
    const { id } = record
    const row: Row = {
      ...{ entity: this.definition.name, id, rowVersion },
      ...{ aggregate: this.kind, aggregateId: id, data: record as unknown as Row['data'] },
    }
    return { row, record }
  }

  *#ids(): Iterable<Id> {
    for (const { chunk, row } of this.#shown()) yield chunk.idAt(row)
    yield* this.#live.rows.keys()
  }

  *#shown(): Iterable<{ chunk: PackedChunk; row: number }> {
    for (const { chunkNo, chunk } of this.#held.values()) {
      const hidden = this.#hidden.get(chunkNo)
      for (let row = 0; row < chunk.rows; row += 1) if (!hidden?.has(row)) yield { chunk, row }
    }
  }

  /** Where the newest state of a row lies, if that is in a chunk. */
  #place(id: Id): Place | null {
    for (const held of this.#held.values()) {
      const row = held.chunk.rowOf(id)
      if (row >= 0 && !this.#hidden.get(held.chunkNo)?.has(row)) return { held, row }
    }
    return null
  }

  #places(id: Id): Place[] {
    return [...this.#held.values()].flatMap((held) => {
      const row = held.chunk.rowOf(id)
      return row < 0 ? [] : [{ held, row }]
    })
  }

  /** Chunks that may hold rows of this one. The server's never overlap, so this is seldom more than none. */
  #overlapping({ chunkNo, chunk }: HeldChunk): HeldChunk[] {
    return [...this.#held.values()].filter(
      (other) =>
        other.chunkNo !== chunkNo && other.chunk.first <= chunk.last && other.chunk.last >= chunk.first,
    )
  }

  #settleRows({ chunk }: HeldChunk, others: readonly HeldChunk[]): void {
    for (let row = 0; others.length > 0 && row < chunk.rows; row += 1) {
      const id = chunk.idAt(row)
      if (others.some((other) => other.chunk.rowOf(id) >= 0)) this.#settle(id)
    }
  }

  /** Shows a row once: the loose state, else the highest version of those in chunks. */
  #settle(id: Id): void {
    const places = this.#places(id)
    const newest = this.loose.has(id)
      ? undefined
      : places.reduce<Place | undefined>(
          (best, one) => (best && versionIn(best) > versionIn(one) ? best : one),
          undefined,
        )
    for (const place of places) {
      if (place !== newest) this.#hide(place.held.chunkNo, place.row)
      else this.#hidden.get(place.held.chunkNo)?.delete(place.row)
    }
  }

  #hide(chunkNo: number, row: number): void {
    const hidden = this.#hidden.get(chunkNo)
    if (hidden) hidden.add(row)
    else this.#hidden.set(chunkNo, new Set([row]))
  }

  #unloose(id: Id): void {
    this.loose.delete(id)
    this.#live.delete(id)
  }
}
