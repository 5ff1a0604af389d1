import type { FurtherState, Known } from '@lentera/contracts/kernel/rule'

/** All rows of the further reads whose names begin alike, `visits:<patient>`; complete only if each of them is. */
export function gathered<T>(further: FurtherState, prefix: string): Known<T> {
  const found = Object.entries(further).filter(([name]) => name.startsWith(prefix))
  return {
    rows: found.flatMap(([, known]) => known.rows as readonly T[]),
    complete: found.every(([, known]) => known.complete),
    asOf: found[0]?.[1].asOf ?? null,
  }
}
