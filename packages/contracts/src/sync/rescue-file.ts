import { z } from 'zod'
import { Id } from '../kernel/id.js'
import { Instant } from '../kernel/time.js'
import { Base64Url, WireRecord } from './record.js'

/**
 * A rescue file: what a device could not send, as JSON lines in UTF-8. First this header, then one sealed
 * record a line, then {@link RescueEnd}. Nothing in it can be read without the server's key, so it may travel
 * by any road; any device of the facility with a line takes it in and pushes it as `carried`.
 */
export const RescueHeader = z
  .strictObject({
    lentera: z.literal('rescue'),
    version: z.literal(1),
    facilityId: Id,
    /** The device that wrote the file. */
    deviceId: Id,
    writtenAt: Instant,
    records: z.int().min(0),
  })
  .meta({ id: 'RescueHeader' })
export type RescueHeader = z.infer<typeof RescueHeader>

/** A line of the file: sealed always, whoever had the device unlocked. */
export const RescueLine = WireRecord.refine((record) => 'sealed' in record)

/** Last line. Without it the file was cut on its way. */
export const RescueEnd = z.strictObject({ end: z.literal(true), sha256: Base64Url.length(43) })
export type RescueEnd = z.infer<typeof RescueEnd>
