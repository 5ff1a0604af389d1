/** What was typed, and the field it was typed in last. */
export interface Placed {
  readonly value: unknown
  readonly at: string | null
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A draft as it is kept. A text alone has one field, which needs no name. */
export const withPlace = ({ value, at }: Placed): unknown =>
  isRecord(value) && at !== null ? { ...value, at } : value

/** The other way round, also of a draft that was kept before fields were named. */
export function placedIn(kept: unknown): Placed {
  if (!isRecord(kept)) return { value: kept, at: null }
  const { at, ...value } = kept
  return { value, at: typeof at === 'string' ? at : null }
}
