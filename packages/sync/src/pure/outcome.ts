import type { CommandKind } from '@lentera/contracts/kernel/command'
import type { Issue } from '@lentera/contracts/kernel/issue'
import type { Outcome } from '@lentera/contracts/kernel/outcome'

/**
 * The server's verdict on a command its rule could judge. A fact is written whatever the issues; an ask is
 * refused by a blocking one. A note changes nothing, and a given reason settles an overridable issue.
 */
export function outcomeOf(
  kind: CommandKind,
  issues: readonly Issue[],
  overridden: ReadonlySet<string>,
): Outcome {
  const open = issues.filter(
    (issue) => issue.level !== 'note' && !(issue.overridable && overridden.has(issue.code)),
  )
  if (open.length === 0) return 'applied'
  if (kind === 'fact') return 'flagged'
  return open.some((issue) => issue.level === 'blocking') ? 'refused' : 'applied'
}
