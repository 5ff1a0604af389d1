import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { Line } from '../kernel/text.js'
import { CalendarDate, Instant } from '../kernel/time.js'
import { HeldLease } from '../sync/lease.js'

/** A device said in this epoch which numbers it holds. */
export const NumberReport = z.strictObject({ id: Id, deviceId: Id, epoch: Id, at: Instant })
export type NumberReport = z.infer<typeof NumberReport>

export const numberReports = defineEntity({
  name: 'number_reports',
  schema: NumberReport,
  aggregateOf: null,
  indexes: { epoch: (report) => report.epoch },
})

/**
 * After a new epoch: what a device holds of each series, which the server may have forgotten. The last device to
 * report opens the series again.
 */
export const ReportNumbers = defineCommand(
  'numbers.report',
  'fact',
  z.strictObject({
    deviceId: Id,
    epoch: Id,
    held: z.array(HeldLease).max(10),
    /** Business date, for which a reported station code is taken. */
    date: CalendarDate,
  }),
)

/** Opens the series of an epoch though some devices never reported: an administrator answers for them. */
export const RestartNumbers = defineCommand(
  'numbers.restart',
  'ask',
  z.strictObject({ epoch: Id, reason: Line(300) }),
)
