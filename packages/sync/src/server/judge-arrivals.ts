import { ruleFailed } from '@lentera/contracts/kernel/command-issues'
import type { Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CommandOutcome } from '@lentera/contracts/sync/push'
import { issueOf } from '../pure/issue-of.js'
import type { Batch } from './batch.js'
import { type BatchResult, rowName, runBatch } from './batch-transaction.js'
import { examine } from './examine.js'
import type { AgainOptions } from './judge-again.js'
import type { Arrival, Examined } from './examined.js'
import type { Judged } from './judge.js'
import type { JudgeOptions } from './ports.js'
import { ProblemError } from './problem-error.js'
import { type LogEntry, StoreConflict, StoreDuplicate, StoreUnavailable } from './store.js'
import { VerifyingKeys } from './verifying-keys.js'
import { handlersByName, waitingOptions } from './waiting-options.js'
import { reviewIdOf } from './write-set.js'

const MAX_TRIES = 6
/** Longest wait before the second try; grows with each. */
const JITTER_MS = 40

export interface JudgedArrivals {
  /** Own lane's highest number afterwards. */
  readonly lastSeq: number
  readonly outcomes: readonly CommandOutcome[]
}

export type JudgeArrivals = (
  deviceId: Id,
  arrivals: readonly Arrival[],
  skipped?: readonly number[],
) => Promise<JudgedArrivals>

/**
 * The one write path: whatever arrives by whichever road is judged and written here.
 * @throws {@link ProblemError} `auth.device_revoked`, `command.hash_mismatch`, `sync.client_forked`, `sync.gap`, `server.busy`
 */
export function createJudge(options: JudgeOptions): JudgeArrivals {
  const { store, clock, crypto } = options
  const keys = new VerifyingKeys(store, crypto)
  const handlerOf = handlersByName(options)
  const waiting = waitingOptions(options, keys)

  /** One transaction, tried again where trying again is all it needs. */
  async function attempt(batch: Batch, again: AgainOptions | null): Promise<BatchResult> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await runBatch(store, batch, again)
      } catch (error) {
        if (!(error instanceof StoreConflict)) throw error
        if (tries === MAX_TRIES) {
          // Told to come back, the device would bring the same for ever and nothing behind it.
          if (error instanceof StoreDuplicate) throw new RowsTaken()
          throw new ProblemError('server.busy', { retryAfterS: 1 })
        }
        await clock.sleep((crypto.randomBytes(1)[0]! / 255) * JITTER_MS * tries)
      }
    }
  }

  /**
   * After a rule threw: one transaction per command, so that the others are judged. A command that throws
   * again alone is quarantined with its payload and uses its number up. Commands of earlier batches wait for
   * the next occasion: it may be one of them whose rows cannot be written.
   */
  async function alone(batch: Batch): Promise<BatchResult[]> {
    // A push may carry none, only to hear of what waits.
    if (batch.records.length === 0) return [await attempt(batch, null)]
    const results: BatchResult[] = []
    for (const examined of batch.records) {
      const single = { ...batch, records: [examined] }
      try {
        results.push(await attempt(single, null))
      } catch (error) {
        if (!isBug(error)) throw error
        options.report?.(error, { id: examined.id, name: examined.name, v: examined.v })
        const quarantined: Examined = { ...examined, act: { quarantine: issueOf(ruleFailed) } }
        results.push(await attempt({ ...batch, records: [quarantined] }, null))
      }
    }
    return results
  }

  return async (deviceId, arrivals, skipped = []) => {
    try {
      const records = await examine({ ...options, handlerOf, keys }, deviceId, arrivals)
      const batch = { deviceId, records, skipped: new Set(skipped), now: new Date(clock.now()).toISOString() }
      const results = await attempt(batch, waiting).then(
        (result) => [result],
        (error: unknown) => {
          if (!isBug(error)) throw error
          return alone(batch)
        },
      )
      return {
        lastSeq: Math.max(...results.map(({ lastSeq }) => lastSeq)),
        outcomes: answer(records, results),
      }
    } catch (error) {
      if (error instanceof StoreUnavailable) throw new ProblemError('server.busy', { retryAfterS: 5 })
      throw error
    }
  }
}

/** A command writes a row under an id that somebody else's row has, each time. */
class RowsTaken extends Error {
  constructor() {
    super('an id of its rows is taken')
  }
}

/** Anything that is not known to be transient is a bug until shown otherwise. */
const isBug = (error: unknown): boolean =>
  !(error instanceof ProblemError || error instanceof StoreConflict || error instanceof StoreUnavailable)

function answer(records: readonly Examined[], results: readonly BatchResult[]): CommandOutcome[] {
  const judged = new Map<Id, CommandOutcome>()
  for (const result of results) {
    for (const one of result.judged) judged.set(one.examined.id, outcomeOfJudged(one, result))
    const again = new Map(result.again.map((one) => [one.id, one]))
    for (const entry of result.seen.values()) {
      judged.set(entry.id, outcomeOfEntry({ ...entry, ...again.get(entry.id) }, result))
    }
  }
  return records.map((examined) => ({
    ...judged.get(examined.id)!,
    seq: examined.lane === 'own' ? examined.origin.seq : null,
  }))
}

const rowsOf = (refs: readonly { entity: string; id: Id }[], { rows }: BatchResult): Row[] =>
  [...new Set(refs.map(({ entity, id }) => rowName(entity, id)))].flatMap((name) => rows.get(name) ?? [])

const review = (id: Id, outcome: CommandOutcome['outcome']) =>
  outcome === 'applied' ? {} : { reviewItemId: reviewIdOf(id) }
const merged = (fields: readonly string[] | undefined) =>
  fields && fields.length > 0 ? { merged: [...fields] } : {}

const outcomeOfJudged = (
  { examined, outcome, issues, decision }: Judged,
  result: BatchResult,
): CommandOutcome => ({
  id: examined.id,
  seq: null,
  outcome,
  ...merged(decision?.merged),
  issues: [...issues],
  rows: rowsOf(result.wrote.get(examined.id) ?? [], result),
  ...review(examined.id, outcome),
})

const outcomeOfEntry = (entry: LogEntry, result: BatchResult): CommandOutcome => ({
  id: entry.id,
  seq: null,
  outcome: entry.outcome,
  ...merged(entry.merged),
  issues: [...entry.issues],
  rows: rowsOf([...entry.result, ...(result.wrote.get(entry.id) ?? [])], result),
  ...review(entry.id, entry.outcome),
})
