import { clockSuspect, dependencyRefused, waitingForParent } from '@lentera/contracts/kernel/command-issues'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue } from '@lentera/contracts/kernel/issue'
import type { Outcome } from '@lentera/contracts/kernel/outcome'
import type { Decision, Known, Read } from '@lentera/contracts/kernel/rule'
import type { Instant } from '@lentera/contracts/kernel/time'
import { correctedAct } from '../pure/act-time.js'
import { issueOf } from '../pure/issue-of.js'
import { outcomeOf } from '../pure/outcome.js'
import { authorise } from './authorise.js'
import type { Act, Examined } from './examined.js'
import type { UnitOfWork } from './unit-of-work.js'

/** What is known while one command of a batch is judged. */
export interface JudgeContext {
  readonly rows: UnitOfWork
  /** Outcomes of commands in the log and of earlier ones in this batch. */
  readonly outcomes: ReadonlyMap<Id, Outcome>
  readonly now: Instant
  /** Newest act of the device that made the command; null: unknown. */
  readonly previousAct: Instant | null
}

export interface Judged {
  readonly examined: Examined
  readonly outcome: Outcome
  readonly issues: readonly Issue[]
  readonly occurredAt: Instant
  readonly clockSuspect: boolean
  /** null: nothing is written for it but the log. */
  readonly decision: Decision | null
}

/** One command's verdict. @throws whatever its rule throws */
export function judge(examined: Examined, context: JudgeContext): Judged {
  const now = Date.parse(context.now)
  const time = examined.at
    ? correctedAct(examined.at, now, context.previousAct)
    : { occurredAt: context.now, suspect: false }
  const notes = time.suspect ? [issueOf(clockSuspect)] : []
  const verdict = (outcome: Outcome, issues: readonly Issue[], decision: Decision | null = null): Judged => ({
    examined,
    outcome,
    issues: [...issues, ...notes],
    occurredAt: time.occurredAt,
    clockSuspect: time.suspect,
    decision,
  })

  const { act } = examined
  if ('quarantine' in act) return verdict('quarantined', [act.quarantine])
  const author = authorise(act, context.rows, time.occurredAt, time.suspect, context.now)
  if (author.quarantine) return verdict('quarantined', author.issues)
  const waiting = blockedBy(act, context)
  if (waiting) return verdict('blocked', [waiting])

  const { handler, command, definition } = act
  // An ask that its author may not make is refused without running the rule: it cannot become anything else.
  const early = outcomeOf(definition.kind, author.issues, command.overridden)
  if (early === 'refused') return verdict('refused', author.issues)
  const decision = handler.decide(stateOf(handler.reads(command), context), command)
  const issues = [...author.issues, ...decision.issues]
  const outcome = outcomeOf(definition.kind, issues, command.overridden)
  return verdict(outcome, issues, outcome === 'refused' ? null : decision)
}

function stateOf(reads: Record<string, Read>, { rows, now }: JudgeContext): Record<string, Known<never>> {
  return Object.fromEntries(
    Object.entries(reads).map(([name, read]) => [
      name,
      { rows: rows.records(read) as never[], complete: true, asOf: now },
    ]),
  )
}

/**
 * A command waits for rows it refers to and for dependencies nobody has seen. An ask also waits for
 * dependencies that were not granted; a fact happened anyway.
 */
function blockedBy({ definition, deps, refs }: Act, { outcomes, rows }: JudgeContext): Issue | null {
  for (const dep of deps) {
    const outcome = outcomes.get(dep)
    if (!outcome) return issueOf(waitingForParent, { dependency: dep })
    if (definition.kind === 'fact') continue
    if (outcome === 'refused') return issueOf(dependencyRefused, { dependency: dep })
    if (outcome === 'blocked' || outcome === 'quarantined')
      return issueOf(waitingForParent, { dependency: dep })
  }
  const missing = refs.find(({ entity, id }) => !rows.exists(entity, id))
  return missing ? issueOf(waitingForParent, { row: missing.id }) : null
}
