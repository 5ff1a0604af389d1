import { z } from 'zod'
import { Facility } from '../kernel/facility.js'
import { Id } from '../kernel/id.js'
import { Line } from '../kernel/text.js'
import { Lease } from './lease.js'
import { Base64Url, WrappedKey } from './record.js'

/** A P-256 public key, raw uncompressed point (65 bytes). */
export const PublicKey = Base64Url.length(87)

/**
 * `POST /api/v1/sync/enrol` with a person's token. Without a device credential it enrols this browser; with
 * one it only registers the person's signing key on the device that is already enrolled.
 */
export const EnrolRequest = z
  .strictObject({
    name: Line(60),
    unit: z.string().max(31),
    publicKey: PublicKey,
    /** A new device for work outside the house: it gets lists, and never the patient directory. */
    outreach: z.literal(true).optional(),
    /** The device's own key, wrapped for the server: somebody new signs in on a locked device. */
    deviceKey: WrappedKey.optional(),
    /**
     * What this browser was before the server forgot it: enrolled in the hours that a restored backup lost. Its
     * records keep their lane. `receipt`: the server's last one, which proves that it was.
     */
    former: z.strictObject({ deviceId: Id, receipt: z.string().max(400).nullable() }).optional(),
  })
  .meta({ id: 'EnrolRequest' })
export type EnrolRequest = z.infer<typeof EnrolRequest>

export const EnrolAnswer = z
  .strictObject({
    deviceId: Id,
    /** Station code of today's queue numbers. */
    station: z.string().length(1),
    epoch: Id,
    facility: Facility,
    leases: z.array(Lease),
    /** Records are sealed for this key; `kid` is `server:<n>`. */
    serverKey: z.strictObject({ kid: z.string(), publicKey: PublicKey }),
    /** Highest own `seq` the server knows: 0 for a new device. */
    lastSeq: z.int().min(0),
    /** The device key that the request brought, opened for the person; 32 bytes. The server keeps nothing of it. */
    deviceKey: Base64Url.length(43).optional(),
  })
  .meta({ id: 'EnrolAnswer' })
export type EnrolAnswer = z.infer<typeof EnrolAnswer>

/**
 * `POST /api/v1/sync/fork` with the credential of a device whose lane another copy of its disk went on with. The
 * caller becomes a device of its own, with the same people and keys; repeated with the same claim it is the same.
 */
export const ForkRequest = z
  .strictObject({
    /** The device both copies were. */
    deviceId: Id,
    /** Random, made and stored by this copy before it asks. */
    claim: Id,
  })
  .meta({ id: 'ForkRequest' })
export type ForkRequest = z.infer<typeof ForkRequest>
