import type { Id } from '@lentera/contracts/kernel/id'
import {
  type CopiedState,
  copiedStores,
  mergedSeries,
  readFloor,
  recordNameOf,
  recordOf,
  stateNameOf,
  stateOf,
} from './copy-entries.js'
import type { Core } from './core.js'
import { bumpRevision, type CarriedRecord, type OutboxRecord, readMeta, writeMeta } from './database.js'
import type { Recovery } from './loss.js'
import type { SeriesRecord } from './numbers.js'
import type { SecondCopyPort } from './ports.js'
import { answered, type Stores, transact } from './transact.js'
import { readWitness } from './witness.js'

/** Missing numbers that are named one by one. */
const missingNamed = 50

/**
 * Writes into IndexedDB what only the log has. Where IndexedDB is no device any more, all of it: the device with
 * its people and wrapped keys, the counters, the records. They are sent again; the server knows them by their ids.
 * @param wanted null: everything
 */
export async function restore(
  core: Core,
  port: SecondCopyPort,
  wanted: ReadonlySet<Id> | null,
): Promise<boolean> {
  const { state, copied } = await readCopied(port)
  const chosen = copied.filter(({ record }) => wanted === null || wanted.has(record.id))
  const series = mergedSeries([...(state?.series ?? []), ...copied.flatMap((one) => one.series)])
  const witness = readWitness(core.ports.witness)
  const at = core.offset.now()
  const recovery = await transact(
    core.db,
    [...copiedStores, 'outbox'],
    'readwrite',
    async (stores): Promise<Recovery | null> => {
      const before = await readMeta(stores, 'device')
      const device = before ?? state?.device
      // Records of a device nobody knows any more: they stay in the log until this browser is that device again.
      if (!device) return null
      if (!before && state) writeState(stores, state)
      else if (state && (await answered(stores('keyslots').count())) === 0) writeSlots(stores, state)
      const highest = witness?.deviceId === device.id ? witness.maxSeq : 0
      const nextSeq = Math.max((await readMeta(stores, 'nextSeq')) ?? 1, state?.nextSeq ?? 1, highest + 1)
      const next = await putRecords(
        stores,
        chosen.map(({ record }) => record),
        nextSeq,
      )
      const held = (await answered(stores('leases').getAll())) as SeriesRecord[]
      for (const one of mergedSeries([...held, ...series])) stores('leases').put(one)
      writeMeta(stores, 'nextSeq', next)
      // Which of all these the server has is known at the next contact.
      writeMeta(stores, 'recountDue', true)
      const missing = await sayMissing(stores, next)
      const recovery = {
        at,
        records: chosen.length,
        isWhole: before === null,
        missing: missing.slice(0, missingNamed),
      }
      // Keys alone came back: nobody needs to be told.
      if (recovery.isWhole || recovery.records > 0) writeMeta(stores, 'recovery', recovery)
      await bumpRevision(stores)
      return recovery
    },
  )
  if (!recovery) return false
  core.note('copy.restored', `${recovery.records}${recovery.isWhole ? ' and the device' : ''}`)
  return true
}

async function readCopied(port: SecondCopyPort) {
  const entries = await port.read()
  return {
    state: entries
      .filter(({ name }) => stateNameOf(name))
      .flatMap((one) => stateOf(one) ?? [])
      .at(-1),
    copied: entries.filter(({ name }) => recordNameOf(name)).flatMap((one) => recordOf(one) ?? []),
  }
}

/** Records of the device this browser was before travel to the server as those of any other device. */
export async function carry(core: Core, port: SecondCopyPort, wanted: ReadonlySet<Id>): Promise<boolean> {
  const { copied } = await readCopied(port)
  const former = core.copy.state?.deviceId
  await transact(core.db, ['carried'], 'readwrite', async (stores) => {
    for (const { record } of copied) {
      if (!former || !wanted.has(record.id)) continue
      const { id, fmt, hdr, body, keys, seq } = record
      const carried: CarriedRecord = {
        ...{ id, fmt, hdr, body, keys },
        origin: { deviceId: former, seq },
        state: 'pending',
      }
      stores('carried').put(carried)
    }
  })
  core.note('copy.carried', String(wanted.size))
  return true
}

function writeState(stores: Stores, state: CopiedState): void {
  const { device, epoch, floor, offset, forkClaim } = state
  writeMeta(stores, 'device', device)
  if (epoch) writeMeta(stores, 'epoch', epoch)
  if (offset) writeMeta(stores, 'offset', offset)
  if (forkClaim) writeMeta(stores, 'forkClaim', forkClaim)
  writeMeta(stores, 'laneFrom', floor + 1)
  writeSlots(stores, state)
}

function writeSlots(stores: Stores, { keyCheck, keyForServer, slots }: CopiedState): void {
  if (keyCheck) writeMeta(stores, 'keyCheck', keyCheck)
  if (keyForServer) writeMeta(stores, 'keyForServer', keyForServer)
  for (const slot of slots) stores('keyslots').put(slot)
}

/**
 * Own numbers below `next` that are in no verified backup and not here. They are said once; the server is asked
 * which of them it has, and the rest is named to it as never coming, so that the lane goes on.
 */
async function sayMissing(stores: Stores, next: number): Promise<number[]> {
  const [seqs, floor, gone, missed] = await Promise.all([
    answered(stores('outbox').getAllKeys()) as Promise<number[]>,
    readFloor(stores),
    readMeta(stores, 'gone'),
    readMeta(stores, 'missed'),
  ])
  const accounted = new Set([...seqs, ...(gone ?? []), ...(missed ?? [])])
  const from = floor + 1
  const missing = Array.from({ length: Math.max(0, next - from) }, (_, n) => from + n).filter(
    (seq) => !accounted.has(seq),
  )
  if (missing.length === 0) return missing
  writeMeta(stores, 'missed', [...(missed ?? []), ...missing])
  writeMeta(stores, 'loss', { lastSeqSeen: next - 1, found: next - 1 - missing.length })
  writeMeta(stores, 'recountDue', true)
  return missing
}

/** A database that lost records and kept its counters, and no copy of them. @returns whether it is so */
export const lookForHoles = (core: Core): Promise<boolean> =>
  transact(core.db, ['meta', 'outbox'], 'readwrite', async (stores) => {
    const missing = await sayMissing(stores, (await readMeta(stores, 'nextSeq')) ?? 1)
    if (missing.length > 0) await bumpRevision(stores)
    return missing.length > 0
  })

/** Each under its own number, or under a new one where another record has it. @returns the next free number */
async function putRecords(
  stores: Stores,
  records: readonly OutboxRecord[],
  nextSeq: number,
): Promise<number> {
  const known = (await answered(stores('outbox').getAll())) as OutboxRecord[]
  const seqs = new Set(known.map(({ seq }) => seq))
  const ids = new Set(known.map(({ id }) => id))
  let next = Math.max(nextSeq, ...records.map(({ seq }) => seq + 1))
  for (const record of [...records].sort((a, b) => a.seq - b.seq)) {
    if (ids.has(record.id)) continue
    const seq = seqs.has(record.seq) ? next++ : record.seq
    const state = record.state === 'sent' ? 'pending' : record.state
    stores('outbox').add({ ...record, seq, state } satisfies OutboxRecord)
    seqs.add(seq)
    ids.add(record.id)
  }
  return next
}
