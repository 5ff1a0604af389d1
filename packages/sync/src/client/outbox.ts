import type { Id } from '@lentera/contracts/kernel/id'
import type { OutboxEntry } from './api.js'
import type { Core } from './core.js'
import { bumpRevision, type OutboxRecord, readMeta, writeMeta } from './database.js'
import { readMarks } from './load.js'
import { trimCopy } from './second-copy.js'
import { savedAt } from './snapshot.js'
import { answered, type Stores, transact } from './transact.js'

/** By id, never by the number read earlier: another tab may have been busy. */
export const recordById = (stores: Stores, id: Id): Promise<OutboxRecord | undefined> =>
  answered(stores('outbox').index('id').get(id)) as Promise<OutboxRecord | undefined>

/**
 * Notes that these are about to leave, so that after a crash the tray tells the truth: one number, because
 * the lane goes in order and a record is large to write.
 */
export async function noteSent(core: Core, records: readonly OutboxRecord[]): Promise<void> {
  const last = records.at(-1)
  if (!last) return
  await transact(core.db, ['meta'], 'readwrite', async (stores) => {
    if (last.seq > ((await readMeta(stores, 'sentUpTo')) ?? 0)) writeMeta(stores, 'sentUpTo', last.seq)
  })
}

/**
 * Splits off a record whose envelope the server cannot read. It stays in the outbox, is shown, and keeps its
 * number; pushes name that number as one that will never come, so the server's gap-free lane goes on.
 */
export async function markUnsendable(core: Core, { id }: OutboxRecord, problem: string): Promise<void> {
  core.note('outbox.unsendable', `${id} ${problem}`)
  await transact(core.db, ['outbox', 'meta'], 'readwrite', async (stores) => {
    const record = await recordById(stores, id)
    if (!record) return
    const { rowsMissing: _, ...rest } = record
    // Asked about again, not sent for the first time: the server has it.
    stores('outbox').put(record.state === 'settled' ? rest : { ...rest, state: 'unsendable', problem })
    await bumpRevision(stores)
  })
}

/**
 * The server says it holds nothing of ours from `seq` on (a restored backup): what was settled above is
 * unsent again. This is what settled records are kept for.
 * @param isNewPast the server counted anew: a number whose command left this device, because a later backup than
 * the restored one had it, will never come, and is named as such; else nothing is done about it. After a new epoch
 * what lies below is asked about too, because it may have been judged differently this time
 * @returns how many commands are to be sent again; null when one of them is not here any more
 */
export async function reopenFrom(core: Core, seq: number, isNewPast: boolean): Promise<number | null> {
  return transact(core.db, ['outbox', 'meta', 'reviews'], 'readwrite', async (stores) => {
    const isAskedAll = isNewPast && (await readMeta(stores, 'outcomesDue')) === true
    const range = isAskedAll ? null : core.ports.keyRange.lowerBound(seq)
    const records = (await answered(stores('outbox').getAll(range))) as OutboxRecord[]
    const { nextSeq } = await readMarks(stores)
    const here = new Set(records.map((record) => record.seq))
    const gone = Array.from({ length: Math.max(0, nextSeq - seq) }, (_, n) => seq + n).filter(
      (one) => !here.has(one),
    )
    if (gone.length > 0 && !isNewPast) return null
    if (gone.length > 0) core.note('epoch.gone', `${gone.length} from ${gone[0]}`)
    if (isNewPast) {
      writeMeta(stores, 'gone', gone)
      writeMeta(stores, 'missed', [...new Set([...((await readMeta(stores, 'missed')) ?? []), ...gone])])
    }
    const settled = records.filter(({ state }) => state === 'settled')
    for (const record of settled) {
      stores('outbox').put(unsettled(record))
      stores('reviews').delete(record.id)
    }
    writeMeta(stores, 'recountDue', false)
    if (isNewPast) writeMeta(stores, 'outcomesDue', false)
    const sentUpTo = (await readMeta(stores, 'sentUpTo')) ?? 0
    writeMeta(stores, 'sentUpTo', isAskedAll ? 0 : Math.min(seq - 1, sentUpTo))
    if (settled.length > 0) await bumpRevision(stores)
    return settled.length
  })
}

/** The record as it was before it was sent. */
export function unsettled(record: OutboxRecord): OutboxRecord {
  const { outcome: _o, merged: _m, issues: _i, reviewItemId: _r, rowsMissing: _w, ...rest } = record
  return { ...rest, state: 'pending' }
}

/** Removes what is finally settled and in a verified backup; the only place that deletes from the outbox. */
export async function forgetBackedUp(core: Core, backedUpSeq: number): Promise<void> {
  const range = core.ports.keyRange.upperBound(backedUpSeq)
  const forgotten = await transact(core.db, ['outbox'], 'readwrite', async (stores) => {
    const covered = (await answered(stores('outbox').getAll(range))) as OutboxRecord[]
    const done = covered.filter(({ state, outcome, rowsMissing }) => {
      const isFinal = state === 'settled' && outcome !== 'blocked' && outcome !== 'quarantined'
      return isFinal && !rowsMissing
    })
    for (const { seq } of done) stores('outbox').delete(seq)
    return done.length
  })
  await trimCopy(core, forgotten)
}

/** The newest commands for the tray. */
export async function listOutbox(core: Core, limit: number): Promise<OutboxEntry[]> {
  return transact(core.db, ['outbox', 'meta'], 'readonly', async (stores) => {
    const [numbers, sentUpTo] = await Promise.all([
      answered(stores('outbox').getAllKeys()) as Promise<number[]>,
      readMeta(stores, 'sentUpTo'),
    ])
    const first = numbers.at(-limit) ?? numbers[0]
    if (first === undefined || limit <= 0) return []
    const records = (await answered(
      stores('outbox').getAll(core.ports.keyRange.lowerBound(first)),
    )) as OutboxRecord[]
    return records.reverse().map((record) => entryOf(record, sentUpTo ?? 0))
  })
}

const entryOf = (record: OutboxRecord, sentUpTo: number): OutboxEntry => ({
  seq: record.seq,
  id: record.id,
  name: record.hdr.name,
  savedAt: savedAt(record),
  actorId: record.hdr.actor.userId,
  state: record.state === 'pending' && record.seq <= sentUpTo ? 'sent' : record.state,
  outcome: record.outcome ?? null,
  issues: record.issues ?? [],
  merged: record.merged ?? [],
  reviewItemId: record.reviewItemId ?? null,
  problem: record.problem ?? null,
})
