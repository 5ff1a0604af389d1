import { entityDefinitions } from '@lentera/contracts/registry'
import type { Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Outcome } from '@lentera/contracts/kernel/outcome'
import type { Read } from '@lentera/contracts/kernel/rule'
import type { Batch } from './batch.js'
import { settledByPeople } from './close-reviews.js'
import type { Examined } from './examined.js'
import type { Judged, JudgedAgain } from './judge.js'
import { type AgainOptions, judgeAgain, judgeOne, type Judging, newWaits } from './judge-again.js'
import { checkLane } from './lane.js'
import { actsOf, loadActs, lockKeysOf, outcomesOf } from './loading.js'
import { ProblemError } from './problem-error.js'
import type { LogEntry, NewOutcome, ServerStore, StoreTransaction } from './store.js'
import { UnitOfWork, readName } from './unit-of-work.js'
import { mayBeJudgedNow } from './waits.js'
import { collect } from './write-set.js'

export interface BatchResult {
  readonly lastSeq: number
  /** Judged now. */
  readonly judged: readonly Judged[]
  /** Found in the log. */
  readonly seen: ReadonlyMap<Examined, LogEntry>
  /** Verdicts of this batch on commands of earlier ones. */
  readonly again: readonly NewOutcome[]
  /** Present state of every travelling row that a command of the batch wrote, now or earlier. */
  readonly rows: ReadonlyMap<string, Row>
  /** Which rows the judged commands wrote. */
  readonly wrote: ReadonlyMap<Id, readonly { entity: string; id: Id }[]>
}

export const rowName = (entity: string, id: Id): string => `${entity} ${id}`

/**
 * Judges and writes a batch in one transaction of the store; resolves after the commit.
 * @param again null: commands of earlier batches are left as they are
 */
export const runBatch = (
  store: ServerStore,
  batch: Batch,
  again: AgainOptions | null,
): Promise<BatchResult> => store.transaction((tx) => judgeBatch(tx, batch, again))

async function judgeBatch(
  tx: StoreTransaction,
  batch: Batch,
  options: AgainOptions | null,
): Promise<BatchResult> {
  const device = await tx.lockDevice(batch.deviceId)
  if (!device || device.revokedAt !== null) throw new ProblemError('auth.device_revoked')
  const acts = actsOf(batch.records)
  const keys = lockKeysOf(acts)
  if (keys.length > 0) await tx.lock(keys)

  const deps = acts.flatMap((act) => act.deps)
  const entries = await tx.logEntries([...new Set([...batch.records.map(({ id }) => id), ...deps])])
  const known = new Map(entries.map((entry) => [entry.id, entry]))
  const lane = checkLane(batch.records, known, device, batch.skipped)

  const rows = new UnitOfWork([], [])
  await loadActs(tx, actsOf(lane.fresh), { rows, now: batch.now })
  const outcomes = new Map<Id, Outcome>(await outcomesOf(tx, entries, rows))
  const judging: Judging = { tx, rows, outcomes, now: batch.now }
  const judged: Judged[] = []
  let previousAct = lane.fresh.some((one) => one.lane === 'own') ? await tx.lastActAt(batch.deviceId) : null
  for (const examined of lane.fresh) {
    const own = examined.lane === 'own'
    const verdict = await judgeOne(judging, examined, own ? previousAct : null)
    if (own && examined.at) previousAct = verdict.occurredAt
    judged.push(verdict)
  }

  const asked = [...lane.seen.values()].filter(mayBeJudgedNow).map(({ id }) => id)
  const again: JudgedAgain = options
    ? await judgeAgain(judging, judged, { ids: asked }, options)
    : { changed: [], outcomes: [], waits: newWaits(judged, batch.now) }
  const byPeople = settledByPeople(rows, batch.now)
  for (const { outcome, write } of byPeople) rows.apply(outcome.cause ?? outcome.id, [write])
  const verdicts = {
    ...again,
    outcomes: [...again.outcomes, ...byPeople.map(({ outcome }) => outcome)],
    waits: [
      ...again.waits,
      ...byPeople.map(({ outcome: { id } }) => ({ id, waitsFor: null, since: batch.now })),
    ],
  }

  const moved = lane.lastSeq !== device.lastSeq
  const isWriting = judged.length > 0 || moved || verdicts.outcomes.length > 0 || verdicts.waits.length > 0
  const written = isWriting
    ? await tx.write(
        collect(
          judged,
          verdicts,
          rows,
          batch,
          moved ? { deviceId: batch.deviceId, seq: lane.lastSeq } : null,
        ),
      )
    : []
  const seenRows = await presentRows(tx, [...lane.seen.values()])
  return {
    lastSeq: lane.lastSeq,
    judged,
    seen: lane.seen,
    again: verdicts.outcomes,
    rows: new Map([...seenRows, ...written].map((row) => [rowName(row.entity, row.id), row])),
    wrote: rows.wrote(),
  }
}

const travels = (entity: string): boolean =>
  entityDefinitions().some(({ name, aggregateOf }) => name === entity && aggregateOf !== null)

/** What a repeated command is answered with: the rows it once wrote, as they are now. */
async function presentRows(tx: StoreTransaction, entries: readonly LogEntry[]): Promise<Row[]> {
  const reads: Read[] = entries
    .flatMap(({ result }) => result)
    .filter(({ entity }) => travels(entity))
    .map(({ entity, id }) => ({ entity, index: 'id', key: id }))
  const unique = [...new Map(reads.map((read) => [readName(read), read])).values()]
  return unique.length > 0 ? (await tx.read(unique)).flat() : []
}
