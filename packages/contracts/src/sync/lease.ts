import { z } from 'zod'
import { CalendarDate } from '../kernel/time.js'

/**
 * Numbers a device may give out alone. `rm`: record numbers from..to. `station`: the code that stands in the
 * queue numbers of that day (`from` = `to` = index into {@link stationCodes}).
 */
export const Lease = z
  .strictObject({
    id: z.string(),
    series: z.enum(['rm', 'station']),
    from: z.int().min(1),
    to: z.int().min(1),
    /** Last business date of a station code; null for record numbers. */
    until: CalendarDate.nullable(),
  })
  .meta({ id: 'Lease' })
export type Lease = z.infer<typeof Lease>

/** 1 is the server (bookings); I, O and Q are left out because they are misread. */
export const stationCodes = '23456789ABCDEFGHJKLMNPRSTUVWXYZ'

/** @returns the code of a station lease, `2` to `Z` */
export const stationCode = (lease: Pick<Lease, 'from'>): string => stationCodes[lease.from - 1] ?? '?'

/** What a device still has, sent with each push so that the server can refill. */
export const HeldLease = z.strictObject({
  series: z.enum(['rm', 'station']),
  next: z.int().min(1),
  to: z.int().min(0),
})
export type HeldLease = z.infer<typeof HeldLease>
