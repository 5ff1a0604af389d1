import { z } from 'zod'
import { Id } from '../kernel/id.js'
import { CalendarDate } from '../kernel/time.js'
import { Base64Url, CommandRecord } from './record.js'

/** The key of which only the `n` stands in a code; `facility:<n>`. */
export const FacilityKid = z.string().regex(/^facility:[0-9]{1,10}$/)

/**
 * A key that the facility's enrolled devices share, so that one of them reads what another has sealed for its
 * colleagues while no server is there. Another one takes its place whenever a device is revoked.
 */
export const FacilityKey = z
  .strictObject({
    kid: FacilityKid,
    /** AES-256. */
    key: Base64Url.length(43),
  })
  .meta({ id: 'FacilityKey' })
export type FacilityKey = z.infer<typeof FacilityKey>

/** What a code says to everybody: no name, nothing that identifies a person. */
export const HandOverHeading = z.strictObject({
  /** The row that the code opens; on a ticket the visit. */
  id: Id,
  /** What a person may type instead of scanning, the ticket number; unique at this facility on `date`. */
  label: z
    .string()
    .regex(/^[0-9A-Z-]+$/)
    .max(20),
  date: CalendarDate,
})
export type HandOverHeading = z.infer<typeof HandOverHeading>

/**
 * What a code carries for the facility's devices: signed commands that the server may not know yet, with their
 * place in their maker's lane. Their hashes are not in it, for they can be reckoned.
 */
export const HandOverContent = z
  .array(
    z.strictObject({
      seq: z.int().min(1),
      /** The device whose lane it is; absent: the one the record names. */
      origin: Id.optional(),
      record: CommandRecord.omit({ hash: true }),
    }),
  )
  .max(200)
  .meta({ id: 'HandOverContent' })
export type HandOverContent = z.infer<typeof HandOverContent>
