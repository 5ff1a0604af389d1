import type { Instant, TimeZone } from '@lentera/contracts/kernel/time'
import { localTime } from '@lentera/domain/kernel/local-date'

/** Between twelve and one, when whoever works in the morning looks back at it; on the facility's clock. */
export const isNoon = (now: Instant, zone: TimeZone): boolean => localTime(now, zone).startsWith('12')
