import { z } from 'zod'

/** What became of a command on the server; `blocked` and `quarantined` are judged again when the cause is gone. */
export const Outcome = z.enum(['applied', 'flagged', 'refused', 'blocked', 'quarantined'])
export type Outcome = z.infer<typeof Outcome>
