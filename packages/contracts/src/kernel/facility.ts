import { z } from 'zod'
import { Id } from './id.js'
import { Line } from './text.js'
import { TimeZone } from './time.js'

/** A poli or service of the facility; `letter` starts its queue numbers. */
export const Unit = z.strictObject({
  code: z.string().regex(/^[a-z][a-z0-9_]{0,30}$/),
  name: Line(60),
  letter: z
    .string()
    .regex(/^[A-Z]$/)
    .nullable(),
})
export type Unit = z.infer<typeof Unit>

/** One health facility: the tenant boundary (`facility_id`) and the source of local time. */
export const Facility = z
  .strictObject({
    id: Id,
    name: Line(120),
    timeZone: TimeZone,
    /** Six digits of the kecamatan (Kemendagri), the catchment whose villages are offered first. */
    districtCode: z.string().regex(/^[0-9]{6}$/),
    units: z.array(Unit),
  })
  .meta({ id: 'Facility' })
export type Facility = z.infer<typeof Facility>
