import type { Id } from '@lentera/contracts/kernel/id'
import type { Instant } from '@lentera/contracts/kernel/time'
import type { Examined } from './examined.js'

/** Records of one push, examined and waiting for their transaction. */
export interface Batch {
  readonly deviceId: Id
  readonly records: readonly Examined[]
  readonly skipped: ReadonlySet<number>
  /** Time of receipt. */
  readonly now: Instant
}
