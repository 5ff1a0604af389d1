import { waitingForDevice, waitingForParent } from '@lentera/contracts/kernel/command-issues'
import type { Id } from '@lentera/contracts/kernel/id'
import { put } from '@lentera/contracts/kernel/rule'
import type { Instant } from '@lentera/contracts/kernel/time'
import { type ReviewItem, reviewItems } from '@lentera/contracts/reviews/review-item'
import { issueOf } from '../pure/issue-of.js'
import { itemRead } from './close-reviews.js'
import { judgeAgain } from './judge-again.js'
import type { JudgedAgain } from './judge.js'
import type { JudgeOptions } from './ports.js'
import { StoreConflict, type ServerStore, type Wait, type WaitingCommand } from './store.js'
import { UnitOfWork } from './unit-of-work.js'
import { waitingOptions } from './waiting-options.js'
import { WAITS_FOR_BUILD } from './waits.js'
import { collect } from './write-set.js'

const A_PAGE = 100
const MAX_TRIES = 6
/** After this long a person is told whose data is missing. */
const TELL_AFTER_MS = 24 * 3_600_000

export interface Sweep {
  readonly looked: number
  /** Verdicts that are others now. */
  readonly changed: number
}

/**
 * Looks through the commands that could not be judged: all of them at the start of a program, because it may be
 * a new build, and regularly those that wait for something which two transactions at once may have missed.
 * @param isNewBuild false leaves out what only another program could judge
 */
export type JudgeWaiting = (isNewBuild: boolean) => Promise<Sweep>

export function createJudgeWaiting(options: JudgeOptions): JudgeWaiting {
  const { store, clock } = options
  const again = waitingOptions(options)

  /** One transaction for these, in the order in which they came. @returns how many verdicts changed */
  async function judgePage(ids: readonly Id[]): Promise<number> {
    const now = new Date(clock.now()).toISOString()
    return store.transaction(async (tx) => {
      const found = await tx.waiting({ keys: [], ids }, ids.length)
      if (found.length === 0) return 0
      const rows = new UnitOfWork([], [])
      const result = await judgeAgain({ tx, rows, outcomes: new Map(), now }, [], { found }, again)
      const told = tellOf(found, result, rows, now)
      for (const { id, write } of told.writes) rows.apply(id, [write])
      const all = {
        ...result,
        outcomes: [...result.outcomes, ...told.outcomes],
      }
      if (all.outcomes.length > 0 || all.waits.length > 0)
        await tx.write(collect([], all, rows, { deviceId: '', now }, null))
      return all.outcomes.length
    })
  }

  async function tried(ids: readonly Id[]): Promise<number> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await judgePage(ids)
      } catch (error) {
        if (error instanceof StoreConflict && tries < MAX_TRIES) continue
        if (ids.length > 1) return alone(ids)
        // Its rows cannot be written: it waits on, and nobody else waits for it.
        options.report?.(error, { id: ids[0]!, name: 'waiting', v: 0 })
        return 0
      }
    }
  }

  async function alone(ids: readonly Id[]): Promise<number> {
    let changed = 0
    for (const id of ids) changed += await tried([id])
    return changed
  }

  return async (isNewBuild) => {
    let after: Wait | null = null
    let looked = 0
    let changed = 0
    for (;;) {
      const page: Wait[] = await pageOf(store, after)
      const ids = page
        .filter(({ waitsFor }) => isNewBuild || waitsFor !== WAITS_FOR_BUILD)
        .map(({ id }) => id)
      looked += ids.length
      if (ids.length > 0) changed += await tried(ids)
      after = page.at(-1) ?? null
      if (page.length < A_PAGE) return { looked, changed }
    }
  }
}

const pageOf = (store: ServerStore, after: Wait | null): Promise<Wait[]> =>
  store.transaction((tx) => tx.waits(after, A_PAGE))

/** Those that have waited for a day for what no device brought, once each: their issue says so from then on. */
function tellOf(found: readonly WaitingCommand[], { changed }: JudgedAgain, rows: UnitOfWork, now: Instant) {
  const settled = new Set(changed.map(({ examined }) => examined.id))
  const late = found.filter(
    ({ entry, since }) =>
      entry.outcome === 'blocked' &&
      !settled.has(entry.id) &&
      entry.issues[0]?.code === waitingForParent.code &&
      Date.parse(now) - Date.parse(since) >= TELL_AFTER_MS,
  )
  return {
    outcomes: late.map(({ entry }) => ({
      id: entry.id,
      judgedAt: now,
      outcome: entry.outcome,
      issues: [issueOf(waitingForDevice, refsOf(entry)), ...entry.issues.slice(1)],
      merged: [],
      cause: null,
    })),
    writes: late.flatMap(({ entry }) =>
      rows.records<ReviewItem>(itemRead(entry.id)).map((item) => ({
        id: entry.id,
        write: put(reviewItems, { ...item, issueCode: waitingForDevice.code }),
      })),
    ),
  }
}

/** Carried commands wait for the device they were made on; of the others nobody knows who has what they need. */
const refsOf = ({ issues, via, deviceId }: WaitingCommand['entry']): Record<string, Id> => ({
  ...issues[0]?.refs,
  ...(via === null ? {} : { device: deviceId }),
})
