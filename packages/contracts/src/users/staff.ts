import { z } from 'zod'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { Line } from '../kernel/text.js'
import { Role } from './roles.js'

/**
 * What every device knows of a colleague, so that a name stands where an act names its author. `id` is the
 * user's. Nothing of it opens anything: no user name, no password, no list of rights.
 */
export const StaffEntry = z
  .strictObject({
    id: Id,
    name: Line(100),
    /** The role that says most of what somebody is here; null: none any more. */
    profession: Role.nullable(),
    /** Where; null: in every unit. */
    unit: z.string().max(31).nullable(),
    active: z.boolean(),
  })
  .meta({
    id: 'StaffEntry',
    description: 'Petugas, seperti dikenal semua perangkat. FHIR: PractitionerRole.',
  })
export type StaffEntry = z.infer<typeof StaffEntry>

export const staffDirectory = defineEntity({
  name: 'staff_directory',
  schema: StaffEntry,
  aggregateOf: (entry) => ({ aggregate: 'catalogue', aggregateId: entry.id }),
  indexes: {},
})
