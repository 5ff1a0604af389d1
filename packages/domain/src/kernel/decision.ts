import type { Decision, Known } from '@lentera/contracts/kernel/rule'

/** A decision that changes nothing; rules spread it and fill in what they decide. */
export const nothing: Decision = { writes: [], events: [], issues: [], unknown: [], members: [] }

/** Names of the reads that hold less than everything: what a rule reports when absence would matter. */
export const incomplete = (reads: Readonly<Record<string, Known<unknown>>>): string[] =>
  Object.entries(reads).flatMap(([name, known]) => (known.complete ? [] : [name]))
