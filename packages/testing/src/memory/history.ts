import { entityNamed } from '@lentera/contracts/registry'
import type { Aggregate, EntityRecord, Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import type { LogEntry, LogMark, NewOutcome, OutboxEventRow, Wait } from '@lentera/sync/server/store'

/** One state of a row, visible from commit `commit` on. */
interface Version {
  readonly commit: number
  readonly row: Row
}

export interface ChangeRow extends Aggregate {
  readonly commit: number
  readonly xid: bigint
  readonly seq: bigint
  readonly entity: string
  readonly id: Id
}

export interface MemberRow extends Aggregate {
  readonly scope: string
  readonly since: bigint
  readonly sinceCommit: number
  until: bigint | null
  untilCommit: number
}

export interface PayloadRow {
  readonly id: Id
  readonly bytes: Uint8Array
}

export interface ReviewRow {
  readonly item: ReviewItem
  readonly payload: Uint8Array
}

/** Everything committed, with the commit that made it visible: what a database remembers. */
export class History {
  commit = 0
  readonly log: LogEntry[] = []
  readonly payloads: PayloadRow[] = []
  readonly events: OutboxEventRow[] = []
  readonly reviews: ReviewRow[] = []
  readonly changes: ChangeRow[] = []
  readonly lastSeq = new Map<Id, number>()
  /** With the present outcome. */
  readonly logById = new Map<Id, LogEntry>()
  /** The transaction that brought the log row, and the number of its commit. */
  readonly loggedIn = new Map<Id, { readonly xid: bigint; readonly commit: number }>()
  #newest: { readonly entry: LogEntry; readonly xid: bigint } | null = null
  readonly outcomes: (NewOutcome & { readonly commit: number })[] = []
  readonly waits = new Map<Id, Wait>()
  readonly #members = new Map<string, MemberRow[]>()
  readonly #tables = new Map<string, Map<Id, Version[]>>()

  /** The row's state as of a commit; the newest without one. */
  row(entity: string, id: Id, asOf = Infinity): Row | undefined {
    const versions = this.#tables.get(entity)?.get(id)
    if (!versions) return undefined
    for (let at = versions.length - 1; at >= 0; at -= 1) {
      if (versions[at]!.commit <= asOf) return versions[at]!.row
    }
    return undefined
  }

  rows(entity: string, asOf = Infinity): Row[] {
    const ids = this.#tables.get(entity)?.keys() ?? []
    return [...ids].flatMap((id) => this.row(entity, id, asOf) ?? [])
  }

  /** Adds a line to the log. */
  append(entry: LogEntry, xid: bigint, commit: number): void {
    this.log.push(entry)
    this.logById.set(entry.id, entry)
    this.loggedIn.set(entry.id, { xid, commit })
    if (!this.#newest || xid >= this.#newest.xid) this.#newest = { entry, xid }
  }

  /** The line of the highest transaction, which is not the last that ended. */
  get newest(): LogEntry | null {
    return this.#newest?.entry ?? null
  }

  /** Whether the log has this line, and behind it none below `xid`. */
  isPast(mark: LogMark, xid: bigint): boolean {
    if (this.logById.get(mark.id)?.receivedAt !== mark.receivedAt) return false
    const last = this.loggedIn.get(mark.id)!.xid
    return ![...this.loggedIn.values()].some((at) => at.xid > last && at.xid < xid)
  }

  entities(): string[] {
    return [...this.#tables.keys()]
  }

  put(row: Row, commit: number): void {
    const table = this.#tables.get(row.entity) ?? new Map<Id, Version[]>()
    this.#tables.set(row.entity, table)
    const versions = table.get(row.id) ?? []
    table.set(row.id, versions)
    versions.push({ commit, row })
  }

  membersOf(scope: string, asOf: number): MemberRow[] {
    return this.everIn(scope).filter((one) => isMember(one, asOf))
  }

  get members(): readonly MemberRow[] {
    return [...this.#members.values()].flat()
  }

  /** Present and former members. */
  everIn(scope: string): readonly MemberRow[] {
    return this.#members.get(scope) ?? []
  }

  /** The same memory, to go on from; what is added to one is not in the other. */
  copy(): History {
    const copy = new History()
    copy.commit = this.commit
    copy.#newest = this.#newest
    copy.log.push(...this.log)
    copy.payloads.push(...this.payloads)
    copy.events.push(...this.events)
    copy.reviews.push(...this.reviews)
    copy.changes.push(...this.changes)
    copy.outcomes.push(...this.outcomes)
    for (const [id, seq] of this.lastSeq) copy.lastSeq.set(id, seq)
    for (const [id, entry] of this.logById) copy.logById.set(id, entry)
    for (const [id, at] of this.loggedIn) copy.loggedIn.set(id, at)
    for (const [id, wait] of this.waits) copy.waits.set(id, wait)
    for (const [scope, members] of this.#members)
      copy.#members.set(
        scope,
        members.map((one) => ({ ...one })),
      )
    for (const [entity, rows] of this.#tables)
      copy.#tables.set(entity, new Map([...rows].map(([id, versions]) => [id, [...versions]])))
    return copy
  }

  join(member: MemberRow): void {
    const present = this.#members.get(member.scope)
    if (present) present.push(member)
    else this.#members.set(member.scope, [member])
  }
}

/** Whether a membership is visible and open as of a commit. */
export const isMember = (member: MemberRow, asOf: number): boolean =>
  member.sinceCommit <= asOf && (member.until === null || member.untilCommit > asOf)

/** A record as a row; server-only tables get an aggregate nobody looks at. */
export function rowOf(entity: string, record: EntityRecord, rowVersion: number): Row {
  const aggregate = entityNamed(entity).aggregateOf?.(record) ?? { aggregate: 'user', aggregateId: record.id }
  return { entity, id: record.id, rowVersion, ...aggregate, data: record as unknown as Row['data'] }
}
