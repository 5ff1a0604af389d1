/** A shorter time, multiplied, calls every third child fast. */
export const MINUTE = 60

/** A count that goes on; times in ms of one clock. */
export interface BreathCount {
  readonly startedAt: number
  readonly breaths: number
}

/** Whole seconds until the minute is over, none below nothing. */
export const secondsLeft = ({ startedAt }: BreathCount, now: number): number =>
  Math.max(0, Math.ceil(MINUTE - (now - startedAt) / 1000))

/** The first press begins, each further one is a breath; one after the minute is of no count. */
export function pressed(count: BreathCount | null, now: number): BreathCount {
  if (count === null) return { startedAt: now, breaths: 0 }
  return secondsLeft(count, now) === 0 ? count : { ...count, breaths: count.breaths + 1 }
}
