import type { Id } from '@lentera/contracts/kernel/id'
import type { LogEntry } from '../second-copy/frames.js'
import type { LogList } from '../second-copy/second-copy-log.js'
import {
  type CopiedState,
  copiedStores,
  dropsSlots,
  markOf,
  type RecordName,
  readFloor,
  readState,
  recordEntry,
  recordNameOf,
  stateEntry,
  stateNameOf,
} from './copy-entries.js'
import type { Core } from './core.js'
import type { OutboxRecord } from './database.js'
import { catchUp } from './load.js'
import type { SecondCopyPort } from './ports.js'
import { carry, lookForHoles, restore } from './restore-from-copy.js'
import { garbageMax, withLog, writeAnew } from './second-copy.js'
import { answered, transact } from './transact.js'
import { storedLoss } from './witness.js'

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
