import { z } from 'zod'

/** What a facility allows its devices while the server is away. Comes with every online sign-in. */
export const DevicePolicy = z
  .strictObject({
    /** Hours after a person's last online sign-in during which the device opens without a reason. */
    offlineMaxHours: z.int().min(1).max(168),
    /** Days without the server after which a device shows no patient it holds; it goes on writing and sending. */
    readingMaxDays: z.int().min(1).max(90),
    /** Whether somebody's own phone may be opened outdoors by a PIN alone (ADR 0009). */
    outdoorUnlock: z.boolean(),
  })
  .meta({ id: 'DevicePolicy' })
export type DevicePolicy = z.infer<typeof DevicePolicy>

/** Of a device that heard none yet. */
export const defaultPolicy: DevicePolicy = { offlineMaxHours: 72, readingMaxDays: 14, outdoorUnlock: false }
