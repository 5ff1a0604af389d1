import type { Id } from '@lentera/contracts/kernel/id'
import type { Instant } from '@lentera/contracts/kernel/time'
import type { HandOverHeading } from '@lentera/contracts/sync/hand-over'

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
  readonly content: RescueContent
}

export interface RescueTaken {
  readonly taken: number
  readonly known: number
  readonly unreadable: number
  /** What lies in the file, whoever has it already. */
  readonly content: RescueContent
}

/** What a rescue file says in clear: which kinds of command, by how many, of when. */
export interface RescueContent {
  /** The device that wrote the file. */
  readonly deviceId: Id
  readonly writtenAt: Instant
  readonly names: Readonly<Record<string, number>>
  /** Acts, as their devices corrected the time; null: the file is empty. */
  readonly from: Instant | null
  readonly to: Instant | null
}

export interface HandedOver {
  /** For a QR, a file or a message; letters A-Z and digits. */
  readonly code: string
  /** Commands in it; 0: it only names what it opens. */
  readonly commands: number
  /** Small enough for one QR on a slip of paper. */
  readonly fitsOneQr: boolean
  /** This device has not heard the facility's key yet. */
  readonly isWithoutKey: boolean
}

/** `known`: it is here already; `unknown`: the code does not carry it, and it is not here. */
export interface TakenOver {
  readonly heading: HandOverHeading
  readonly result: 'taken' | 'known' | 'unknown'
  readonly commands: number
}

/** What a device holds of one scope. */
export interface ScopeHolding {
  readonly rows: number
  /** Of the rows as text, before they are encrypted: what the disk takes, give or take a tenth. */
  readonly bytes: number
  /** When the server last confirmed it; null while it is not whole. */
  readonly asOf: Instant | null
}
