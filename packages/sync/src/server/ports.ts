import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Handler } from '@lentera/contracts/kernel/rule'
import type { ClockConfidence } from '@lentera/contracts/sync/clock'
import type { HeldLease, Lease } from '@lentera/contracts/sync/lease'
import type { SealedRecord, CommandRecord } from '@lentera/contracts/sync/record'
import type { CryptoPort } from '../record/crypto-port.js'
import type { EpochCause, SeenPast, ServerStore } from './store.js'

/** The server's time. */
export interface ServerClock {
  /** Milliseconds since 1970. */
  now(): number
  confidence(): ClockConfidence
  sleep(ms: number): Promise<void>
}

/** What a receipt proves when a device brings it back. */
export interface ReceiptFacts extends SeenPast {
  readonly deviceId: Id
  readonly lastSeq: number
  /** Newest horizon the device was answered with, xid8 as decimal text; `0` before its first pull. */
  readonly xid: string
  readonly epoch: Id
}

export interface Receipts {
  issue(facts: ReceiptFacts): Promise<string>
  /** null: not a receipt of this server. */
  read(receipt: string): Promise<ReceiptFacts | null>
}

/** Opens sealed records; `Opener` of the record format is one. */
export interface RecordOpener {
  open(sealed: SealedRecord): Promise<CommandRecord>
}

/** What judging needs, whichever road a command comes by. */
export interface JudgeOptions {
  readonly store: ServerStore
  readonly handlers: readonly Handler[]
  readonly facility: Facility
  readonly clock: ServerClock
  readonly crypto: CryptoPort
  readonly opener: RecordOpener
  /** A rule that threw twice: for the log, without a payload. */
  readonly report?: (error: unknown, command: { id: Id; name: string; v: number }) => void
}

export interface PushOptions extends JudgeOptions {
  readonly receipts: Receipts
  /** The server's past was found to be cut off, and a new epoch was made. */
  readonly alarm?: (cause: EpochCause, deviceId: Id) => void
  /** Highest `seq` of the device that a verified backup covers; 0 until there are backups. */
  readonly backedUpSeq?: (deviceId: Id) => Promise<number>
  /** Refills number blocks and the day's station code; a failure here never fails the push. */
  readonly leases?: (deviceId: Id, held: readonly HeldLease[], epoch: Id) => Promise<readonly Lease[]>
}
