import { z } from 'zod'
import { Id } from './id.js'
import { Instant } from './time.js'

/** One side of a conflict: what somebody says, who, where and when. */
export const ConflictSide = z.strictObject({
  value: z.json(),
  /** null: from the registration, whose author the row does not name. */
  by: Id.nullable(),
  deviceId: Id.nullable(),
  unit: z.string().max(31).nullable(),
  at: Instant,
})
export type ConflictSide = z.infer<typeof ConflictSide>

/**
 * What a person needs to see of a review item without the rows it speaks of, which the device may not hold.
 * Sealed in the database like every value of a patient.
 */
export const ReviewDetail = z
  .strictObject({
    patientId: Id.optional(),
    /** Fields in which two people say different things: what stands, and what was proposed or set aside. */
    conflicts: z
      .array(z.strictObject({ field: z.string().max(40), standing: ConflictSide, other: ConflictSide }))
      .max(30)
      .optional(),
    /** Rows to go through one by one. */
    rows: z
      .array(z.strictObject({ entity: z.string().max(60), id: Id }))
      .max(500)
      .optional(),
  })
  .meta({ id: 'ReviewDetail' })
export type ReviewDetail = z.infer<typeof ReviewDetail>
