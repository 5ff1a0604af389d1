import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import { type PackedPart, packingOf } from '@lentera/contracts/kernel/packing'
import { columnOf } from '../../pure/packed-chunk.js'
import { type BaseRows, rowKey, type TouchedRow } from '../base-rows.js'
import type { Overlay } from '../overlay.js'

/** Texts of records as a packing makes them; a record that did not change is not read again. */
const cells = new WeakMap<EntityRecord, readonly string[]>()

/** What a scan goes through: the chunks, the rows that changed since, and last the rows of pending commands. */
export class PackedParts {
  #known = new Map<string, { version: number; base: BaseRows; parts: readonly PackedPart[] }>()

  of(base: BaseRows, overlay: Overlay, entity: string, version: number): readonly PackedPart[] {
    const known = this.#known.get(entity)
    if (known?.version === version && known.base === base) return known.parts
    const parts = partsOf(base, overlay, entity)
    this.#known.set(entity, { version, base, parts })
    return parts
  }
}

function partsOf(base: BaseRows, overlay: Overlay, entity: string): PackedPart[] {
  const table = base.packed(entity)
  const pending = overlay.table(entity)?.rows ?? new Map<Id, { record: EntityRecord }>()
  const chunks = (table?.chunks ?? []).map(({ chunkNo, chunk }): PackedPart => {
    const hidden = table!.hiddenIn(chunkNo)
    return {
      rows: chunk.rows,
      // Asked for when a scan comes here.
      get columns() {
        return chunk.columns
      },
      isCurrent: (row) => !hidden.has(row) && !pending.has(chunk.idAt(row)),
      idAt: (row) => chunk.idAt(row),
      recordAt: (row) => table!.rows.get(chunk.idAt(row))!.record,
    }
  })
  const changed = [...(table?.live.values() ?? [])].flatMap(({ record }) =>
    pending.has(record.id) ? [] : [record],
  )
  const saved = [...pending.values()].map(({ record }) => record)
  return [...chunks, partOf(entity, changed), partOf(entity, saved)]
}

function partOf(entity: string, records: readonly EntityRecord[]): PackedPart {
  const packing = packingOf(entity)
  const texts = records.map((record) => {
    const known = cells.get(record) ?? packing?.columnsOf(record) ?? []
    cells.set(record, known)
    return known
  })
  return {
    rows: records.length,
    columns: Array.from({ length: packing?.columns ?? 0 }, (_, at) =>
      columnOf(texts.map((all) => all[at] ?? '')),
    ),
    isCurrent: () => true,
    idAt: (row) => records[row]!.id,
    recordAt: (row) => records[row]!,
  }
}

/** Packed rows of two grounds, as they were in the first: after everything was written anew nothing is compared. */
export function* packedRowsOf(before: BaseRows, after: BaseRows): Iterable<[string, TouchedRow]> {
  for (const ground of [before, after]) {
    for (const { definition, rows } of ground.packedTables()) {
      const entity = definition.name
      for (const id of rows.keys())
        yield [
          rowKey(entity, id),
          {
            entity,
            id,
            get before() {
              return before.recordOf(entity, id)
            },
          },
        ]
    }
  }
}
