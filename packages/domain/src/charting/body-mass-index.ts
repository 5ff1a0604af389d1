export type BodyMassClass = 'very_thin' | 'thin' | 'normal' | 'overweight' | 'obese'

export interface BodyMassIndex {
  /** kg/m², one decimal. */
  readonly value: number
  /** null: below eighteen years, where the age decides. */
  readonly class: BodyMassClass | null
}

const ADULT_MONTHS = 18 * 12

/** Kemenkes, for adults: up to these values of kg/m², the last one included. */
const upTo: readonly (readonly [number, BodyMassClass])[] = [
  [16.9, 'very_thin'],
  [18.4, 'thin'],
  [25, 'normal'],
  [27, 'overweight'],
]

/**
 * Body mass index (IMT) with the class of the Kemenkes table for adults: below 17 very thin, 17 to 18.4 thin, 18.5 to
 * 25.0 normal, 25.1 to 27.0 overweight, above 27 obese.
 * @param weight kg
 * @param height cm
 * @param months completed months of age; null: not known
 * @returns null where one of the two is missing
 */
export function bodyMassIndex(
  weight: number | null,
  height: number | null,
  months: number | null,
): BodyMassIndex | null {
  if (weight === null || height === null || height <= 0) return null
  const value = Math.round((weight / (height / 100) ** 2) * 10) / 10
  if (months === null || months < ADULT_MONTHS) return { value, class: null }
  return { value, class: upTo.find(([limit]) => value <= limit)?.[1] ?? 'obese' }
}
