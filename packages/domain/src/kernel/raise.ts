import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue, IssueDefinition } from '@lentera/contracts/kernel/issue'

/** An issue as its code was declared. `field` names an argument, `refs` point at rows; neither carries a value. */
export function raise(
  { code, level, overridable }: IssueDefinition,
  details: { field?: string; refs?: Record<string, Id> } = {},
): Issue {
  return { code, level, ...(overridable ? { overridable } : {}), ...details }
}
