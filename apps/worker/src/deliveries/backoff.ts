/** After a first attempt that did not get through. */
const FIRST_MS = 5_000
/** However often it failed: a line that is back after a week is noticed within half an hour. */
const LONGEST_MS = 30 * 60_000

/**
 * How long to wait before another attempt: doubling, never longer than half an hour, and spread by half to either
 * side so that what failed together does not come back together.
 * @param attempts those already made, 1 or more
 * @param random 0 (included) to 1
 */
export const backoffMs = (attempts: number, random: number): number =>
  Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20)) * (0.5 + random))
