import type { Instant } from '@lentera/contracts/kernel/time'

/** What a start brought back from the second copy. */
export interface Recovery {
  readonly at: Instant
  readonly records: number
  /** The whole device came back, so drafts and what the server had sent are gone; else only some records were missing. */
  readonly isWhole: boolean
  /** Own numbers that neither copy has; the server may have them. The first of them. */
  readonly missing: readonly number[]
}

/** The witnesses say that there was more than was found. Highest own numbers. */
export interface Loss {
  readonly lastSeqSeen: number
  readonly found: number
}
