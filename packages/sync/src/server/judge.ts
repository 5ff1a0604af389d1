import { clockSuspect, dependencyRefused, waitingForParent } from '@lentera/contracts/kernel/command-issues'
import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue } from '@lentera/contracts/kernel/issue'
import type { Outcome } from '@lentera/contracts/kernel/outcome'
import { type Ask, decide } from '@lentera/contracts/kernel/decide'
import type { Decision } from '@lentera/contracts/kernel/rule'
import type { Instant } from '@lentera/contracts/kernel/time'
import { correctedAct } from '../pure/act-time.js'
import { issueOf } from '../pure/issue-of.js'
import { outcomeOf } from '../pure/outcome.js'
import { authorise } from './authorise.js'
import type { Act, Examined } from './examined.js'
import type { NewOutcome, Wait } from './store.js'
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

/** Verdicts on commands of earlier batches, and what the list of waiting commands says from now on. */
export interface JudgedAgain {
  /** Commands whose verdict changed. */
  readonly changed: readonly Judged[]
  readonly outcomes: readonly NewOutcome[]
  readonly waits: readonly Wait[]
}

/** One command's verdict. @throws whatever its rule throws */
export function judge(examined: Examined, context: JudgeContext): Judged {
  // Permission and time are judged as of the first receipt, however late the verdict comes.
  const receivedAt = examined.logged?.receivedAt ?? context.now
  const time =
    examined.logged?.time ??
    (examined.at
      ? correctedAct(examined.at, Date.parse(receivedAt), context.previousAct)
      : { occurredAt: receivedAt, suspect: false })
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
  const author = authorise(act, context.rows, time.occurredAt, time.suspect, receivedAt)
  if (author.quarantine) return verdict('quarantined', author.issues)
  const waiting = blockedBy(act, context)
  if (waiting) return verdict('blocked', [waiting])

  const { handler, command, definition } = act
  // An ask that its author may not make is refused without running the rule: it cannot become anything else.
  const early = outcomeOf(definition.kind, author.issues, command.overridden)
  if (early === 'refused') return verdict('refused', author.issues)
  const decision = decide(handler, command, answersFrom(context))
  const issues = [...author.issues, ...decision.issues]
  const outcome = ofGuest(act, outcomeOf(definition.kind, issues, command.overridden))
  return verdict(outcome, issues, outcome === 'refused' ? null : decision)
}

/** What a guest did is done, a fact or an ask; a person still has to confirm who the guest was. */
const ofGuest = ({ byGuest }: Act, outcome: Outcome): Outcome =>
  byGuest && outcome === 'applied' ? 'flagged' : outcome

/** The server holds every row: what it answers is complete. */
export const answersFrom =
  ({ rows, now }: Pick<JudgeContext, 'rows' | 'now'>): Ask =>
  (read) => ({ rows: rows.records(read) as readonly EntityRecord[], complete: true, asOf: now })

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
