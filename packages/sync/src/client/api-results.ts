import type { Id } from '@lentera/contracts/kernel/id'

/** What became of an attempt to enter, to empty a browser, or to carry its records away. */
export type PinEntry =
  | { readonly result: 'unlocked' }
  | { readonly result: 'wrong'; readonly left: number; readonly waitMs: number }
  | { readonly result: 'wait'; readonly waitMs: number }
  /** Five wrong ones, twelve hours, or no password since the browser started. */
  | { readonly result: 'password_needed' }
  | { readonly result: 'wrong_password' }

/** `forbidden` by policy; `holds_more`: this device holds more than outreach lists. */
export type OutdoorStart = 'started' | 'forbidden' | 'holds_more' | 'guessed_first'

/** Numbers of what is nowhere else. */
export interface Unsaved {
  readonly commands: number
  readonly carried: number
  readonly drafts: number
}

export type WipeReport =
  | { readonly result: 'wiped' }
  | ({
      readonly result: 'refused'
      readonly reason: 'server_not_asked' | 'unsaved_work' | 'not_admin'
    } & Unsaved)

export interface RescueFile {
  readonly name: string
  readonly text: string
  /** Commands in it; a wipe is allowed to lose no other. */
  readonly ids: readonly Id[]
}

export interface RescueTaken {
  readonly taken: number
  readonly known: number
  readonly unreadable: number
}
