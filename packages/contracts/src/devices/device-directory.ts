import { z } from 'zod'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { Line } from '../kernel/text.js'

/** What every device knows of another one: its name, and whether lists can be prepared for it. `id` is the device's. */
export const DeviceEntry = z
  .strictObject({
    id: Id,
    name: Line(60),
    unit: z.string().max(31),
    /** Holds outreach lists only, never the patient directory. */
    outreach: z.boolean(),
    active: z.boolean(),
  })
  .meta({ id: 'DeviceEntry', description: 'Komputer atau HP, seperti dikenal semua perangkat.' })
export type DeviceEntry = z.infer<typeof DeviceEntry>

export const deviceDirectory = defineEntity({
  name: 'device_directory',
  schema: DeviceEntry,
  aggregateOf: (entry) => ({ aggregate: 'catalogue', aggregateId: entry.id }),
  indexes: {},
})
