import type { NotDelivered } from './not-delivered.js'

export interface EnsureOptions {
  /** An earlier attempt may have arrived: look before anything is created. */
  readonly readBack: boolean
  /** Its id at the other side, where we have it. */
  readonly known: string | null
  readonly signal?: AbortSignal
}

export type Ensured = { readonly kind: 'ensured'; readonly id: string } | NotDelivered
