import type { Id } from '@lentera/contracts/kernel/id'
import type { LogEntry } from '../second-copy/frames.js'
import type { LogList } from '../second-copy/second-copy-log.js'
import {
  type CopiedState,
  copiedStores,
  dropsSlots,
  mergedSeries,
  markOf,
  type RecordName,
  readFloor,
  readState,
  recordEntry,
  recordNameOf,
  recordOf,
  stateEntry,
  stateNameOf,
  stateOf,
} from './copy-entries.js'
import type { Core } from './core.js'
import { bumpRevision, type CarriedRecord, type OutboxRecord, readMeta, writeMeta } from './database.js'
import { catchUp } from './load.js'
import type { Recovery } from './loss.js'
import type { SeriesRecord } from './numbers.js'
import type { SecondCopyPort } from './ports.js'
import { withLog, writeAnew } from './second-copy.js'
import { answered, type Stores, transact } from './transact.js'
import { readWitness, storedLoss } from './witness.js'

/** Records of the log that are no longer needed before a start writes it anew. */
const garbageMax = 200
/** Missing numbers that are named one by one. */
const missingNamed = 50

/**
 * At a start: holds both copies side by side and fills each from the other. Nothing is taken for deleted but what
 * a verified backup covers; a record is known by its id, so nothing comes twice. Call in turn, before anybody can
 * save. Never rejects: a log that cannot be read leaves the device with one copy, and the screen says so.
 */
export async function compareCopies(core: Core): Promise<void> {
  try {
    const isChanged = await withLog(core, (port) => compare(core, port))
    if (!isChanged) return
    await catchUp(core)
    core.loss = await storedLoss(core, core.loss)
    await core.announce()
  } catch (error) {
    if (core.closed) return
    core.copy.health = 'failing'
    core.note('copy.unreadable', error instanceof Error ? error.name : undefined)
  }
}

/** @returns whether IndexedDB was changed */
async function compare(core: Core, port: SecondCopyPort): Promise<boolean> {
  const list = await port.list()
  for (const { at, bytes } of list.damaged) core.note('copy.damaged', `${bytes} at ${at}`)
  const copied = list.names.flatMap((name) => recordNameOf(name) ?? [])
  const newest = list.names.flatMap((name) => stateNameOf(name) ?? []).at(-1) ?? null
  const here = await readHere(core)
  core.copy.state = newest
  if (!here.state) return list.names.length > 0 && restore(core, port, null)
  const isOther = newest !== null && newest.deviceId !== here.state.device.id
  const isSame = sameRecords(copied, here.seqsById)
  const lost = isSame ? new Set<Id>() : await lostHere(core, copied)
  // Only an order to destroy them, or somebody's leave, takes slots away, and both take them from the log too.
  const hasLostKeys = here.state.slots.length === 0 && here.state.keyCheck !== null && newest !== null
  const isChanged =
    lost.size > 0 && isOther
      ? await carry(core, port, lost)
      : (lost.size > 0 || (hasLostKeys && newest.slotMarks.length > 0)) && (await restore(core, port, lost))
  const { floor, nextSeq } = here.state
  const kept = here.seqsById.filter((seq) => seq > floor).length
  const hasHoles = kept < nextSeq - 1 - floor && (await lookForHoles(core))
  await fill(core, port, { list, copied, isOther, isSame: isSame && !isChanged })
  return isChanged || hasHoles
}

/** Whether the log and the outbox name the same records: cheap, because a start has no time to read them all. */
function sameRecords(copied: readonly RecordName[], seqsById: readonly number[]): boolean {
  if (copied.length !== seqsById.length) return false
  const byId = [...copied].sort((a, b) => (a.id < b.id ? -1 : 1))
  return byId.every(({ seq }, at) => seq === seqsById[at])
}

const readHere = (core: Core): Promise<{ state: CopiedState | null; seqsById: number[] }> =>
  transact(core.db, [...copiedStores, 'outbox'], 'readonly', async (stores) => {
    const [state, seqsById] = await Promise.all([
      readState(stores),
      answered(stores('outbox').index('id').getAllKeys()) as Promise<number[]>,
    ])
    return { state, seqsById }
  })

/** Ids of the log that are neither in the outbox nor covered by a backup. */
async function lostHere(core: Core, copied: readonly RecordName[]): Promise<Set<Id>> {
  return transact(core.db, ['outbox', 'meta'], 'readonly', async (stores) => {
    const [records, floor] = await Promise.all([
      answered(stores('outbox').getAll()) as Promise<OutboxRecord[]>,
      readFloor(stores),
    ])
    const here = new Set(records.map(({ id }) => id))
    const lost = copied.filter(({ id, seq }) => !here.has(id) && seq > floor)
    return new Set(lost.map(({ id }) => id))
  })
}

/** Brings the log up to IndexedDB, which is whole now. */
async function fill(
  core: Core,
  port: SecondCopyPort,
  found: { list: LogList; copied: readonly RecordName[]; isOther: boolean; isSame: boolean },
): Promise<void> {
  const { list, copied, isOther, isSame } = found
  const { crypto } = core.ports
  const states = list.names.length - copied.length
  const isSpoilt = isOther || list.isUnfinished || list.damaged.length > 0 || states === 0
  if (isSpoilt) return writeAnew(core, port)
  const { state, records } = await transact(
    core.db,
    [...copiedStores, 'outbox'],
    'readonly',
    async (stores) => {
      const [state, records] = await Promise.all([
        readState(stores),
        isSame ? [] : (answered(stores('outbox').getAll()) as Promise<OutboxRecord[]>),
      ])
      return { state, records }
    },
  )
  if (!state) return
  const mark = await markOf(crypto, state)
  const known = new Map(copied.map(({ id, seq }) => [id, seq]))
  const missing = records.filter(({ id, seq }) => known.get(id) !== seq)
  const garbage = states - 1 + (isSame ? 0 : copied.length - (records.length - missing.length))
  const isReplaced = core.copy.state !== null && dropsSlots(core.copy.state, mark)
  if (isReplaced || garbage >= garbageMax || missing.length > copied.length) return writeAnew(core, port)
  const entries: LogEntry[] = missing.map((record) => recordEntry(record, []))
  if (core.copy.state?.mark !== mark.mark || missing.length > 0) entries.push(await stateEntry(crypto, state))
  if (entries.length > 0) await port.append(entries)
  core.copy.garbage = garbage
  core.copy.state = mark
}

/**
 * Writes into IndexedDB what only the log has. Where IndexedDB is no device any more, all of it: the device with
 * its people and wrapped keys, the counters, the records. They are sent again; the server knows them by their ids.
 * @param wanted null: everything
 */
async function restore(core: Core, port: SecondCopyPort, wanted: ReadonlySet<Id> | null): Promise<boolean> {
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
      writeMeta(stores, 'recovery', recovery)
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
async function carry(core: Core, port: SecondCopyPort, wanted: ReadonlySet<Id>): Promise<boolean> {
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
  const { device, epoch, floor } = state
  writeMeta(stores, 'device', device)
  if (epoch) writeMeta(stores, 'epoch', epoch)
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
const lookForHoles = (core: Core): Promise<boolean> =>
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
