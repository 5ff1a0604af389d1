import { ruleFailed } from '@lentera/contracts/kernel/command-issues'
import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue } from '@lentera/contracts/kernel/issue'
import type { Command, Decision, Handler, Known, Read, StateOf, Write } from '@lentera/contracts/kernel/rule'
import type { CommandRecord } from '@lentera/contracts/sync/record'
import { issueOf } from '../pure/issue-of.js'
import { definitionOf } from './base-rows.js'
import { Table } from './table.js'

/** A command that the server's rows do not show yet. */
export interface PendingCommand {
  readonly seq: number
  readonly record: CommandRecord
  /** What the server said, where it could not apply it. */
  readonly issues: readonly Issue[]
  /** What the rule wrote when it last ran through; shown when it throws on newer rows. */
  lastWrites: readonly Write[]
}

export interface OverlayRow {
  readonly record: EntityRecord
  /** Newest pending command that touched the row, and the first one. */
  readonly pendingBy: Id
  readonly firstBy: Id
  readonly marks: readonly Issue[]
}

/** How a rule's reads are answered. */
export type Ask = (read: Read) => Known<EntityRecord>

export function stateFor(handler: Handler, command: Command, ask: Ask): StateOf<Record<string, Read>> {
  const reads = Object.entries(handler.reads(command))
  return Object.fromEntries(reads.map(([name, read]) => [name, ask(read)])) as StateOf<Record<string, Read>>
}

/** The command as its rule sees it, here and on the server. */
export function commandOf(record: CommandRecord, facility: Facility): Command {
  const { id, args, actor, deviceId, unit, at, overrides } = record
  return {
    id,
    args: args as never,
    actorId: actor.userId,
    deviceId,
    unit,
    occurredAt: new Date(Date.parse(at.device) + at.offsetMs).toISOString(),
    facility,
    overridden: new Set(overrides.map(({ code }) => code)),
  }
}

/** Issues a person has not answered by a reason. */
export const openIssues = (issues: readonly Issue[], overridden: ReadonlySet<string>): Issue[] =>
  issues.filter((issue) => !(issue.overridable && overridden.has(issue.code)))

/** Rows as pending commands leave them, in the order of `seq`. Derived, never stored. */
export class Overlay {
  readonly #tables = new Map<string, Table<OverlayRow>>()

  table(entity: string): Table<OverlayRow> | undefined {
    return this.#tables.get(entity)
  }

  rowsWithId(id: Id): OverlayRow[] {
    return [...this.#tables.values()].flatMap((table) => table.rows.get(id) ?? [])
  }

  /**
   * Adds one command. A saved command is always shown: issues mark its rows, and where the rule throws, what
   * it wrote before stays with a mark and no other command's rows are touched.
   */
  replay(pending: PendingCommand, handler: Handler | undefined, facility: Facility, ask: Ask): void {
    const command = commandOf(pending.record, facility)
    let marks: Issue[] = [issueOf(ruleFailed)]
    if (handler) {
      try {
        const decision = handler.decide(stateFor(handler, command, ask), command)
        pending.lastWrites = decision.writes
        marks = openIssues(decision.issues, command.overridden)
      } catch {
        // Shown by its mark; what the rule threw may hold a patient's values.
      }
    }
    this.apply(command.id, pending.lastWrites, [...marks, ...pending.issues])
  }

  /** Adds what a rule has just decided. */
  add(commandId: Id, decision: Decision, overridden: ReadonlySet<string>): void {
    this.apply(commandId, decision.writes, openIssues(decision.issues, overridden))
  }

  private apply(commandId: Id, writes: readonly Write[], marks: readonly Issue[]): void {
    for (const { entity, record } of writes) {
      let table = this.#tables.get(entity)
      if (!table) {
        const definition = definitionOf(entity)
        // Rows that never travel (an access log) are the server's alone.
        if (!definition?.aggregateOf) continue
        table = new Table<OverlayRow>(definition)
        this.#tables.set(entity, table)
      }
      const before = table.rows.get(record.id)
      table.put({
        record,
        pendingBy: commandId,
        firstBy: before?.firstBy ?? commandId,
        marks: [...(before?.marks ?? []), ...marks],
      })
    }
  }
}
