import { z } from 'zod'
import { Id } from './id.js'

/** note informs; warning saves and is looked at; blocking stops the device, and the server refuses an ask. */
export const IssueLevel = z.enum(['note', 'warning', 'blocking'])
export type IssueLevel = z.infer<typeof IssueLevel>

/** Stable, translatable: `feature.what_happened`. */
export const IssueCode = z
  .string()
  .regex(/^[a-z][a-zA-Z]*\.[a-z][a-z0-9_]*$/)
  .max(80)

/**
 * What a rule has to say about a command. Carries codes, field names and ids, never a value of a patient:
 * issues are kept for ever in `command_log`.
 */
export const Issue = z
  .strictObject({
    code: IssueCode,
    level: IssueLevel,
    overridable: z.boolean().optional(),
    field: z.string().max(80).optional(),
    refs: z.record(z.string().max(40), Id).optional(),
  })
  .meta({ id: 'Issue' })
export type Issue = z.infer<typeof Issue>

/** How an issue code behaves, fixed where the code is declared and nowhere else. */
export interface IssueDefinition {
  readonly code: string
  readonly level: IssueLevel
  /** Only an overridable code asks for a reason; a given reason settles it. */
  readonly overridable?: true
}

const definitions = new Map<string, IssueDefinition>()

/** Declares an issue code next to the command that raises it. @throws when the code is declared twice */
export function defineIssue(
  code: string,
  level: IssueLevel,
  options: { overridable?: true } = {},
): IssueDefinition {
  if (definitions.has(code)) throw new Error(`issue code declared twice: ${code}`)
  const definition: IssueDefinition = { code, level, ...options }
  definitions.set(code, definition)
  return definition
}

/** Every declared issue code; the message catalogue must have a sentence for each. */
export const issueDefinitions = (): readonly IssueDefinition[] => [...definitions.values()]
