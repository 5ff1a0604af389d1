import { z } from 'zod'

/** How far the server trusts its own clock; `guessed` never corrects a device. */
export const ClockConfidence = z.enum(['ntp', 'operator', 'guessed'])
export type ClockConfidence = z.infer<typeof ClockConfidence>
