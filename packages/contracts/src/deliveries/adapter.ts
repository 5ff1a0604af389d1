import type { Id } from '../kernel/id.js'
import type { AdapterName } from './delivery.js'
import type { ExternalId, LocalRef } from './external-id.js'

/** An event as an adapter is handed it: the payload was checked against its definition. */
export interface OwedEvent {
  readonly id: Id
  readonly name: string
  readonly payload: unknown
}

/** What we know of ids elsewhere. */
export interface ExternalIds {
  /** null: not known. */
  find(local: LocalRef): Promise<string | null>
  /**
   * Durable when it resolves, so that an attempt that dies goes on behind what it did. Keeping what is known already
   * replaces it.
   */
  keep(known: ExternalId): Promise<void>
}

/** The part of an `AbortSignal` that an adapter needs; contracts know neither browser nor Node. */
export interface Cancellation {
  readonly aborted: boolean
}

export interface Attempt {
  /**
   * An earlier attempt may have arrived without anybody hearing of it: whatever is not in {@link ids} is looked for
   * over there before it is sent again.
   */
  readonly readBack: boolean
  readonly ids: ExternalIds
  /** The attempt was given up (the process stops, its lease is over): abort what is in flight. */
  readonly signal: Cancellation
}

/** Whether the other side answered meanwhile; what could be settled here alone says nothing of the line. */
interface Heard {
  readonly heard: boolean
}

/** How an attempt ended. `code` is stable, `satusehat.nik_unknown`; `detail` may hold what the other side said. */
export type Delivered =
  | ({ readonly kind: 'delivered' } & Heard)
  /** Not as it is: somebody mends something and sends it again. */
  | ({ readonly kind: 'rejected'; readonly code: string; readonly detail?: string } & Heard)
  /** It surely did not arrive. `afterMs`: how long the other side asked to wait. */
  | { readonly kind: 'retry'; readonly code: string; readonly afterMs?: number; readonly detail?: string }
  /** It was sent, and nobody knows whether it arrived. */
  | { readonly kind: 'unknown'; readonly code: string; readonly detail?: string }
  /** It needs an id that nobody has yet: it goes on by itself as soon as somebody keeps that id. */
  | { readonly kind: 'waits'; readonly for: LocalRef; readonly code: string }

/** The way to one house outside. Order, attempts, leases and waiting are not its business. */
export interface Adapter {
  readonly name: AdapterName
  /** @throws what nobody expected; the delivery then counts as `unknown` */
  deliver(event: OwedEvent, attempt: Attempt): Promise<Delivered>
}
