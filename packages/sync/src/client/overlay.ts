import { ruleFailed } from '@lentera/contracts/kernel/command-issues'
import { decide } from '@lentera/contracts/kernel/decide'
import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue } from '@lentera/contracts/kernel/issue'
import type { Decision, Handler, Known, Read, Write } from '@lentera/contracts/kernel/rule'
import type { Instant } from '@lentera/contracts/kernel/time'
import type { CommandRecord } from '@lentera/contracts/sync/record'
import { issueOf } from '../pure/issue-of.js'
import { keyUnder } from '../pure/key-under.js'
import { isSameJson } from '../pure/same-json.js'
import { type BaseRows, definitionOf, rowKey, type TouchedRow } from './base-rows.js'
import { commandOf, openIssues, type PendingCommand } from './pending-command.js'
import { type Asked, nothingKnown, Questions, readKey } from './questions.js'
import { RowHistories, type RowState } from './row-histories.js'
import type { ScopeBook } from './scope-book.js'
import { Table } from './table.js'

export interface OverlayRow {
  readonly record: EntityRecord
  /** Newest pending command that touched the row, and the first one. */
  readonly pendingBy: Id
  readonly firstBy: Id
  readonly marks: readonly Issue[]
}

interface Step {
  pending: PendingCommand
  asked: ReadonlyMap<string, Asked>
  /** By {@link rowKey}; only what travels to devices. */
  writes: ReadonlyMap<string, Write>
  marks: readonly Issue[]
}

interface State extends RowState {
  readonly step: Step
}

/** What lies below the pending commands. */
export interface Ground {
  readonly base: BaseRows
  readonly scopes: ScopeBook
}

/** What a rule was told when it ran, and the marks it left; what it wrote lies with the command. */
export interface Told {
  readonly asked: ReadonlyMap<string, Asked>
  readonly marks: readonly Issue[]
}

/** What a save has just decided on the present state, with everything its rule asked. */
export interface Decided {
  readonly decision: Decision
  readonly asked: ReadonlyMap<string, Asked>
}

/**
 * Rows as pending commands leave them, in the order of `seq`. Derived, never stored. A rule is asked again
 * only when something it was told has changed: each command remembers its reads, each change of a row finds
 * the later commands that read it, as far as no command in between hides the change from them.
 */
export class Overlay {
  readonly #tables = new Map<string, Table<OverlayRow>>()
  readonly #histories = new Map<string, RowHistories<State>>()
  readonly #readers = new Map<string, Set<Step>>()
  readonly #stale = new Set<Step>()
  /** In the order of `seq`. */
  #steps = new Map<Id, Step>()
  #lastSeq = 0
  /** Highest number among the commands that have asked something: what is written after it nobody has read. */
  #lastReader = 0

  constructor(
    public ground: Ground,
    /** null while locked: there are no commands then. */
    private readonly facility: Facility | null,
    private readonly handlerOf: (record: CommandRecord) => Handler | undefined,
  ) {}

  table(entity: string): Table<OverlayRow> | undefined {
    return this.#tables.get(entity)
  }

  rowsWithId(id: Id): OverlayRow[] {
    return [...this.#tables.values()].flatMap((table) => table.rows.get(id) ?? [])
  }

  /** Adds a command; without its decision its rule is asked at {@link catchUp}. */
  add(pending: PendingCommand, decided?: Decided): void {
    const step = this.#enter(pending)
    if (!decided) {
      this.#stale.add(step)
      return
    }
    const overridden = new Set(pending.record.overrides.map(({ code }) => code))
    this.#settle(
      step,
      decided.asked,
      decided.decision.writes,
      openIssues(decided.decision.issues, overridden),
    )
  }

  /** Adds a command whose rule ran before, on this very ground and after the same commands. */
  restore(pending: PendingCommand, { asked, marks }: Told): void {
    this.#settle(this.#enter(pending), asked, pending.lastWrites, marks)
  }

  /** What a command's rule was told; undefined while it has to be asked. */
  toldOf(id: Id): Told | undefined {
    const step = this.#steps.get(id)
    return step && !this.#stale.has(step) ? step : undefined
  }

  #enter(pending: PendingCommand): Step {
    const step: Step = { pending, asked: new Map(), writes: new Map(), marks: [] }
    this.#steps.set(pending.record.id, step)
    if (pending.seq < this.#lastSeq)
      this.#steps = new Map([...this.#steps].sort(([, a], [, b]) => a.pending.seq - b.pending.seq))
    this.#lastSeq = Math.max(this.#lastSeq, pending.seq)
    return step
  }

  /** The server's rows speak for it now. */
  remove(id: Id): void {
    const step = this.#steps.get(id)
    if (!step) return
    this.#settle(step, new Map(), [], [])
    this.#stale.delete(step)
    this.#steps.delete(id)
  }

  /** The server said something about it; its rows stay. */
  mark(pending: PendingCommand): void {
    const step = this.#steps.get(pending.record.id)
    if (!step) return
    step.pending = pending
    for (const { entity, record } of step.writes.values()) this.#show(entity, record.id)
  }

  /** Base rows are others now. */
  baseChanged(rows: Iterable<TouchedRow>): void {
    if (this.#readers.size === 0) return
    for (const { entity, id, before } of rows) {
      const after = this.ground.base.recordOf(entity, id)
      const until = this.#histories.get(entity)?.seenUntil(id, -Infinity) ?? Infinity
      if (!isSameJson(before, after)) this.#changed(entity, before, after, -Infinity, until)
    }
  }

  /** What the scopes promise is another now. */
  scopesChanged(): void {
    for (const [key, steps] of this.#readers) {
      const [any] = steps
      if (!any) continue
      const asOf = this.#promise(any.asked.get(key)!.read)
      for (const step of steps) {
        const told = step.asked.get(key)!
        if (told.complete !== (asOf !== null) || (told.usesTime && told.asOf !== asOf)) this.#stale.add(step)
      }
    }
  }

  /** Asks the rules of the commands that were told something else before. */
  catchUp(): void {
    if (this.#stale.size === 0) return
    // In order, so that a command sees what those before it write now; what it changes is read by later ones only.
    for (const step of this.#steps.values()) if (this.#stale.delete(step)) this.#replay(step)
  }

  /**
   * A saved command is always shown: issues mark its rows, and where the rule throws, what it wrote before
   * stays with a mark and no other command's rows are touched.
   */
  #replay(step: Step): void {
    if (!this.facility) return
    const { pending } = step
    const command = commandOf(pending.record, this.facility)
    const handler = this.handlerOf(pending.record)
    const questions = new Questions((read) => this.#answer(read, pending.seq))
    let marks: Issue[] = [issueOf(ruleFailed)]
    if (handler) {
      try {
        const decision = decide(handler, command, questions.ask)
        pending.lastWrites = decision.writes
        marks = openIssues(decision.issues, command.overridden)
      } catch {
        // Shown by its mark; what the rule threw may hold a patient's values.
      }
    }
    this.#settle(step, questions.asked, pending.lastWrites, marks)
  }

  #settle(
    step: Step,
    asked: ReadonlyMap<string, Asked>,
    writes: readonly Write[],
    marks: readonly Issue[],
  ): void {
    for (const key of step.asked.keys()) this.#forgetReader(key, step)
    step.asked = asked
    if (asked.size > 0) this.#lastReader = Math.max(this.#lastReader, step.pending.seq)
    for (const key of asked.keys()) {
      const steps = this.#readers.get(key)
      if (steps) steps.add(step)
      else this.#readers.set(key, new Set([step]))
    }
    const before = step.writes
    // Rows that never travel (an access log) are the server's alone.
    const travelling = writes.filter(({ entity }) => definitionOf(entity)?.aggregateOf)
    step.writes = new Map(travelling.map((write) => [rowKey(write.entity, write.record.id), write]))
    step.marks = marks
    for (const [key, { entity, record }] of new Map([...before, ...step.writes])) {
      this.#write(step, entity, record.id, before.get(key)?.record, step.writes.get(key)?.record)
    }
  }

  #forgetReader(key: string, step: Step): void {
    const steps = this.#readers.get(key)
    steps?.delete(step)
    if (steps?.size === 0) this.#readers.delete(key)
  }

  #write(
    step: Step,
    entity: string,
    id: Id,
    old: EntityRecord | undefined,
    next: EntityRecord | undefined,
  ): void {
    const { seq } = step.pending
    let histories = this.#histories.get(entity)
    if (!histories) {
      histories = new RowHistories(definitionOf(entity)!)
      this.#histories.set(entity, histories)
    }
    const below = histories.before(id, seq)?.record ?? this.ground.base.recordOf(entity, id)
    histories.set(id, seq, next && { seq, record: next, step })
    if (seq < this.#lastReader && !isSameJson(old ?? below, next ?? below))
      this.#changed(entity, old ?? below, next ?? below, seq, histories.seenUntil(id, seq))
    this.#show(entity, id)
  }

  /** A row says something else to the commands after `from`, up to `until`. */
  #changed(
    entity: string,
    before: EntityRecord | undefined,
    after: EntityRecord | undefined,
    from: number,
    until: number,
  ): void {
    const definition = definitionOf(entity)
    if (!definition) return
    for (const record of [before, after]) {
      if (!record) continue
      for (const index of ['id', ...Object.keys(definition.indexes)]) {
        const key = keyUnder(definition, index, record)
        if (key === null) continue
        for (const step of this.#readers.get(readKey({ entity, index, key })) ?? []) {
          if (step.pending.seq > from && step.pending.seq <= until) this.#stale.add(step)
        }
      }
    }
  }

  /** The row as screens see it, after all commands. */
  #show(entity: string, id: Id): void {
    const histories = this.#histories.get(entity)!
    let table = this.#tables.get(entity)
    if (!table) {
      table = new Table<OverlayRow>(histories.definition)
      this.#tables.set(entity, table)
    }
    const states = histories.of(id)
    const last = states.at(-1)
    if (!last) return table.delete(id)
    const steps = states.map(({ step }) => step)
    table.put({
      record: last.record,
      pendingBy: steps.at(-1)!.pending.record.id,
      firstBy: steps[0]!.pending.record.id,
      marks: steps.flatMap(({ marks, pending }) => [...marks, ...pending.issues]),
    })
  }

  /** Records as the commands before `seq` leave them, in the order of their ids so that device and server see the same. */
  #answer(read: Read, seq: number): Known<EntityRecord> {
    const { entity, index, key } = read
    const definition = definitionOf(entity)
    if (!definition) return nothingKnown
    const base = this.ground.base.table(entity)
    const histories = this.#histories.get(entity)
    const found = new Map<Id, EntityRecord>()
    for (const id of base?.under(index, key) ?? []) {
      if (!histories?.before(id, seq)) found.set(id, base!.rows.get(id)!.record)
    }
    for (const id of histories?.idsUnder(index, key) ?? []) {
      const record = histories!.before(id, seq)?.record
      if (record && keyUnder(definition, index, record) === key) found.set(id, record)
    }
    const asOf = this.#promise(read)
    const rows = [...found.keys()].sort().map((id) => found.get(id)!)
    return { rows, complete: asOf !== null, asOf }
  }

  #promise({ entity, index, key }: Read): Instant | null {
    const definition = definitionOf(entity)
    return definition ? this.ground.scopes.promises(definition, index, key) : null
  }
}
