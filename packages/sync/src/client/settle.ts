import type { Row } from '@lentera/contracts/kernel/entity'
import type { CommandOutcome, PushAnswer } from '@lentera/contracts/sync/push'
import type { Id } from '@lentera/contracts/kernel/id'
import { applyChange, baseStores, type SealedChange, sealChange, writeChange } from './base-store.js'
import { rowKey } from './base-rows.js'
import type { Batch } from './batch.js'
import { writeContact } from './contact.js'
import type { Core } from './core.js'
import { bumpRevision, type OpenReview, type OutboxRecord, readMeta, writeMeta } from './database.js'
import { assertUnmoved, catchUp, Moved } from './load.js'
import { type SeriesRecord, withLeases, withStation } from './numbers.js'
import { recordById } from './outbox.js'
import { answered, type Stores, transact } from './transact.js'

const triesMax = 50

/** The server could not judge these: they go on being shown from the command itself. */
export const staysInView = (outcome: CommandOutcome['outcome']): boolean =>
  outcome === 'blocked' || outcome === 'quarantined'

/**
 * Stores what a push was answered: outcome, `settled`, the server's rows and everything else the answer
 * carries, in ONE transaction, so that a row never vanishes between the command and the server's word for it.
 * Repeating an answer changes nothing. Call in turn.
 * @returns how many commands of the batch got an outcome
 */
export async function settle(core: Core, batch: Batch, answer: PushAnswer): Promise<number> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await trySettle(core, batch, answer)
    } catch (error) {
      if (!(error instanceof Moved) || tries === triesMax) throw error
    }
  }
}

async function trySettle(core: Core, batch: Batch, answer: PushAnswer): Promise<number> {
  await catchUp(core)
  const asked = new Set(batch.records.map(({ id }) => id))
  const outcomes = answer.outcomes.filter(({ id }) => asked.has(id))
  const resetDue = await transact(core.db, ['meta'], 'readonly', (stores) => readMeta(stores, 'resetDue'))
  const deviceKey = core.unlocked?.deviceKey ?? null
  const rows = newest(
    core,
    outcomes.flatMap((outcome) => outcome.rows),
    resetDue === true,
  )
  // A locked device holds no key: its rows are asked for again at the next unlock, and the command is shown till then.
  const change: SealedChange | null = deviceKey
    ? await sealChange(core.ports.crypto, deviceKey, core.view.base, { clear: false, put: rows, forget: [] })
    : null

  const stores = ['meta', 'outbox', 'reviews', 'leases', ...baseStores] as const
  const device = core.device && withStation(core.device, answer.leases ?? [])
  const revision = await transact(core.db, stores, 'readwrite', async (stores) => {
    await assertUnmoved(core, stores)
    const [records, reviewed] = await Promise.all([
      recordsOf(core, stores, batch),
      answered(stores('reviews').getAllKeys()) as Promise<Id[]>,
    ])
    const isReviewed = new Set(reviewed)
    for (const outcome of outcomes) {
      const record = records.get(outcome.id)
      if (!record) continue
      writeOutcome(stores, record, outcome, change === null)
      if (outcome.outcome !== 'applied') stores('reviews').put(reviewOf(outcome))
      else if (isReviewed.has(outcome.id)) stores('reviews').delete(outcome.id)
    }
    if (change) writeChange(stores, change)
    writeMeta(stores, 'receipt', answer.receipt)
    writeMeta(
      stores,
      'backedUpSeq',
      Math.max(answer.backedUpSeq, (await readMeta(stores, 'backedUpSeq')) ?? 0),
    )
    await writeContact(core, stores)
    if (core.lastContactAt && outcomes.length > 0) writeMeta(stores, 'lastSettledAt', core.lastContactAt)
    if (device && answer.leases && answer.leases.length > 0) {
      const held = (await answered(stores('leases').get('rm'))) as SeriesRecord | undefined
      stores('leases').put(withLeases(held, answer.leases))
      writeMeta(stores, 'device', device)
    }
    return bumpRevision(stores)
  })

  core.revision = revision
  core.device = device
  if (change) core.view.base = applyChange(core.view.base, change)
  if (rows.length > 0) core.mayHoldStrays = true
  for (const { id, outcome, issues, rows } of outcomes) {
    const isShownFromCommand = staysInView(outcome) || (change === null && rows.length > 0)
    core.view.settlePending(id, isShownFromCommand ? issues : null)
  }
  core.view.stale()
  return outcomes.length
}

/** At most one state per row, and none that is older than what lies here. */
export function newest(core: Core, rows: readonly Row[], ofNewPast: boolean): Row[] {
  const byKey = new Map<string, Row>()
  for (const row of rows) {
    const key = rowKey(row.entity, row.id)
    const known = byKey.get(key)?.rowVersion ?? (ofNewPast ? 0 : core.view.base.versionOf(row.entity, row.id))
    if (row.rowVersion > known) byKey.set(key, row)
  }
  return [...byKey.values()]
}

/** As they lie there now, by id: another tab may have given them other numbers. */
async function recordsOf(core: Core, stores: Stores, { records }: Batch): Promise<Map<Id, OutboxRecord>> {
  const [first, last] = [records[0], records.at(-1)]
  if (!first || !last) return new Map()
  // A lane lies together; what is asked about again may lie far apart.
  const isLane = last.seq - first.seq < 2 * records.length
  const range = core.ports.keyRange.bound(first.seq, last.seq)
  const found = isLane ? ((await answered(stores('outbox').getAll(range))) as OutboxRecord[]) : []
  const here = new Map(found.map((record) => [record.id, record]))
  for (const { id } of records) {
    const moved = here.has(id) ? undefined : await recordById(stores, id)
    if (moved) here.set(id, moved)
  }
  return here
}

function writeOutcome(
  stores: Stores,
  record: OutboxRecord,
  outcome: CommandOutcome,
  isLocked: boolean,
): void {
  const { rowsMissing: _, problem: _p, merged: _m, reviewItemId: _r, ...rest } = record
  stores('outbox').put({
    ...rest,
    state: 'settled',
    outcome: outcome.outcome,
    issues: outcome.issues,
    ...(outcome.merged ? { merged: outcome.merged } : {}),
    ...(outcome.reviewItemId ? { reviewItemId: outcome.reviewItemId } : {}),
    ...(isLocked && outcome.rows.length > 0 ? { rowsMissing: 1 } : {}),
  } satisfies OutboxRecord)
}

const reviewOf = ({ id, outcome, issues, reviewItemId }: CommandOutcome): OpenReview & { id: Id } => ({
  id,
  reviewItemId: reviewItemId ?? null,
  outcome,
  issues,
})
