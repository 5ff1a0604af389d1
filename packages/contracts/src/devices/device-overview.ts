import { z } from 'zod'
import { Id } from '../kernel/id.js'
import { Line } from '../kernel/text.js'
import { Instant } from '../kernel/time.js'
import { ClockConfidence } from '../sync/clock.js'
import { DeviceReport } from '../sync/device-report.js'
import { HeldLease } from '../sync/lease.js'
import { DeviceKind } from './device.js'

/** A device as the server knows it, with what it last said of itself. */
export const DeviceOverviewRow = z.strictObject({
  id: Id,
  kind: DeviceKind,
  name: Line(60),
  unit: z.string().max(31),
  enrolledAt: Instant,
  revokedAt: Instant.nullable(),
  /** Ordered to destroy its keys. */
  wipe: z.boolean(),
  /** Who has a key on it now. */
  people: z.array(Line(100)),
  /** Today's station code; null: none. */
  station: z.string().nullable(),
  /** Record numbers granted to it that are not used up as far as it said; null: it never said. */
  numbersLeft: z.int().min(0).nullable(),
  lastSeq: z.int().min(0),
  /** null: not since this server keeps account. */
  contactAt: Instant.nullable(),
  build: z.string().max(60).nullable(),
  report: DeviceReport.nullable(),
  /** In contact, and something saved there waits for an answer longer than it may. */
  isStalled: z.boolean(),
})
export type DeviceOverviewRow = z.infer<typeof DeviceOverviewRow>

/** `GET /api/v1/devices`, for an `it_admin`. */
export const DeviceOverview = z
  .strictObject({
    serverTime: Instant,
    clock: z.strictObject({ confidence: ClockConfidence, run: Id }),
    numbers: z.strictObject({
      epoch: Id,
      /** False: after a new epoch nobody gets numbers before every device told what it holds. */
      open: z.boolean(),
      /** Devices that have not told. */
      missing: z.array(Id),
    }),
    devices: z.array(DeviceOverviewRow),
  })
  .meta({ id: 'DeviceOverview' })
export type DeviceOverview = z.infer<typeof DeviceOverview>

/** What a device may still say of itself in its newest report, as the server keeps it. */
export const KeptReport = z.strictObject({
  build: z.string().max(60),
  report: DeviceReport.nullable(),
  held: z.array(HeldLease).max(10).nullable(),
})
export type KeptReport = z.infer<typeof KeptReport>
