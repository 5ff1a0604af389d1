import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Issue } from '@lentera/contracts/kernel/issue'
import type { Command, Write } from '@lentera/contracts/kernel/rule'
import type { CommandRecord } from '@lentera/contracts/sync/record'
import { provesOrder } from '../pure/act-time.js'

/** A command that the server's rows do not show yet. */
export interface PendingCommand {
  readonly seq: number
  readonly record: CommandRecord
  /** What the server said, where it could not apply it. */
  readonly issues: readonly Issue[]
  /** What the rule wrote when it last ran through; shown when it throws on newer rows. */
  lastWrites: readonly Write[]
}

/** The command as its rule sees it, here and on the server. */
export function commandOf(record: CommandRecord, facility: Facility): Command {
  const { id, args, actor, deviceId, unit, at, overrides, from, repairs } = record
  return {
    id,
    args: args as never,
    actorId: actor.userId,
    deviceId,
    unit,
    occurredAt: new Date(Date.parse(at.device) + at.offsetMs).toISOString(),
    facility,
    clockProven: provesOrder(at),
    overridden: new Set(overrides.map(({ code }) => code)),
    from: from ?? {},
    repairs: repairs ?? null,
  }
}

/** Issues a person has not answered by a reason. */
export const openIssues = (issues: readonly Issue[], overridden: ReadonlySet<string>): Issue[] =>
  issues.filter((issue) => !(issue.overridable && overridden.has(issue.code)))
