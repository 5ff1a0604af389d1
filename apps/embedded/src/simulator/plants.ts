/** The invariants of sync design 5.1 that the simulator checks; C3: no answer to a field is lost. */
export type InvariantId =
  'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I8b' | 'I9' | 'I10' | 'I11' | 'I12' | 'I13' | 'C3'

interface PlantFacts {
  /** Every one of these must notice it. */
  readonly red: readonly InvariantId[]
  /** Which of the classic mistakes of sync design 8 it is; 6: a runner-up. */
  readonly mistake?: 1 | 2 | 3 | 4 | 5 | 6
}

const planted = <P extends Record<string, PlantFacts>>(list: P): P => list

/**
 * Mistakes planted on purpose, each with the invariants that must notice it. They live in the simulator's
 * ports, stores and rules only; the product has no switch for them.
 */
export const plants = planted({
  /** The feed's cursor follows the numbers that were given out, not those that are finished. */
  naiveCursor: { red: ['I5', 'I6'], mistake: 1 },
  /** Sends and forgets: records leave the outbox before there is an answer. */
  dropBeforeAnswer: { red: ['I1'], mistake: 2 },
  /** Any answer counts as received, also one that says that the server is broken. */
  serverErrorIsOk: { red: ['I1'], mistake: 2 },
  /** What could not be sent for half an hour is thrown away at the next start. */
  queueExpires: { red: ['I1'], mistake: 2 },
  /** Writes are not flushed before "saved" is shown. */
  relaxedDurability: { red: ['I1'], mistake: 2 },
  /** What is said to be saved lies in one place. */
  singleCopy: { red: ['I1'], mistake: 2 },
  /** Duplicates are known in the server's memory only, outside the transaction that has the effect. */
  dedupeOutside: { red: ['I2'], mistake: 3 },
  /** A command that makes a rule throw fails its whole batch, again and again. */
  poisonStops: { red: ['I12'], mistake: 4 },
  /** A command that makes a rule throw is dropped, with a line in the console. */
  poisonVanishes: { red: ['I1'], mistake: 4 },
  /** Whoever writes last overwrites the fields of others, and nothing remembers them. */
  lastWriterWins: { red: ['C3'], mistake: 5 },
  /** Two devices make up numbers from one block, and nobody compares. */
  inventedNumbers: { red: ['I10'], mistake: 5 },
  /** Signing out empties the outbox. */
  wipeAtLogout: { red: ['I1'], mistake: 6 },
  /** A new server no longer takes what an old app saved. */
  refusesOldBuilds: { red: ['I12'], mistake: 6 },
  /** The server goes on behind a record that did not come. */
  acceptGaps: { red: ['I3'] },
  /** Rows that a command refers to are believed to be there. */
  ignoreParents: { red: ['I4'] },
  /** An answer to an earlier pull passes for the answer to this one. */
  anyPullAnswer: { red: ['I5'] },
  /** A page of the feed ends one row early. */
  skippedRow: { red: ['I6'] },
  /** A bad outcome opens no review item. */
  silentOutcome: { red: ['I7'] },
  /** The payload that is kept is not the one that was signed. */
  alteredPayload: { red: ['I8'] },
  /** A chart can be opened without a trace. */
  unloggedReads: { red: ['I8b'] },
  /** A count is written over the balance, and no line of the card says so. */
  editedBalance: { red: ['I9'] },
  /** A device gets the days of every unit. */
  everyScope: { red: ['I11'] },
  /** Ciphers that encrypt nothing. */
  clearBodies: { red: ['I13'] },
})

export type Plant = keyof typeof plants

export const isPlant = (name: string): name is Plant => name in plants
export const plantNames = Object.keys(plants) as Plant[]
export const mistakeOf = (plant: Plant): PlantFacts['mistake'] => (plants[plant] as PlantFacts).mistake
export const redOf = (plant: Plant): readonly InvariantId[] => plants[plant].red
