import { z } from 'zod'
import { Id } from '../kernel/id.js'
import { Line, Text } from '../kernel/text.js'
import { Instant } from '../kernel/time.js'
import { ClockConfidence } from './clock.js'

/** Unpadded base64url. */
export const Base64Url = z.string().regex(/^[A-Za-z0-9_-]+$/)

export const RowRef = z.strictObject({
  entity: z.string().max(60),
  id: Id,
  /** The row version the author saw; null when the device did not hold the row's server version. */
  baseVersion: z.int().min(1).nullable(),
})
export type RowRef = z.infer<typeof RowRef>

export const Override = z.strictObject({ code: z.string().max(80), reason: Line(300) })
export type Override = z.infer<typeof Override>

export const Guest = z.strictObject({ name: Line(100), profession: Line(60) })
export type Guest = z.infer<typeof Guest>

export const Actor = z.strictObject({ userId: Id, guest: Guest.optional(), vouchedBy: Id.optional() })
export type Actor = z.infer<typeof Actor>

/** When the act happened, as evidence: device time, its measured offset and the age of that measure. */
export const ActTime = z.strictObject({
  device: Instant,
  /** Add to `device` to get server time; 0 when never measured. */
  offsetMs: z.int(),
  /** Seconds since the offset was measured; null: never. */
  offsetAgeS: z.int().min(0).nullable(),
  /** How far the server trusted its own clock then; absent: not known, so the time proves no order. */
  confidence: ClockConfidence.optional(),
  startId: z.string().min(8).max(40),
})
export type ActTime = z.infer<typeof ActTime>

const header = {
  fmt: z.literal(1),
  id: Id,
  name: z
    .string()
    .regex(/^[a-z][a-zA-Z]*\.[a-z][a-zA-Z]*$/)
    .max(60),
  v: z.int().min(1).max(999),
  refs: z.array(RowRef).max(50),
  deps: z.array(Id).max(200),
  repairs: Id.optional(),
  deviceId: Id,
  unit: z.string().max(31),
  at: ActTime,
}

const body = {
  args: z.record(z.string(), z.json()),
  /** Old values of changed fields, for three-way merges. */
  from: z.record(z.string(), z.json()).optional(),
  overrides: z.array(Override).max(20),
  /** 16 random bytes: without them a blood pressure could be guessed back from the hash that is kept for ever. */
  salt: Base64Url.length(22),
  /** SHA-256 of the canonical JSON of everything here but `hash` and `sig`. */
  hash: Base64Url.length(43),
  /** ECDSA P-256 with SHA-256 over the bytes of `hash`, raw r||s, by the author's key on that device. */
  sig: Base64Url.length(86),
}

/** Record format 1, opened: one command as it is signed, hashed and judged. */
export const CommandRecord = z
  .strictObject({ ...header, actor: Actor, ...body })
  .meta({ id: 'CommandRecord' })
export type CommandRecord = z.infer<typeof CommandRecord>

/** The part of a stored record that lies in clear: no personal data. `guest` moves to the body. */
export const RecordHeader = z.strictObject({ ...header, actor: Actor.omit({ guest: true }) })
export type RecordHeader = z.infer<typeof RecordHeader>

/** The part that is encrypted under the record's own key, AAD = command id. */
export const RecordBody = z.strictObject({ ...body, guest: Guest.optional() })
export type RecordBody = z.infer<typeof RecordBody>

export const Ciphertext = z.strictObject({ iv: Base64Url.length(16), ct: Base64Url })
export type Ciphertext = z.infer<typeof Ciphertext>

/** The record's key wrapped for somebody: `device`, `server:<n>`, later `facility:<n>`. */
export const WrappedKey = z.strictObject({
  kid: z.string().regex(/^(device|server:[0-9]+|facility:[0-9]+)$/),
  iv: Base64Url.length(16),
  ct: Base64Url,
  /** Raw P-256 point of the sender's ephemeral key (one per browser start); absent for `device`. */
  epk: Base64Url.length(87).optional(),
})
export type WrappedKey = z.infer<typeof WrappedKey>

/** A record as it lies on the device and as a locked device sends it. */
export const SealedRecord = z
  .strictObject({
    id: Id,
    fmt: z.literal(1),
    hdr: RecordHeader,
    body: Ciphertext,
    keys: z.array(WrappedKey).min(1).max(4),
  })
  .meta({ id: 'SealedRecord' })
export type SealedRecord = z.infer<typeof SealedRecord>

/** Where a record was made; outside the hash, so that a cloned disk may renumber. */
export const Origin = z.strictObject({ deviceId: Id, seq: z.int().min(1) })
export type Origin = z.infer<typeof Origin>

/**
 * A record on the wire. Only the envelope is strict here: an opened record that is not understood is
 * quarantined with its payload, never turned away.
 */
export const WireRecord = z
  .union([
    z.strictObject({ origin: Origin, opened: z.looseObject({ fmt: z.int(), id: Id }) }),
    z.strictObject({ origin: Origin, sealed: SealedRecord }),
  ])
  .meta({ id: 'WireRecord' })
export type WireRecord = z.infer<typeof WireRecord>

export const wireRecordId = (record: WireRecord): Id =>
  'opened' in record ? record.opened.id : record.sealed.id

/** Longest plain note a person may type into a form; longer texts are attachments. */
export const NoteText = Text(10_000)
