import type { DeviceReport } from '@lentera/contracts/sync/device-report'
import type { Core } from './core.js'

/** What this device says of itself with each push and pull: as the screens tell it, so nothing is read for it. */
export function reportOf({ snapshot, offset, protection }: Core): DeviceReport {
  const { unsent, oldestUnsentAt } = snapshot.sync
  const { ms, ageS } = offset.current
  return { unsent, oldestUnsentAt, offsetMs: ageS === null ? null : ms, persisted: protection.isPersistent }
}
