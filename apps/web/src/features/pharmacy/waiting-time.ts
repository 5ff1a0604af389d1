import type { Instant } from '@lentera/contracts/kernel/time'

/** Minutes until which a prescription should be handed over, ready-made drugs and compounded ones (district SOP). */
export const WAIT_LIMITS = [30, 15] as const

/** How long somebody has waited, and which limit that is beyond; null: none yet. */
export function waitOf(since: Instant, now: Instant): { minutes: number; late: number | null } {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 60_000))
  return { minutes, late: WAIT_LIMITS.find((limit) => minutes >= limit) ?? null }
}
