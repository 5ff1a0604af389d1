import type { LogEntry } from '../second-copy/frames.js'
import {
  copiedStores,
  type CopiedState,
  dropsSlots,
  markOf,
  readState,
  recordEntry,
  stateEntry,
} from './copy-entries.js'
import type { Core } from './core.js'
import type { OutboxRecord } from './database.js'
import type { SeriesRecord } from './numbers.js'
import type { SecondCopyPort } from './ports.js'
import { answered, transact } from './transact.js'

/** Records and states that are no longer needed before the log is written anew. */
export const garbageMax = 200
/** A copy that could not be written is tried again, not at every save: it may be the disk that is full. */
const againMs = 60_000

/** One operation on the log at a time, over all tabs of this browser. */
export const withLog = <T>(core: Core, work: (port: SecondCopyPort) => Promise<T>): Promise<T | null> => {
  const { secondCopy, locks } = core.ports
  return secondCopy ? locks.request('second-copy', () => work(secondCopy)) : Promise.resolve(null)
}

/**
 * The second of the two writes of a save. The first one is complete: the command is stored, other tabs see it and
 * it will be sent, so a copy that fails must not make the author type it again. It is said on the screen and tried
 * again with everything that is missing in it.
 */
export async function keepSecond(
  core: Core,
  record: OutboxRecord,
  series: readonly SeriesRecord[],
): Promise<void> {
  if (core.copy.health === 'failing') return repairCopy(core)
  await guarded(core, () => withLog(core, (port) => port.append([recordEntry(record, series)])))
}

/** Device, people and keys as they are now, if the log has them otherwise. */
export async function mirrorState(core: Core): Promise<void> {
  if (core.copy.health === 'none' || core.closed) return
  if (core.copy.health === 'failing') return repairCopy(core)
  await guarded(core, () =>
    withLog(core, async (port) => {
      const state = await transact(core.db, copiedStores, 'readonly', readState)
      if (!state) return
      const mark = await markOf(core.ports.crypto, state)
      const before = core.copy.state
      if (before?.mark === mark.mark) return
      if (before && (before.deviceId !== mark.deviceId || dropsSlots(before, mark)))
        return writeAnew(core, port)
      await port.append([await stateEntry(core.ports.crypto, state)])
      if (before) core.copy.garbage += 1
      core.copy.state = mark
    }),
  )
}

/** Writes the log anew from IndexedDB: all records that are in the outbox, and the device as it is. */
export const rewriteCopy = (core: Core): Promise<void> =>
  guarded(core, () => withLog(core, (port) => writeAnew(core, port)))

/** Within the lock. What another tab stored before is read here; what it stores later is appended behind. */
export async function writeAnew(core: Core, port: SecondCopyPort): Promise<void> {
  const { state, records } = await transact(
    core.db,
    [...copiedStores, 'outbox'],
    'readonly',
    async (stores) => {
      const [state, records] = await Promise.all([
        readState(stores),
        answered(stores('outbox').getAll()) as Promise<OutboxRecord[]>,
      ])
      return { state, records }
    },
  )
  await port.rewrite(await entriesOf(core, state, records))
  core.copy.state = state && (await markOf(core.ports.crypto, state))
  core.copy.garbage = 0
}

async function entriesOf(
  { ports }: Core,
  state: CopiedState | null,
  records: readonly OutboxRecord[],
): Promise<LogEntry[]> {
  const entries = records.map((record) => recordEntry(record, []))
  return state ? [await stateEntry(ports.crypto, state), ...entries] : entries
}

/** Records have left the outbox for good; the log follows when it is worth the writing. */
export async function trimCopy(core: Core, forgotten: number): Promise<void> {
  core.copy.garbage += forgotten
  if (core.copy.health === 'whole' && core.copy.garbage >= garbageMax) await rewriteCopy(core)
}

/** Keys of people who may no longer open anything leave the log too, at once. */
export async function destroyCopiedKeys(core: Core): Promise<void> {
  if (core.copy.health === 'none') return
  await rewriteCopy(core)
  // Records lie in IndexedDB still; keys must not lie anywhere.
  if (core.copy.health === 'failing') await guarded(core, () => withLog(core, (port) => port.destroy()))
}

/** @throws the file system's error */
export const destroyCopy = async (core: Core): Promise<void> => {
  await withLog(core, (port) => port.destroy())
}

async function repairCopy(core: Core): Promise<void> {
  const now = core.ports.clock.monotonic()
  if (now < core.copy.notBefore) return
  core.copy.notBefore = now + againMs
  await rewriteCopy(core)
}

async function guarded(core: Core, work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
    if (core.copy.health === 'failing') core.copy.health = 'whole'
  } catch (error) {
    if (core.closed) return
    core.copy.health = 'failing'
    core.copy.notBefore = core.ports.clock.monotonic() + againMs
    core.note('copy.failing', error instanceof Error ? error.name : undefined)
  }
}
