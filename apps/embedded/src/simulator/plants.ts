/**
 * Mistakes planted on purpose, each with the invariant that must notice it. They live in the simulator's
 * ports and stores only; the product has no switch for them.
 */
export const plants = {
  /** Sends and forgets: records leave the outbox before there is an answer. */
  dropBeforeAnswer: 'I1',
  /** Writes are not flushed before "saved" is shown. */
  relaxedDurability: 'I1',
  /** What is said to be saved lies in one place. */
  singleCopy: 'I1',
  /** Duplicates are known in the server's memory only, outside the transaction that has the effect. */
  dedupeOutside: 'I2',
  /** The server goes on behind a record that did not come. */
  acceptGaps: 'I3',
  /** Rows that a command refers to are believed to be there. */
  ignoreParents: 'I4',
  /** The feed's cursor follows the numbers that were given out, not those that are finished. */
  naiveCursor: 'I5',
  /** An answer to an earlier pull passes for the answer to this one. */
  anyPullAnswer: 'I5',
  /** A bad outcome opens no review item. */
  silentOutcome: 'I7',
} as const

export type Plant = keyof typeof plants
export type InvariantId = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I7' | 'I8' | 'I12'

export const isPlant = (name: string): name is Plant => name in plants
