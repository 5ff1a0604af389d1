import { z } from 'zod'
import { Row } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { Issue } from '../kernel/issue.js'
import { Outcome } from '../kernel/outcome.js'
import { Instant } from '../kernel/time.js'
import { AskName } from './ask.js'
import { ClockConfidence } from './clock.js'
import { DeviceReport } from './device-report.js'
import { HeldLease, Lease } from './lease.js'
import { WireRecord } from './record.js'

export const MAX_BATCH = 100
export const MAX_BATCH_BYTES = 256 * 1024
export const MAX_INFLATED_BYTES = 1024 * 1024

/** `POST /api/v1/sync/push`: a device's own lane in gap-free order of `seq`, and records it carries for others. */
export const PushRequest = z
  .strictObject({
    deviceId: Id,
    epoch: Id,
    build: z.string().max(60),
    /** The server's receipt from the last answer; null before the first. */
    receipt: z.string().max(400).nullable(),
    leases: z.array(HeldLease).max(10),
    /**
     * Own numbers that will never come: records the server turned away for good (`unsendable`). The lane goes
     * on behind them; the device repeats the list until `lastSeq` is above it.
     */
    skipped: z.array(z.int().min(1)).max(1000).optional(),
    report: DeviceReport.optional(),
    ask: AskName.optional(),
    own: z.array(WireRecord).max(MAX_BATCH),
    carried: z.array(WireRecord).max(MAX_BATCH),
  })
  .meta({ id: 'PushRequest' })
export type PushRequest = z.infer<typeof PushRequest>

/** The server's decision on one command, with the rows as they are now. */
export const CommandOutcome = z
  .strictObject({
    id: Id,
    /** null for commands of service devices, which have no lane. */
    seq: z.int().min(1).nullable(),
    outcome: Outcome,
    merged: z.array(z.string()).optional(),
    issues: z.array(Issue),
    rows: z.array(Row),
    reviewItemId: Id.optional(),
  })
  .meta({ id: 'CommandOutcome' })
export type CommandOutcome = z.infer<typeof CommandOutcome>

export const PushAnswer = z
  .strictObject({
    epoch: Id,
    serverTime: Instant,
    confidence: ClockConfidence,
    /** Highest `seq` of this device that is in the log. */
    lastSeq: z.int().min(0),
    /** Highest `seq` of this device that a verified backup covers; 0 until there is one. */
    backedUpSeq: z.int().min(0),
    receipt: z.string(),
    ask: AskName.optional(),
    leases: z.array(Lease).optional(),
    outcomes: z.array(CommandOutcome),
  })
  .meta({ id: 'PushAnswer' })
export type PushAnswer = z.infer<typeof PushAnswer>
