import type { Id } from '@lentera/contracts/kernel/id'
import type { CommandRecord } from '@lentera/contracts/sync/record'
import { openWithDeviceKey } from '../record/seal.js'
import { BaseRows } from './base-rows.js'
import { baseStores, openBase } from './base-store.js'
import { type Opened, openCheckpoint } from './checkpoint.js'
import type { Core } from './core.js'
import {
  type BaseChunk,
  type BaseDelta,
  type CheckpointChunk,
  type KeySlot,
  type OutboxRecord,
  type PackedChunkRecord,
  type PackedDelta,
  readMeta,
  type ScopeState,
  writeMeta,
} from './database.js'
import type { Told } from './overlay.js'
import type { PendingCommand } from './pending-command.js'
import { personOfSlot } from './pin.js'
import { ScopeBook } from './scope-book.js'
import { shownCarried } from './hand-over/shown-carried.js'
import { answered, type Stores, transact } from './transact.js'
import type { ViewOnDisk } from './view-on-disk.js'

/** Records opened at a time: enough to keep WebCrypto busy, few enough to stay small. */
const openedTogether = 64

/** Present numbers on disk; whoever has others in memory must load. */
export async function readMarks(stores: Stores): Promise<{ nextSeq: number; revision: number }> {
  const [nextSeq, revision] = await Promise.all([readMeta(stores, 'nextSeq'), readMeta(stores, 'revision')])
  return { nextSeq: nextSeq ?? 1, revision: revision ?? 0 }
}

/** Reads device and people; they are in clear and known while locked. */
export async function loadDevice(core: Core): Promise<void> {
  const disk = await transact(core.db, ['meta', 'keyslots'], 'readonly', async (stores) => {
    const [device, epoch, slots, offset] = await Promise.all([
      readMeta(stores, 'device'),
      readMeta(stores, 'epoch'),
      answered(stores('keyslots').getAll()) as Promise<KeySlot[]>,
      readMeta(stores, 'offset'),
    ])
    return { device, epoch, slots, offset }
  })
  core.device = disk.device
  core.epoch = disk.epoch
  core.people = disk.slots.map(personOfSlot)
  if (disk.offset) core.offset.remember(disk.offset)
}

/**
 * What the server's rows do not show: everything unsettled of the outbox, what it could not judge or send back,
 * and what others handed over.
 */
async function readPending(core: Core, stores: Stores): Promise<OutboxRecord[]> {
  const outbox = stores('outbox')
  const { keyRange } = core.ports
  const wanted: [string, string | number][] = [
    ['state', 'pending'],
    ['state', 'sent'],
    ['state', 'unsendable'],
    ['outcome', 'blocked'],
    ['outcome', 'quarantined'],
    ['rowsMissing', 1],
  ]
  const found = await Promise.all(
    wanted.map(
      ([index, key]) => answered(outbox.index(index).getAll(keyRange.only(key))) as Promise<OutboxRecord[]>,
    ),
  )
  const carried = await shownCarried(stores)
  const records = new Map(found.flat().map((record) => [record.seq, record]))
  return [
    ...records.values(),
    ...carried.map((record) => ({ ...record, seq: record.place!, state: 'pending' as const })),
  ].sort((a, b) => a.seq - b.seq)
}

async function openPending(
  core: Core,
  deviceKey: CryptoKey,
  records: readonly OutboxRecord[],
  checkpoint: ReadonlyMap<Id, Opened>,
): Promise<PendingCommand[]> {
  const pending: PendingCommand[] = []
  for (let at = 0; at < records.length; at += openedTogether) {
    const together = records.slice(at, at + openedTogether)
    const known = together.map((one) => knownHere(core, one, checkpoint))
    // Only what was not opened before waits for WebCrypto.
    const opened = known.every((record) => record !== null)
      ? known
      : await Promise.all(known.map((record, n) => record ?? openOne(core, deviceKey, together[n]!)))
    for (const [n, record] of opened.entries()) {
      const { id, seq, state, issues } = together[n]!
      if (!record) continue
      pending.push({
        ...{ seq, record, issues: state === 'settled' ? (issues ?? []) : [] },
        lastWrites: checkpoint.get(id)?.lastWrites ?? [],
      })
    }
  }
  return pending
}

/** A command that was opened before, in this tab or by the checkpoint. */
function knownHere(
  core: Core,
  { id }: OutboxRecord,
  checkpoint: ReadonlyMap<Id, Opened>,
): CommandRecord | null {
  return (core.view.pendingCommand(id) ?? checkpoint.get(id))?.record ?? null
}

/** null: damaged. */
export async function openOne(
  core: Core,
  deviceKey: CryptoKey,
  sealed: OutboxRecord,
): Promise<CommandRecord | null> {
  try {
    return await openWithDeviceKey(core.ports.crypto, deviceKey, sealed)
  } catch {
    // One damaged record must not hide the others; it is still sent as it lies.
    core.note('outbox.unreadable', sealed.id)
    return null
  }
}

export function readView(core: Core): Promise<ViewOnDisk> {
  const isOpened = core.view.pending.length > 0
  const stores = ['meta', 'outbox', 'carried', ...baseStores, 'scope_state', 'checkpoint'] as const
  return transact(core.db, stores, 'readonly', async (stores) => {
    const [marks, pending, chunks, deltas, packedChunks, packedDeltas, scopes, checkpoint] =
      await Promise.all([
        readMarks(stores),
        readPending(core, stores),
        answered(stores('base').getAll()) as Promise<BaseChunk[]>,
        answered(stores('baseDelta').getAll()) as Promise<BaseDelta[]>,
        answered(stores('dir').getAll()) as Promise<PackedChunkRecord[]>,
        answered(stores('dirDelta').getAll()) as Promise<PackedDelta[]>,
        answered(stores('scope_state').getAll()) as Promise<ScopeState[]>,
        isOpened ? null : (answered(stores('checkpoint').getAll()) as Promise<CheckpointChunk[]>),
      ])
    const packed = { chunks: packedChunks, deltas: packedDeltas }
    return { marks, pending, chunks, deltas, packed, scopes, checkpoint }
  })
}

/**
 * Fills the local view from disk: at unlock, and when another tab changed more than it added.
 * @param disk read before; whatever another tab did since is caught up with like anything later
 */
export async function loadView(core: Core, deviceKey: CryptoKey, disk?: ViewOnDisk): Promise<void> {
  const stored = disk ?? (await readView(core))
  const { marks, pending, scopes, checkpoint } = stored
  const [base, kept] = await Promise.all([
    openBase(core.ports.crypto, deviceKey, stored, core.view.base).catch(() => null),
    checkpoint ? openCheckpoint(core, deviceKey, checkpoint, marks.revision) : new Map<Id, Opened>(),
  ])
  const opened = await openPending(core, deviceKey, pending, kept)
  if (!core.device) return
  if (!base) await refetchBase(core)
  const told = new Map<Id, Told>()
  // Nothing that was told holds without the rows, or without a command that it was told after.
  if (base && opened.length === pending.length)
    for (const [id, one] of kept) if (one.told) told.set(id, one.told)
  core.view.load(
    core.device.facility,
    base ?? new BaseRows(),
    new ScopeBook(base ? scopes : []),
    opened,
    told,
  )
  core.nextSeq = marks.nextSeq
  core.revision = marks.revision
}

/** Damaged base rows are a cache like any other: the next pull brings them again, and until then nothing is promised. */
async function refetchBase(core: Core): Promise<void> {
  core.note('base.unreadable')
  await transact(core.db, ['meta'], 'readwrite', async (stores) => writeMeta(stores, 'resetDue', true))
}

/** Takes over what another tab did since; call in turn. @returns whether anything had changed */
export async function catchUp(core: Core): Promise<boolean> {
  const marks = await transact(core.db, ['meta'], 'readonly', readMarks)
  if (marks.revision === core.revision && marks.nextSeq === core.nextSeq) return false
  core.counts = null
  const deviceKey = core.unlocked?.deviceKey
  if (!deviceKey || marks.revision !== core.revision) {
    await loadDevice(core)
    if (deviceKey) await loadView(core, deviceKey)
    else {
      core.nextSeq = marks.nextSeq
      core.revision = marks.revision
    }
    return true
  }
  const range = core.ports.keyRange.lowerBound(core.nextSeq)
  const added = (await transact(core.db, ['outbox'], 'readonly', (stores) =>
    answered(stores('outbox').getAll(range)),
  )) as OutboxRecord[]
  for (const pending of await openPending(core, deviceKey, added, new Map())) core.view.addPending(pending)
  core.nextSeq = Math.max(marks.nextSeq, (added.at(-1)?.seq ?? 0) + 1)
  return true
}

/** Another tab changed the disk between reading and writing: catch up and try again. */
export class Moved extends Error {}

/** @throws {@link Moved} when another tab was faster */
export async function assertUnmoved(core: Core, stores: Stores): Promise<void> {
  if (((await readMeta(stores, 'revision')) ?? 0) !== core.revision) throw new Moved()
}
