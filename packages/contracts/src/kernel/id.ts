import { z } from 'zod'

/** A UUID in its one canonical spelling (lower case), so that equal ids are equal strings everywhere. */
export const Id = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
  .meta({ id: 'Id', description: 'UUID, lower case. Devices make version 7, rules version 5.' })
export type Id = z.infer<typeof Id>
