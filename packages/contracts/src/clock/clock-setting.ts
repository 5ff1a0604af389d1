import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { Instant } from '../kernel/time.js'

/**
 * What a person said about the server's clock in one run of it: from one boot of the machine to the next, as long
 * as nobody sets the clock meanwhile.
 */
export const ClockSetting = z.strictObject({
  id: Id,
  run: Id,
  /** Added to the machine's clock. */
  offsetMs: z.int(),
  at: Instant,
  by: Id,
})
export type ClockSetting = z.infer<typeof ClockSetting>

export const clockSettings = defineEntity({
  name: 'clock_settings',
  schema: ClockSetting,
  aggregateOf: null,
  indexes: { run: (setting) => setting.run },
})

/**
 * A person tells the time to a server that guesses it (no network time since it started, and its clock stood
 * before its last commit). Both times are named, so the command may come as late as it likes.
 */
export const SetClock = defineCommand(
  'clock.set',
  'ask',
  z.strictObject({
    run: Id,
    /** What the server's clock showed … */
    shown: Instant,
    /** … when it was this time in truth. */
    actual: Instant,
  }),
)
