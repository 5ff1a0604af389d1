import type { AdapterState } from '@lentera/db/deliveries/adapter-state-store'
import { WAIT_MAX_MS } from '@lentera/db/deliveries/delivery-store'

/** So many attempts in a row that did not get through, and the house is left alone for a while. */
export const FAILURES_TO_OPEN = 5
/** While nothing gets through one attempt a minute asks whether it does again. */
const PROBE_EVERY_MS = 60_000

/**
 * How many deliveries may leave now.
 * @param room how many there is room for
 * @param onTheWay how many wait or run: while nothing gets through, one alone asks
 */
export function allowedNow(state: AdapterState, now: number, room: number, onTheWay: number): number {
  // A time further ahead was written by a clock that was wrong.
  const isHeld = state.openUntil !== null && state.openUntil > now && state.openUntil <= now + WAIT_MAX_MS
  if (state.paused || isHeld) return 0
  if (state.failures < FAILURES_TO_OPEN) return room
  return onTheWay === 0 ? Math.min(1, room) : 0
}

/** Until when nobody asks after another failure; null: goes on. */
export const heldAfter = (failures: number, now: number): number | null =>
  failures >= FAILURES_TO_OPEN ? now + PROBE_EVERY_MS : null
