import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import { packingOf } from '@lentera/contracts/kernel/packing'
import { keyUnder } from './key-under.js'

/** A row on its way into a chunk. */
export interface PackedRow {
  readonly id: string
  readonly rowVersion: number
  readonly data: Readonly<Record<string, unknown>>
}

interface Head {
  readonly format: 1
  readonly entity: string
  readonly rows: number
  /** Of the packing whose columns lie here; 0: none. */
  readonly packing: number
  readonly columns: number
  readonly indexes: readonly string[]
  /** Names of fields; a row begins with the number of its shape. */
  readonly shapes: readonly (readonly string[])[]
}

const FORMAT = 1
const ID_LENGTH = 36
/** Lines above those of the indexes: head, ids, versions. */
const FIRST_INDEX = 3

/** One byte a character, so that an engine keeps the text as it came and a place in it is a number. */
const inAscii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** What would end a column's cell is no part of it. */
const cell = (text: string): string => text.replace(/[^ -{}~]/g, ' ')

/**
 * Rows of one packed entity as one text, the same for the same rows wherever it is made: a head, all ids, all
 * versions, a line for each index, a line for each column of the packing, and a line for each row.
 * @param rows live ones, each once, in whatever order
 */
export function packChunk(definition: EntityDefinition, rows: readonly PackedRow[]): string {
  const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))
  const packing = packingOf(definition.name)
  const indexes = Object.keys(definition.indexes).sort()
  const records = sorted.map(({ id, data }) => ({ ...data, id }) as EntityRecord)
  const shapes = new Map<string, { no: number; fields: readonly string[] }>()
  const lines = sorted.map(({ data }) => {
    const fields = Object.keys(data).filter((field) => field !== 'id')
    const name = JSON.stringify(fields)
    const shape = shapes.get(name) ?? { no: shapes.size, fields }
    shapes.set(name, shape)
    return inAscii(JSON.stringify([shape.no, ...fields.map((field) => data[field])]))
  })
  const columns = records.map((record) => packing?.columnsOf(record) ?? [])
  const count = packing?.columns ?? 0
  const head: Head = {
    ...{ format: FORMAT, entity: definition.name, rows: sorted.length },
    ...{ packing: packing?.version ?? 0, columns: count, indexes },
    shapes: [...shapes.values()].map(({ fields }) => fields),
  }
  return [
    inAscii(JSON.stringify(head)),
    sorted.map(({ id }) => id).join(''),
    sorted.map(({ rowVersion }) => rowVersion).join(),
    ...indexes.map((index) =>
      inAscii(JSON.stringify(records.map((record) => keyUnder(definition, index, record)))),
    ),
    ...Array.from({ length: count }, (_, at) => columnOf(columns.map((cells) => cells[at]!))),
    ...lines,
  ].join('\n')
}

/** Cells of one column in one text. */
export const columnOf = (cells: readonly string[]): string =>
  `|${cells.map((text) => `${cell(text)}|`).join('')}`

/** A chunk of packed rows, of which only what is asked for is opened. Never changes. */
export class PackedChunk {
  readonly rows: number
  readonly first: string
  readonly last: string
  readonly #head: Head
  /** Where the lines up to the first row begin. */
  readonly #starts: number[]
  #rowStarts: Uint32Array | null = null
  #versions: Int32Array | null = null
  #columns: readonly string[] | null = null
  readonly #indexes = new Map<string, ReadonlyMap<string, readonly number[]>>()

  /** @throws when the text is no chunk of this entity in a format known here */
  constructor(
    readonly definition: EntityDefinition,
    readonly text: string,
  ) {
    this.#head = JSON.parse(text.slice(0, text.indexOf('\n'))) as Head
    const { format, entity, indexes, columns } = this.#head
    if (format !== FORMAT || entity !== definition.name) throw new Error('another chunk was expected')
    this.#starts = [0]
    for (let at = 0; at < FIRST_INDEX + indexes.length + columns; at += 1) {
      const end = text.indexOf('\n', this.#starts[at])
      this.#starts.push(end < 0 ? text.length + 1 : end + 1)
    }
    this.rows = this.#head.rows
    if (this.#line(1).length !== this.rows * ID_LENGTH) throw new Error('a chunk of packed rows is cut')
    this.first = this.rows > 0 ? this.idAt(0) : ''
    this.last = this.rows > 0 ? this.idAt(this.rows - 1) : ''
  }

  idAt(row: number): string {
    const from = this.#starts[1]! + row * ID_LENGTH
    return this.text.slice(from, from + ID_LENGTH)
  }

  /** @returns -1 where the chunk has no such row */
  rowOf(id: string): number {
    if (id < this.first || id > this.last) return -1
    let [low, high] = [0, this.rows - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const found = this.idAt(middle)
      if (found === id) return middle
      if (found < id) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  versionAt(row: number): number {
    this.#versions ??= Int32Array.from(this.#line(2).split(','), Number)
    return this.#versions[row]!
  }

  recordAt(row: number): EntityRecord {
    const starts = (this.#rowStarts ??= this.#findRows())
    const [shape, ...values] = JSON.parse(this.text.slice(starts[row], starts[row + 1]! - 1)) as [number]
    const record: Record<string, unknown> = { id: this.idAt(row) }
    for (const [at, field] of this.#head.shapes[shape]!.entries()) record[field] = values[at]
    return record as EntityRecord
  }

  rowsUnder(index: string, key: string): readonly number[] {
    let rows = this.#indexes.get(index)
    if (!rows) {
      rows = this.#readIndex(index)
      this.#indexes.set(index, rows)
    }
    return rows.get(key) ?? none
  }

  /** As the packing of this build makes them, whichever made the chunk. */
  get columns(): readonly string[] {
    return (this.#columns ??= this.#readColumns())
  }

  #readColumns(): readonly string[] {
    const packing = packingOf(this.definition.name)
    if (!packing) return []
    const { indexes, columns } = this.#head
    const first = FIRST_INDEX + indexes.length
    if (this.#head.packing === packing.version)
      return Array.from({ length: columns }, (_, at) => this.#line(first + at))
    const cells = Array.from({ length: this.rows }, (_, row) => packing.columnsOf(this.recordAt(row)))
    return Array.from({ length: packing.columns }, (_, at) => columnOf(cells.map((texts) => texts[at]!)))
  }

  #readIndex(index: string): ReadonlyMap<string, readonly number[]> {
    const at = this.#head.indexes.indexOf(index)
    const keys =
      at >= 0
        ? (JSON.parse(this.#line(FIRST_INDEX + at)) as (string | null)[])
        : Array.from({ length: this.rows }, (_, row) => keyUnder(this.definition, index, this.recordAt(row)))
    const rows = new Map<string, number[]>()
    for (const [row, key] of keys.entries()) {
      if (key === null) continue
      const under = rows.get(key)
      if (under) under.push(row)
      else rows.set(key, [row])
    }
    return rows
  }

  #line(at: number): string {
    return this.text.slice(this.#starts[at], this.#starts[at + 1]! - 1)
  }

  #findRows(): Uint32Array {
    const starts = new Uint32Array(this.rows + 1)
    let start = this.#starts.at(-1)!
    for (let row = 0; row <= this.rows; row += 1) {
      starts[row] = start
      const end = this.text.indexOf('\n', start)
      start = end < 0 ? this.text.length + 1 : end + 1
    }
    return starts
  }
}

const none: readonly number[] = []
