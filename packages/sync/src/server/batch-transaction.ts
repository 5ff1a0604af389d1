import { entityDefinitions } from '@lentera/contracts/registry'
import type { Row } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Outcome } from '@lentera/contracts/kernel/outcome'
import type { Read } from '@lentera/contracts/kernel/rule'
import { authorReads } from './authorise.js'
import type { Batch } from './batch.js'
import type { Act, Examined } from './examined.js'
import { type Judged, judge } from './judge.js'
import { checkLane } from './lane.js'
import { ProblemError } from './problem-error.js'
import type { LogEntry, ServerStore, StoreTransaction } from './store.js'
import { UnitOfWork, readName } from './unit-of-work.js'
import { collect } from './write-set.js'

export interface BatchResult {
  readonly lastSeq: number
  /** Judged now. */
  readonly judged: readonly Judged[]
  /** Found in the log. */
  readonly seen: ReadonlyMap<Examined, LogEntry>
  /** Present state of every travelling row that a command of the batch wrote, now or earlier. */
  readonly rows: ReadonlyMap<string, Row>
  /** Which rows the judged commands wrote. */
  readonly wrote: ReadonlyMap<Id, readonly { entity: string; id: Id }[]>
}

export const rowName = (entity: string, id: Id): string => `${entity} ${id}`

/** Judges and writes a batch in one transaction of the store; resolves after the commit. */
export const runBatch = (store: ServerStore, batch: Batch): Promise<BatchResult> =>
  store.transaction((tx) => judgeBatch(tx, batch))

const actsOf = (records: readonly Examined[]): Act[] =>
  records.flatMap(({ act }) => ('quarantine' in act ? [] : [act]))

async function judgeBatch(tx: StoreTransaction, batch: Batch): Promise<BatchResult> {
  const device = await tx.lockDevice(batch.deviceId)
  if (!device || device.revokedAt !== null) throw new ProblemError('auth.device_revoked')
  const acts = actsOf(batch.records)
  const keys = [...new Set(acts.flatMap(({ handler, command }) => handler.locks(command)))].sort()
  if (keys.length > 0) await tx.lock(keys)

  const deps = acts.flatMap((act) => act.deps)
  const entries = await tx.logEntries([...new Set([...batch.records.map(({ id }) => id), ...deps])])
  const known = new Map(entries.map((entry) => [entry.id, entry]))
  const lane = checkLane(batch.records, known, device, batch.skipped)

  const rows = await load(tx, actsOf(lane.fresh))
  const outcomes = new Map<Id, Outcome>(entries.map(({ id, outcome }) => [id, outcome]))
  const judged: Judged[] = []
  let previousAct = lane.fresh.some((one) => one.lane === 'own') ? await tx.lastActAt(batch.deviceId) : null
  for (const examined of lane.fresh) {
    const own = examined.lane === 'own'
    const verdict = judge(examined, { rows, outcomes, now: batch.now, previousAct: own ? previousAct : null })
    if (verdict.decision) rows.apply(examined.id, verdict.decision.writes)
    if (own && examined.at) previousAct = verdict.occurredAt
    outcomes.set(examined.id, verdict.outcome)
    judged.push(verdict)
  }

  const moved = lane.lastSeq !== device.lastSeq
  const seenRows = await presentRows(tx, [...lane.seen.values()])
  const written =
    judged.length > 0 || moved
      ? await tx.write(
          collect(judged, rows, batch, moved ? { deviceId: batch.deviceId, seq: lane.lastSeq } : null),
        )
      : []
  return {
    lastSeq: lane.lastSeq,
    judged,
    seen: lane.seen,
    rows: new Map([...seenRows, ...written].map((row) => [rowName(row.entity, row.id), row])),
    wrote: rows.wrote(),
  }
}

const travels = (entity: string): boolean =>
  entityDefinitions().some(({ name, aggregateOf }) => name === entity && aggregateOf !== null)

/** Everything the rules of the batch declared, in one go. */
async function load(tx: StoreTransaction, acts: readonly Act[]): Promise<UnitOfWork> {
  const declared = acts.flatMap((act) => [
    ...authorReads(act),
    ...Object.values(act.handler.reads(act.command)),
  ])
  const reads = [...new Map(declared.map((read) => [readName(read), read])).values()]
  const entities = new Set(entityDefinitions().map(({ name }) => name))
  const refs = acts.flatMap((act) => act.refs).filter(({ entity }) => entities.has(entity))
  const wanted = [...new Map(refs.map(({ entity, id }) => [rowName(entity, id), { entity, id }])).values()]
  const found = reads.length > 0 ? await tx.read(reads) : []
  return new UnitOfWork(
    reads.map((read, at) => ({ read, rows: found[at] ?? [] })),
    wanted.length > 0 ? await tx.existing(wanted) : [],
  )
}

/** What a repeated command is answered with: the rows it once wrote, as they are now. */
async function presentRows(tx: StoreTransaction, entries: readonly LogEntry[]): Promise<Row[]> {
  const reads: Read[] = entries
    .flatMap(({ result }) => result)
    .filter(({ entity }) => travels(entity))
    .map(({ entity, id }) => ({ entity, index: 'id', key: id }))
  const unique = [...new Map(reads.map((read) => [readName(read), read])).values()]
  return unique.length > 0 ? (await tx.read(unique)).flat() : []
}
