import type { CalendarDate } from '@lentera/contracts/kernel/time'

/** Bytes, as far as the browser tells: it may round what is free, and caps it where the disk is large. */
export interface Room {
  readonly used: number
  readonly free: number
}

export const warnAtUnsent = 500
/** Where the browser may delete everything when the disk gets full. */
export const warnAtUnsentUnprotected = 50

/**
 * Why a browser keeps nothing for sure; `null`: nothing stands against it.
 * `private`: it forgets when its window is closed; `not_strict`: it does not say that something is on the disk;
 * `no_locks`: two tabs could not be kept apart; `insecure`: no keys can be made at this address.
 */
export type Obstacle = 'private' | 'not_strict' | 'no_locks' | 'insecure'

/** A marker of this device that has to survive before the browser is believed to keep things. */
export interface Probation {
  /** The browser's start and the day on which the marker was written. */
  readonly start: string
  readonly day: CalendarDate
  readonly survivedRestart: boolean
  readonly survivedNight: boolean
}

/** How well this browser keeps what lies in it. */
export interface Protection {
  /** `terminal`: only what the server has is saved. */
  readonly mode: 'device' | 'terminal'
  readonly obstacle: Obstacle | null
  /** Whether the browser promised not to delete the origin's data under pressure; null: not known yet. */
  readonly isPersistent: boolean | null
  readonly isOnProbation: boolean
  readonly room: Room | null
  /** There is too little free space: nothing is fetched. */
  readonly isFetchingStopped: boolean
  /** From this many unsent commands on it is said. */
  readonly warnAtUnsent: number
}

export const unknownProtection: Protection = {
  mode: 'device',
  obstacle: null,
  isPersistent: null,
  isOnProbation: false,
  room: null,
  isFetchingStopped: false,
  warnAtUnsent,
}
