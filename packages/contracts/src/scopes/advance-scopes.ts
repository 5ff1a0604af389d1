import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { CalendarDate } from '../kernel/time.js'

/** Business days before and after today whose visits a device holds. */
export const DAYS_HELD = 7
/** After this long a review item is the unit's, too (hours). */
export const REVIEW_HOURS = 24
/** How much one command moves; what is left comes with the next. */
export const MAX_ADVANCED = 200

/**
 * What time alone moves, by the server's own hand: days that nobody holds any more end, review items that waited
 * a day go to the head of the unit, lists whose end has passed are closed. The ids are a proposal; the rule looks
 * at each of them again.
 */
export const AdvanceScopes = defineCommand(
  'scopes.advance',
  'fact',
  z.strictObject({
    /** The facility's business date. */
    date: CalendarDate,
    /** Units and days, as scopes, that lie behind what a device holds. */
    days: z.array(z.string().regex(/^day:[a-z0-9_]+:\d{4}-\d\d-\d\d$/)).max(MAX_ADVANCED),
    reviewIds: z.array(Id).max(MAX_ADVANCED),
    lists: z.array(z.strictObject({ listId: Id, deviceId: Id })).max(MAX_ADVANCED),
  }),
)
