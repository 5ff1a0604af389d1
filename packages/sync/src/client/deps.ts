import type { Id } from '@lentera/contracts/kernel/id'
import type { Write } from '@lentera/contracts/kernel/rule'
import type { RowRef } from '@lentera/contracts/sync/record'
import type { DeviceView } from './device-view.js'

/** Limit of the record format. */
const maxDeps = 200

/**
 * The pending commands that created or last touched a row this command refers to (by a ref, or by an id in
 * its arguments) or writes. Computed here and never by feature code, because a forgotten dependency would be
 * judged before its parent. Rows a rule merely looked through (everybody born on a day) are no dependency:
 * one of them that cannot be sent would hold up strangers.
 */
export function depsOf(
  view: DeviceView,
  { refs, args, writes }: { refs: readonly RowRef[]; args: unknown; writes: readonly Write[] },
): Id[] {
  const named = [...refs.map(({ id }) => id), ...writes.map(({ record }) => record.id), ...stringsIn(args)]
  const deps = new Set<Id>()
  for (const id of new Set(named)) {
    for (const { firstBy, pendingBy } of view.overlayRows(id)) {
      deps.add(firstBy)
      deps.add(pendingBy)
    }
  }
  return [...deps].slice(0, maxDeps)
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}
