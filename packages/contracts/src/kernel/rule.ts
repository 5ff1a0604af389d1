import type { ArgsOf, CommandDefinition } from './command.js'
import type { Aggregate, EntityDefinition, EntityRecord } from './entity.js'
import type { Facility } from './facility.js'
import type { Id } from './id.js'
import type { Issue } from './issue.js'
import type { ReviewDetail } from './review-detail.js'
import type { Instant } from './time.js'
import type { Role } from '../users/roles.js'

/**
 * Rows that were asked for, and whether these are all there are. A rule may raise an issue from rows it
 * sees; it concludes absence only when `complete`, and otherwise names what it could not know.
 */
export interface Known<T> {
  readonly rows: readonly T[]
  readonly complete: boolean
  /** When the server last confirmed these rows; null: never. */
  readonly asOf: Instant | null
}

/** One equality look-up a rule depends on: all records of `entity` whose `index` has this key. */
export interface Read<R = unknown> {
  readonly entity: string
  readonly index: string
  readonly key: string
  /** Carries the record type only; never present at run time. */
  readonly $record?: R
}

/** A typed {@link Read}; `index` is `id` or one of the entity's indexes. */
export const read = <R extends EntityRecord>(
  entity: EntityDefinition<string, R>,
  index: string,
  key: string,
): Read<R> => {
  if (index !== 'id' && !(index in entity.indexes)) throw new Error(`${entity.name} has no index ${index}`)
  return { entity: entity.name, index, key }
}

export type StateOf<Reads extends Record<string, Read>> = {
  readonly [K in keyof Reads]: Known<Reads[K] extends Read<infer R> ? R : never>
}

/** A command as a rule sees it: checked arguments, and what device and server agree on about the act. */
export interface Command<D extends CommandDefinition = CommandDefinition> {
  readonly id: Id
  readonly args: ArgsOf<D>
  readonly actorId: Id
  readonly deviceId: Id
  readonly unit: string
  /** Corrected time of the act. "Today" comes from here, never from a clock. */
  readonly occurredAt: Instant
  readonly facility: Facility
  /**
   * Whether `occurredAt` may prove which of two acts came later: an offset measured against a clock set by NTP
   * within the last 24 hours. Everywhere else times are evidence, never order.
   */
  readonly clockProven: boolean
  /** Codes the author gave a reason for. */
  readonly overridden: ReadonlySet<string>
  /** What the author saw in the fields that change, for three-way merges; a field that is missing was not seen. */
  readonly from: Readonly<Record<string, unknown>>
  /** The command this one puts right; null: none. */
  readonly repairs: Id | null
}

/** The new state of one row; whole, never a patch. */
export interface Write {
  readonly entity: string
  readonly record: EntityRecord
}

export const put = <R extends EntityRecord>(entity: EntityDefinition<string, R>, record: R): Write => ({
  entity: entity.name,
  record,
})

/** Something the outside may care about; fat, because the worker reads no clinical table. */
export interface DomainEvent {
  readonly name: string
  /** Deliveries of one lane go in order: `p:<patient>`, `v:<visit>` or `u:<user>`. */
  readonly lane: string
  readonly payload: Record<string, unknown>
}

/** From now on (or no longer) an aggregate belongs to a scope. */
export interface Membership extends Aggregate {
  readonly scope: string
  readonly member: boolean
}

/** What a rule answers. It reads no clock, makes no random id and touches nothing. */
export interface Decision {
  readonly writes: readonly Write[]
  readonly events: readonly DomainEvent[]
  readonly issues: readonly Issue[]
  /** Names of reads whose absence could not be concluded. */
  readonly unknown: readonly string[]
  readonly members: readonly Membership[]
  /** Scopes that end as a whole: nobody is a member any more. */
  readonly ends?: readonly string[]
  /** Fields merged by themselves, shown to the author. */
  readonly merged?: readonly string[]
  /** What a review item of this command shows, where one is opened. */
  readonly review?: ReviewDetail
}

/** A row without which this command means nothing; see {@link Handler.parents}. */
export interface Parent {
  readonly entity: string
  readonly id: Id
}

/** A typed {@link Parent}. */
export const parent = (entity: { readonly name: string }, id: Id): Parent => ({ entity: entity.name, id })

/** How concurrent changes come together; a command without one does not compile (sync design, merge table). */
export type MergeRule = 'union' | 'three-way' | 'state-lattice' | 'ledger' | 'exclusive' | 'server-only'

/** A command with its rule: registered once, run on the device and again on the server. */
export interface Handler<
  D extends CommandDefinition = CommandDefinition,
  Reads extends Record<string, Read> = Record<string, Read>,
> {
  readonly command: D
  /** Any of these roles, in the command's unit, may do it. */
  readonly roles: readonly Role[]
  readonly merge: MergeRule
  /** Every aggregate the decision depends on; the server holds these before the first load. Empty only for append-only facts. */
  readonly locks: (command: Command<D>) => readonly string[]
  readonly reads: (command: Command<D>) => Reads
  /**
   * Rows that what it writes hangs on: while one of them is not on the server the command waits there, even if its
   * author named no row. Said here once, because a screen that forgets would leave a visit without its patient.
   */
  readonly parents?: (command: Command<D>) => readonly Parent[]
  /** Reads that follow from what the first ones found (the members of a set); a second round, so rare. */
  readonly further?: (state: StateOf<Reads>, command: Command<D>) => Record<string, Read>
  readonly decide: (state: StateOf<Reads>, command: Command<D>, further: FurtherState) => Decision
}

/** Answers to {@link Handler.further}, by name. */
export type FurtherState = Readonly<Record<string, Known<unknown>>>

/** Registers a rule with its types inferred. */
export const handle = <D extends CommandDefinition, Reads extends Record<string, Read>>(
  command: D,
  rest: Omit<Handler<D, Reads>, 'command'>,
): Handler => ({ command, ...rest }) as unknown as Handler
