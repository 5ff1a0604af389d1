import type { Instant } from '@lentera/contracts/kernel/time'
import { instantOf } from './clock-offset.js'
import type { Core } from './core.js'

/** How far the device's clock may stand from the server's. */
const MARGIN_MS = 10 * 60_000

/**
 * The device's time where its clock is plainly wrong: before this app was built, before the server was last heard,
 * or more than 10 minutes from the server's. No certificate is valid then, so it looks like a missing line and is
 * none; saving goes on. null: nothing is known against it.
 * @param lastContactAt when the server was last heard, by its own time
 */
export function wrongClockOf({ ports, offset }: Core, lastContactAt: Instant | null): Instant | null {
  const now = ports.clock.now()
  const { ms } = offset.current
  const isWrong =
    now < (ports.builtAt ?? 0) ||
    Math.abs(ms) > MARGIN_MS ||
    (lastContactAt !== null && now + ms < Date.parse(lastContactAt) - MARGIN_MS)
  return isWrong ? instantOf(now) : null
}
