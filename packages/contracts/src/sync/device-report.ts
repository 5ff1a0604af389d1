import { z } from 'zod'
import { Instant } from '../kernel/time.js'

/**
 * What a device says of itself with a push or pull, for whoever looks after the devices. Evidence, not record:
 * only the newest is kept.
 */
export const DeviceReport = z
  .strictObject({
    /** Saved here, and not yet answered by the server. */
    unsent: z.int().min(0),
    /** When the oldest of them was saved. */
    oldestUnsentAt: Instant.nullable(),
    /** Server minus device clock; null: never measured in this start. */
    offsetMs: z.int().nullable(),
    /** Whether the browser promised to keep its data; null: it cannot be asked. */
    persisted: z.boolean().nullable(),
  })
  .meta({ id: 'DeviceReport' })
export type DeviceReport = z.infer<typeof DeviceReport>
