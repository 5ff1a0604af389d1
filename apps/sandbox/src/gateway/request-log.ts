import type { Outcome } from './answer.js'

/** One request as the inspector shows it. */
export interface LoggedRequest {
  /** epoch milliseconds */
  readonly at: number
  readonly method: string
  /** with its query; a NIK in it is hidden */
  readonly url: string
  /** null: it was never answered. */
  readonly status: number | null
  readonly outcome: Outcome
  readonly rules: readonly number[]
}

const KEPT = 500

/** The last requests, and how many there were of each outcome since the start. */
export class RequestLog {
  private readonly rows: LoggedRequest[] = []
  private readonly counts = new Map<string, number>()

  add(row: LoggedRequest): void {
    this.counts.set(row.outcome, (this.counts.get(row.outcome) ?? 0) + 1)
    this.rows.push({ ...row, url: row.url.replace(/\d{16}/g, '#'.repeat(16)) })
    if (this.rows.length > KEPT) this.rows.shift()
  }

  /** The newest first. */
  latest(most: number): LoggedRequest[] {
    return this.rows.slice(-most).reverse()
  }

  byOutcome(): Record<string, number> {
    return Object.fromEntries(this.counts)
  }
}
