import type { ProblemCode } from '@lentera/contracts/kernel/problem'

/** Members of the problem document beside its code. */
export interface ProblemExtra {
  readonly expected?: number
  readonly index?: number
  readonly retryAfterS?: number
  /** sync.epoch_changed: the present one. */
  readonly epoch?: string
  /** auth.device_revoked: its keys are to be destroyed at once. */
  readonly wipe?: boolean
}

/** A transport or credential error; the API's one filter turns it into an RFC 9457 document. */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly extra: ProblemExtra = {},
  ) {
    super(code)
    this.name = 'ProblemError'
  }
}
