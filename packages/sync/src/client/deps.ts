import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Known, Read, Write } from '@lentera/contracts/kernel/rule'
import type { RowRef } from '@lentera/contracts/sync/record'
import type { DeviceView } from './device-view.js'

/** Limit of the record format. */
const maxDeps = 200

/**
 * The pending commands that created or last touched a row this command refers to, reads or writes. Computed
 * here and never by feature code, because a forgotten dependency would be judged before its parent.
 */
export function depsOf(
  view: DeviceView,
  { refs, reads, writes }: { refs: readonly RowRef[]; reads: readonly Read[]; writes: readonly Write[] },
): Id[] {
  const deps = new Set<Id>()
  const touch = (entity: string, id: Id) => {
    const row = view.overlayRow(entity, id)
    if (!row) return
    deps.add(row.firstBy)
    deps.add(row.pendingBy)
  }
  for (const { entity, id } of refs) touch(entity, id)
  for (const { entity, record } of writes) touch(entity, record.id)
  // Last, because a wide read (a birth date) may touch more rows than the format can name.
  for (const read of reads) {
    const known: Known<EntityRecord> = view.ask(read)
    for (const { id } of known.rows) touch(read.entity, id)
  }
  return [...deps].slice(0, maxDeps)
}
