import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'

type Made = Pick<CatalogueDrug, 'ingredients' | 'form'>

/**
 * How much of what was prescribed one unit of another drug stands for: one of 5 mg for a half of 10 mg. null where
 * nobody can compute it: another substance, several of them, or a liquid.
 */
export function coveredByOne(prescribed: Made, given: Made): number | null {
  const [one, other] = [single(prescribed), single(given)]
  if (!one || !other || one.substance !== other.substance) return null
  return other.amountMg / one.amountMg
}

function single({ ingredients }: Made): { substance: string; amountMg: number } | null {
  const [only, ...more] = ingredients
  if (!only || more.length > 0 || only.amountMg === null || only.perMl !== null) return null
  return { substance: only.substance, amountMg: only.amountMg }
}

/** Other strengths of the same drug for the same route, what lies nearest to the prescribed strength first. */
export function substitutesFor(drug: CatalogueDrug, drugs: readonly CatalogueDrug[]): CatalogueDrug[] {
  return drugs
    .filter((other) => other.id !== drug.id && other.active && other.route === drug.route)
    .map((other) => ({ other, covers: coveredByOne(drug, other) }))
    .filter((one): one is { other: CatalogueDrug; covers: number } => one.covers !== null)
    .sort((a, b) => Math.abs(Math.log(a.covers)) - Math.abs(Math.log(b.covers)))
    .map(({ other }) => other)
}
