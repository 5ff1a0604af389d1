import type { Id } from '@lentera/contracts/kernel/id'
import type { PatientSet } from '@lentera/contracts/patients/patient-link'

/** A link that holds: `from` is used no longer, `to` is kept. */
export interface Link {
  readonly id: Id
  readonly from: Id
  readonly to: Id
}

/** A patient nobody linked. */
export const alone = (id: Id): PatientSet => ({ id, canonicalId: id, members: [id], links: [] })

/**
 * Everybody whom these links make one person with `id`, and under which id that person is written from now on:
 * the kept side of the links; where there are several, the id that was made first.
 */
export function closureOf(id: Id, links: readonly Link[]): PatientSet {
  const members = new Set([id])
  const within: Link[] = []
  for (let before = 0; before !== members.size;) {
    before = members.size
    for (const { from, to } of links) {
      if (members.has(from) || members.has(to)) members.add(from).add(to)
    }
  }
  for (const { id: linkId, from, to } of links) if (members.has(from)) within.push({ id: linkId, from, to })
  const kept = [...members].filter((member) => !within.some(({ from }) => from === member))
  const [canonicalId] = (kept.length > 0 ? kept : [...members]).sort()
  return {
    id,
    canonicalId: canonicalId!,
    members: [...members].sort(),
    links: within.sort((a, b) => (a.id < b.id ? -1 : 1)),
  }
}

/** The rows of everybody in `members` as these links leave them. */
export const setsOf = (members: readonly Id[], links: readonly Link[]): PatientSet[] =>
  [...new Set(members)].sort().map((member) => closureOf(member, links))
