import type { Id } from '@lentera/contracts/kernel/id'

/** A drug somebody prescribes, with the rule they wrote last. */
export interface DrugFavourite {
  readonly drugId: Id
  readonly rule: string
  readonly times: number
}

const KEPT = 60

/** One more use of some drugs; the newest rule is the one that is offered. */
export function learned(
  favourites: readonly DrugFavourite[],
  used: readonly { readonly drugId: Id; readonly rule: string }[],
): DrugFavourite[] {
  const byDrug = new Map(favourites.map((one) => [one.drugId, one]))
  for (const { drugId, rule } of used)
    byDrug.set(drugId, { drugId, rule, times: (byDrug.get(drugId)?.times ?? 0) + 1 })
  return [...byDrug.values()].sort((a, b) => b.times - a.times).slice(0, KEPT)
}
