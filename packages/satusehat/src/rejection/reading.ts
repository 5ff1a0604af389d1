import type { RejectionCode } from '../codes.js'

/** What one complaint is: the first reading that knows it wins, from the most telling to the least. */
export interface Reading {
  readonly code: RejectionCode
  readonly about?: string | null
}
