import type { HandOverHeading } from '@lentera/contracts/sync/hand-over'

/** Why a code was not taken in; nothing was stored. */
export class HandOverUnreadable extends Error {
  constructor(
    readonly reason: 'not_a_code' | 'other_facility' | 'key_unknown' | 'damaged',
    /** What stood in it in clear: the ticket number can still be typed. */
    readonly heading: HandOverHeading | null = null,
  ) {
    super(`code cannot be taken: ${reason}`)
  }
}
