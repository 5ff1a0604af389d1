import type { Ask } from '@lentera/contracts/kernel/decide'
import type { Read } from '@lentera/contracts/kernel/rule'
import type { Instant } from '@lentera/contracts/kernel/time'

export const nothingKnown = { rows: [], complete: false, asOf: null } as const

export const readKey = ({ entity, index, key }: Read): string => `${entity} ${index} ${key}`

/** One read of a rule, and what it was told besides the rows. */
export interface Asked {
  readonly read: Read
  readonly complete: boolean
  readonly asOf: Instant | null
  /** Whether the rule looked at the time: it moves with every pull, and hardly a rule cares. */
  usesTime: boolean
}

/** Answers a rule and remembers what it asked, so that it is known when it has to be asked again. */
export class Questions {
  readonly asked = new Map<string, Asked>()

  constructor(private readonly answer: Ask) {}

  readonly ask: Ask = (read) => {
    const { rows, complete, asOf } = this.answer(read)
    const key = readKey(read)
    const asked = this.asked.get(key) ?? { read, complete, asOf, usesTime: false }
    this.asked.set(key, asked)
    return {
      rows,
      complete,
      get asOf() {
        asked.usesTime = true
        return asOf
      },
    }
  }
}
