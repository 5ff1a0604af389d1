import type { WayCode } from './codes.js'

/** One complaint of the platform, whichever of its forms it came in. */
export interface Issue {
  /** Number of the platform's rule dictionary; null where the text names none. */
  readonly rule: number | null
  /** `duplicate`, `value`, `format`; `fault` when the gateway spoke and no validator saw the content. */
  readonly code: string
  /** What it said, with numbers of people struck out. */
  readonly text: string
  readonly expression: readonly string[]
}

/** The content was looked at and not taken. */
export interface Refused {
  readonly kind: 'refused'
  readonly status: number
  readonly issues: readonly Issue[]
  /** Something with its identifier is there already. The answer does not say under which id. */
  readonly duplicate: boolean
}

/** Asked to wait; nothing was taken. */
export interface Busy {
  readonly kind: 'busy'
  readonly afterMs?: number
}

/** Nothing arrived. Of a read: there is no answer that could be used, and asking again does no harm. */
export interface NotSent {
  readonly kind: 'not_sent'
  readonly code: WayCode
  readonly detail?: string
  readonly afterMs?: number
}

/** A write went out, and nobody can tell from the answer whether it was taken. */
export interface Unsure {
  readonly kind: 'unsure'
  readonly code: WayCode
  readonly detail?: string
}

/** The token was refused, and a new one too or there was none. Nothing was taken. */
export interface Unauthorized {
  readonly kind: 'unauthorized'
  readonly code: WayCode
  readonly afterMs?: number
}

export interface Ok<T> {
  readonly kind: 'ok'
  readonly value: T
}

export type ReadFailure = Refused | Busy | NotSent | Unauthorized
export type WriteFailure = ReadFailure | Unsure
export type ReadResult<T> = Ok<T> | ReadFailure
export type WriteResult<T> = Ok<T> | WriteFailure
