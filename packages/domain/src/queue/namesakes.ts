import type { Id } from '@lentera/contracts/kernel/id'
import { normaliseName } from '../patients/normalise-name.js'

/**
 * Who can be taken for somebody else today: patient -> the others of the same name, in one spelling. Two visits of
 * one person are no namesakes.
 */
export function namesakesOf(
  people: readonly { readonly id: Id; readonly name: string }[],
): ReadonlyMap<Id, Id[]> {
  const byName = new Map<string, Set<Id>>()
  for (const { id, name } of people) {
    const key = normaliseName(name)
    byName.set(key, (byName.get(key) ?? new Set()).add(id))
  }
  const found = [...byName.values()].filter((ids) => ids.size > 1)
  return new Map(found.flatMap((ids) => [...ids].map((id) => [id, [...ids].filter((other) => other !== id)])))
}
