import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue, IssueDefinition } from '@lentera/contracts/kernel/issue'

/** An issue the engine raises itself, as its declaration says. */
export const issueOf = (definition: IssueDefinition, refs?: Record<string, Id>): Issue => ({
  code: definition.code,
  level: definition.level,
  ...(definition.overridable ? { overridable: true } : {}),
  ...(refs ? { refs } : {}),
})
