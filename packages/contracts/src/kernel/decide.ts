import type { EntityRecord } from './entity.js'
import type { Command, Decision, FurtherState, Handler, Known, Read, StateOf } from './rule.js'

/** How a rule's reads are answered. */
export type Ask = (read: Read) => Known<EntityRecord>

const answers = (reads: Record<string, Read>, ask: Ask): FurtherState =>
  Object.fromEntries(Object.entries(reads).map(([name, read]) => [name, ask(read)]))

/** The reads of a command that its first ones lead to; none for most rules. */
export const furtherReads = (handler: Handler, command: Command, ask: Ask): Record<string, Read> =>
  handler.further?.(answers(handler.reads(command), ask) as StateOf<Record<string, Read>>, command) ?? {}

/** Runs a rule on whatever answers its reads; the one way on device and server. @throws what the rule throws */
export function decide(handler: Handler, command: Command, ask: Ask): Decision {
  const state = answers(handler.reads(command), ask) as StateOf<Record<string, Read>>
  const further = handler.further ? answers(handler.further(state, command), ask) : {}
  return handler.decide(state, command, further)
}
