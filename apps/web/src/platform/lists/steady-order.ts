/**
 * Rows as they stood when somebody began to work in the list: who is gone leaves, who is new comes at the end, and
 * nothing moves under the cursor. `held` null: nobody works in it.
 */
export function steadyOrder<Row extends { readonly id: string }>(
  sorted: readonly Row[],
  held: readonly string[] | null,
): readonly Row[] {
  if (!held) return sorted
  const at = new Map(held.map((id, index) => [id, index]))
  return [...sorted].sort((a, b) => (at.get(a.id) ?? held.length) - (at.get(b.id) ?? held.length))
}

/** Who came since. */
export const newIn = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  held: readonly string[] | null,
): readonly Row[] => (held ? rows.filter(({ id }) => !held.includes(id)) : [])
