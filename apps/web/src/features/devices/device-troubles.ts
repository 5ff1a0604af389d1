import type { DeviceOverviewRow } from '@lentera/contracts/devices/device-overview'
import type { Instant } from '@lentera/contracts/kernel/time'

const MINUTE_MS = 60_000

/** What somebody has to look at, the worst first. */
export type DeviceTrouble = 'stalled' | 'quiet' | 'clock_off' | 'not_persisted'

const QUIET_AFTER_MS = 24 * 3_600_000
const CLOCK_MARGIN_MS = 10 * MINUTE_MS

/** @param now the server's time */
export function troublesOf(row: DeviceOverviewRow, now: Instant): DeviceTrouble[] {
  if (row.revokedAt !== null) return []
  const isQuiet = row.contactAt !== null && Date.parse(now) - Date.parse(row.contactAt) > QUIET_AFTER_MS
  const offset = row.report?.offsetMs ?? 0
  return [
    ...(row.isStalled ? (['stalled'] as const) : []),
    ...(isQuiet ? (['quiet'] as const) : []),
    ...(Math.abs(offset) > CLOCK_MARGIN_MS ? (['clock_off'] as const) : []),
    ...(row.report?.persisted === false ? (['not_persisted'] as const) : []),
  ]
}
