import { packChunk, PackedChunk } from '../../pure/packed-chunk.js'
import {
  applyChange,
  baseStores,
  deltasBeforeCompaction,
  sealPackedOnly,
  writeChange,
} from '../base-store.js'
import type { Core } from '../core.js'
import { bumpRevision } from '../database.js'
import { assertUnmoved, catchUp, Moved } from '../load.js'
import { transact } from '../transact.js'
import { noPackedChange, type PackedChange, rowsPerChunk } from './packed-store.js'
import type { PackedTable } from './packed-table.js'

/** Chunks written anew between two turns: somebody who saves meanwhile waits for no more. */
const chunksATurn = 4

/** Puts rows that changed back into chunks when many have gathered, a few chunks at a time. */
export async function tidyPacked(core: Core): Promise<void> {
  for (const table of core.view.base.packedTables()) {
    const { name } = table.definition
    if (table.loose.size <= deltasBeforeCompaction) continue
    while (await core.inTurn(() => tidySome(core, name)));
  }
}

/** @returns whether more is to be done */
async function tidySome(core: Core, entity: string): Promise<boolean> {
  await catchUp(core)
  const table = core.view.base.packed(entity)
  if (!core.unlocked || !table) return false
  const change = nextTidying(table)
  if (!change) return false
  const sealed = await sealPackedOnly(core.ports.crypto, core.unlocked.deviceKey, core.view.base, change)
  try {
    core.revision = await transact(core.db, ['meta', ...baseStores], 'readwrite', async (stores) => {
      await assertUnmoved(core, stores)
      writeChange(stores, sealed)
      return bumpRevision(stores)
    })
  } catch (error) {
    if (error instanceof Moved) return false
    throw error
  }
  core.view.base = applyChange(core.view.base, sealed)
  return true
}

/**
 * The first chunks with outdated rows, with their rows as they are now; then rows that are in no chunk.
 * @param freshMax rows that may stay in none
 */
export function nextTidying(table: PackedTable, freshMax = deltasBeforeCompaction): PackedChange | null {
  const entity = table.definition.name
  const outdated = table.chunks
    .filter(({ chunkNo }) => table.hiddenIn(chunkNo).size > 0)
    .slice(0, chunksATurn)
  if (outdated.length > 0) {
    const settled: { entity: string; id: string }[] = []
    const made = outdated.map(({ chunkNo, chunk }) => {
      const rows = []
      const hidden = table.hiddenIn(chunkNo)
      for (let row = 0; row < chunk.rows; row += 1) {
        const id = chunk.idAt(row)
        // A tombstone stays: it keeps an older state from coming back.
        if (hidden.has(row) && table.loose.get(id)?.data !== null) settled.push({ entity, id })
        // A state that another chunk has is that chunk's.
        const present = hidden.has(row) && !table.loose.has(id) ? undefined : table.rows.get(id)
        if (present) rows.push({ id, rowVersion: present.row.rowVersion, data: present.row.data! })
      }
      return { table, chunkNo, chunk: new PackedChunk(table.definition, packChunk(table.definition, rows)) }
    })
    return { ...noPackedChange(), made, settled }
  }
  const fresh = [...table.loose.values()].flatMap((row) => (row?.data ? [row] : []))
  if (fresh.length <= freshMax) return null
  const made = []
  for (let at = 0; at < fresh.length; at += rowsPerChunk) {
    const rows = fresh
      .slice(at, at + rowsPerChunk)
      .map(({ id, rowVersion, data }) => ({ id, rowVersion, data: data! }))
    const chunkNo = table.nextChunk + at / rowsPerChunk
    made.push({ table, chunkNo, chunk: new PackedChunk(table.definition, packChunk(table.definition, rows)) })
  }
  return { ...noPackedChange(), made, settled: fresh.map(({ id }) => ({ entity, id })) }
}
