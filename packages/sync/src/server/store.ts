import type { Aggregate, Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue } from '@lentera/contracts/kernel/issue'
import type { Outcome } from '@lentera/contracts/kernel/outcome'
import type { Membership, Read, Write } from '@lentera/contracts/kernel/rule'
import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'
import type { RowVersion } from '../pure/digest.js'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'

/**
 * What the server's half of the sync engine needs of a database. Two implementations, one conformance
 * suite: Postgres (apps/api) and memory (packages/testing). An instance is bound to one facility.
 */
export interface ServerStore {
  /** Identity of this database's history; changes when the past changes. */
  epoch(): Promise<Id>
  /** What the database knows now, to hold a device's receipt against. */
  standing(deviceId: Id, seen: SeenPast | null): Promise<Standing>
  /**
   * Gives the history a new random identity, unless it has another than `old` by now. Writes are closed while it
   * happens: batches that run are waited for, later ones wait.
   * @returns the present epoch
   */
  newEpoch(old: Id, cause: EpochCause): Promise<Id>
  /** Public signing keys of people (or of the device itself, `userId` null) on devices; read before the transaction. */
  signingKeys(wanted: readonly { deviceId: Id; userId: Id | null }[]): Promise<SigningKey[]>
  /**
   * Runs `work` in one READ COMMITTED transaction with synchronous commit; resolves after the commit.
   * @throws {@link StoreConflict} where the same batch may simply be tried again
   */
  transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T>
  /**
   * Runs `work` in one REPEATABLE READ READ ONLY transaction and resolves only when all WAL the snapshot
   * could see is flushed (sync design 3.2).
   */
  snapshot<T>(work: (tx: SnapshotTransaction) => Promise<T>): Promise<T>
}

/** Why a history got a new identity. */
export type EpochCause = 'epoch_unknown' | 'seq_ahead' | 'xid_ahead' | 'entry_gone'

/**
 * A line of the log by which a history is known again. The moment belongs to it: after a restore the same command
 * may come a second time.
 */
export interface LogMark {
  readonly id: Id
  readonly receivedAt: Instant
}

/** What a device was shown of a history: all that ended below `xid`, the newest line of the log with it. */
export interface SeenPast {
  /** null: the log was empty, or nobody noted it. */
  readonly mark: LogMark | null
  readonly xid: string
}

export interface Standing {
  readonly epoch: Id
  /** The epochs this history ever had, the present one too. */
  readonly epochs: readonly Id[]
  /** Highest own `seq` of the device; null: no such device here. */
  readonly lastSeq: number | null
  /** Above every xid that ended, as decimal text. */
  readonly nextXid: string
  /**
   * Whether the log has the line that was asked about, and behind it none below the `xid` that was asked about: a
   * copy that lost no line gives the lost numbers out again, to lines that the device was never shown. True without
   * a line.
   */
  readonly hasMark: boolean
}

/** Serialization failure or deadlock: whoever tries again succeeds. */
export class StoreConflict extends Error {}
/**
 * An id is there already. Nearly always another road inserted it first, and who tries again finds it known; where
 * that does not help, the rows of a command are at fault and nobody else's.
 */
export class StoreDuplicate extends StoreConflict {}
/** The database cannot be reached or is shutting down: consumes nothing, answered with 503. */
export class StoreUnavailable extends Error {}

export interface SigningKey {
  readonly deviceId: Id
  readonly userId: Id | null
  readonly publicKey: string
  readonly since: Instant
  readonly revokedAt: Instant | null
}

export interface DeviceState {
  readonly id: Id
  readonly kind: 'browser' | 'kiosk' | 'display' | 'service'
  readonly unit: string
  readonly lastSeq: number
  readonly revokedAt: Instant | null
}

/** One row of `command_log`: no personal data, never updated. */
export interface LogEntry {
  readonly id: Id
  readonly deviceId: Id
  /** null: command of a service device. */
  readonly seq: number | null
  /** Device that carried it here; null on the own lane. */
  readonly via: Id | null
  readonly name: string
  readonly v: number
  readonly hash: string
  readonly sig: string
  readonly actorId: Id | null
  readonly unit: string
  readonly occurredAt: Instant
  readonly clockSuspect: boolean
  readonly receivedAt: Instant
  readonly outcome: Outcome
  readonly issues: readonly Issue[]
  readonly merged: readonly string[]
  readonly result: readonly { entity: string; id: Id; rowVersion: number }[]
}

export interface OutboxEventRow {
  readonly id: Id
  readonly commandId: Id
  readonly name: string
  readonly lane: string
  readonly payload: Record<string, unknown>
}

/** A verdict on a command that is in the log: appended, the log row itself is never changed. */
export interface NewOutcome {
  readonly id: Id
  readonly judgedAt: Instant
  readonly outcome: Outcome
  readonly issues: readonly Issue[]
  readonly merged: readonly string[]
  /** The command that brought what was missing; null: a new build, or the passing of time. */
  readonly cause: Id | null
}

/** A command that could not be judged yet, with all that judging it again takes. */
export interface WaitingCommand {
  /** With its present outcome. */
  readonly entry: LogEntry
  readonly payload: Uint8Array
  readonly waitsFor: string
  readonly since: Instant
}

/** One line of the list of commands that wait; `waitsFor` null takes the command off the list. */
export interface Wait {
  readonly id: Id
  readonly waitsFor: string | null
  readonly since: Instant
}

/** All that one batch writes, set-wise. Row states are final: at most one per (entity, id). */
export interface WriteSet {
  readonly rows: readonly Write[]
  readonly members: readonly Membership[]
  /** Scopes that nobody is a member of any more. */
  readonly ends: readonly string[]
  /** `result` is filled by {@link StoreTransaction.write} from the versions it gave. */
  readonly log: readonly Omit<LogEntry, 'result'>[]
  /** Rows each command wrote, to make `result`. */
  readonly wrote: ReadonlyMap<Id, readonly { entity: string; id: Id }[]>
  /** The payload as received, UTF-8 or raw bytes; the store seals it. */
  readonly payloads: readonly { id: Id; bytes: Uint8Array }[]
  readonly events: readonly OutboxEventRow[]
  /** Review items are rows (`review_items`) with a sealed copy of what is to be looked at. */
  readonly reviews: readonly { item: ReviewItem; payload: Uint8Array }[]
  /** Verdicts on commands of earlier batches; `wrote` gives their results, too. */
  readonly outcomes: readonly NewOutcome[]
  readonly waits: readonly Wait[]
  /** New `last_seq` of the pushing device; null when the own lane did not move. */
  readonly lastSeq: { deviceId: Id; seq: number } | null
}

export interface StoreTransaction {
  /** Serialises one device; null when there is no such device in this facility. */
  lockDevice(deviceId: Id): Promise<DeviceState | null>
  /** Takes exclusive locks until commit. The caller passes them sorted and unique. */
  lock(keys: readonly string[]): Promise<void>
  /** Log rows that exist for these ids, with their current outcome. */
  logEntries(ids: readonly Id[]): Promise<LogEntry[]>
  /** Answers in the order of `reads`, one query per (entity, index). Complete by definition. */
  read(reads: readonly Read[]): Promise<Row[][]>
  /** Which of these rows exist. */
  existing(refs: readonly { entity: string; id: Id }[]): Promise<{ entity: string; id: Id }[]>
  /** `occurredAt` of the device's own-lane entry with the highest `seq`, for the clock check; null: none. */
  lastActAt(deviceId: Id): Promise<Instant | null>
  /**
   * Commands that wait for one of these, or that are named, locked until the commit; in the order in which they
   * came, at most `limit`. One that another transaction has settled meanwhile is left out.
   */
  waiting(question: { keys: readonly string[]; ids: readonly Id[] }, limit: number): Promise<WaitingCommand[]>
  /** The list itself behind a place, in the order in which commands came; nothing is locked. */
  waits(after: { since: Instant; id: Id } | null, limit: number): Promise<Wait[]>
  /** Writes everything set-wise and answers the written rows that travel to devices, with their new versions. */
  write(set: WriteSet): Promise<Row[]>
}

/** A place in the change log: everything at or before it was delivered. */
export interface LogPosition {
  /** xid8 as a decimal string; never a number. */
  readonly xid: string
  readonly seq: string
}

export interface ChangeEntry extends LogPosition {
  readonly entity: string
  readonly id: Id
  readonly aggregate: Aggregate['aggregate']
  readonly aggregateId: Id
}

/** How a scope finds its members: listed in `scope_member`, or every aggregate of one kind (`dir`, `ref`). */
export type ScopeSource = { readonly scope: string } | { readonly everyAggregate: Aggregate['aggregate'] }

/** A scope, and the place up to which somebody holds it. */
export interface HeldScope {
  readonly source: ScopeSource
  readonly after: LogPosition
}

export interface SnapshotTransaction {
  /** Every xid below this is finished. */
  horizon(): Promise<string>
  /** The newest line of the log; null: there is none yet. */
  newestEntry(): Promise<LogMark | null>
  /** The pulling device and what its scopes are derived from; null: unknown or revoked. */
  device(deviceId: Id): Promise<DeviceScopeFacts | null>
  /**
   * Which of these scopes have news: a member that joined or left with `after.xid <= xid < horizon`, or a change
   * of a member `> after` and `xid < horizon`. One question for all, answered in the order of `held`. May say
   * yes without need where `after` lies inside a transaction; never no where there is something.
   */
  changedScopes(held: readonly HeldScope[], horizon: string): Promise<boolean[]>
  /** Members that joined or left with `from <= xid < horizon`; one who left and is member again counts as joined. */
  membershipChanges(
    scope: string,
    fromXid: string,
    horizon: string,
  ): Promise<{ enter: Aggregate[]; leave: Aggregate[] }>
  /** Change log of the scope's members, `> after` and `xid < horizon`, in order, at most `limit` (whole xids only, unless one xid alone is larger). */
  changes(source: ScopeSource, after: LogPosition, horizon: string, limit: number): Promise<ChangeEntry[]>
  /** Present state of single rows; a row that is gone is left out. */
  rows(refs: readonly { entity: string; id: Id }[]): Promise<Row[]>
  /** All rows of whole aggregates. */
  rowsOfAggregates(aggregates: readonly Aggregate[]): Promise<Row[]>
  /**
   * Names and versions of all rows of these scopes, in the order of `sources`. null: a change at or above the
   * horizon is visible already, which devices get with a later pull.
   */
  versions(sources: readonly ScopeSource[]): Promise<RowVersion[][] | null>
  /** What time alone moves by now: open items not forwarded, open lists that ended, scopes not ended; `limit` of each. */
  due(question: DueQuestion): Promise<DueRows>
  /** First load: the scope's present members after `after` in the order of `aggregateId`, at most `limit`. */
  members(source: ScopeSource, after: Id | null, limit: number): Promise<Aggregate[]>
}

export interface DueQuestion {
  readonly openedBefore: Instant
  /** Business date. */
  readonly today: CalendarDate
  /** Scopes that should have no member any more. */
  readonly ended: readonly string[]
  readonly limit: number
}

export interface DueRows {
  /** Of the scopes asked about, those that still have members. */
  readonly ended: readonly string[]
  readonly reviewIds: readonly Id[]
  readonly lists: readonly { readonly listId: Id; readonly deviceId: Id }[]
}

export interface DeviceScopeFacts {
  readonly unit: string
  /** Holds lists only. */
  readonly outreach: boolean
  /** Units that people with a key on the device are head of now, each once; null: of every unit. */
  readonly heads: readonly (string | null)[]
  /** Open lists of the device, ended or not, in the order of their ids. */
  readonly lists: readonly { readonly listId: Id; readonly endsOn: CalendarDate }[]
  /** People with a key on the device. */
  readonly people: readonly Id[]
  /** Patients whose chart was opened on this device in the last 90 days, newest opening first, each once. */
  readonly charts: readonly Id[]
  readonly lastSeq: number
}
