/** A diagnosis somebody uses often, or has pinned. */
export interface Favourite {
  readonly code: string
  readonly name: string
  readonly times: number
  readonly pinned: boolean
}

const KEPT = 40

/** The order in which they are offered: pinned by hand, then the most used. */
export const offered = (favourites: readonly Favourite[]): Favourite[] =>
  [...favourites].sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.times - a.times)

/** One more use of some diagnoses. */
export function learned(
  favourites: readonly Favourite[],
  used: readonly { code: string; name: string }[],
): Favourite[] {
  const byCode = new Map(favourites.map((one) => [one.code, one]))
  for (const { code, name } of used) {
    const before = byCode.get(code)
    byCode.set(code, { code, name, times: (before?.times ?? 0) + 1, pinned: before?.pinned ?? false })
  }
  return offered([...byCode.values()]).slice(0, KEPT)
}

/** Pinned, or no longer. */
export function pinned(
  favourites: readonly Favourite[],
  { code, name }: { code: string; name: string },
): Favourite[] {
  const before = favourites.find((one) => one.code === code)
  const others = favourites.filter((one) => one.code !== code)
  return offered([
    ...others,
    before ? { ...before, pinned: !before.pinned } : { code, name, times: 0, pinned: true },
  ])
}
