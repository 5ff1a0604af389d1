import { businessDateAt } from '../pure/business-date.js'
import type { Core } from './core.js'
import { type DeviceMeta, readMeta, writeMeta } from './database.js'
import { dropAtBytes, freeCaches } from './free-caches.js'
import type { KeepingPort } from './ports.js'
import {
  type Obstacle,
  type Probation,
  type Room,
  warnAtUnsent,
  warnAtUnsentUnprotected,
} from './protection-state.js'
import { transact } from './transact.js'

/** With less free space than this nothing is fetched any more; saving goes on as long as the disk takes it. */
export const freeMinBytes = 500 * 1024 * 1024

/**
 * Looks once more at what the browser promises, asks it again to keep everything, and writes down what the marker
 * has survived. At each start and after an enrolment; not in turn, because nothing shall wait for it.
 */
export async function lookAtProtection(core: Core): Promise<void> {
  const { keeping } = core.ports
  if (!keeping || core.closed) return
  const marker = core.device && (await lookAtMarker(core, core.device, keeping.browserStart()))
  const [obstacle, isPersistent, room] = await Promise.all([
    obstacleHere(keeping, marker?.survivedRestart ?? false),
    askToKeep(keeping),
    keeping.room().catch(() => null),
  ])
  const isFull = await makeRoom(core, room)
  core.protection = {
    mode: obstacle === null ? 'device' : 'terminal',
    obstacle,
    isPersistent,
    isOnProbation: marker !== null && !(marker.survivedRestart && marker.survivedNight),
    room,
    isFetchingStopped: isFull,
    warnAtUnsent: isPersistent ? warnAtUnsent : warnAtUnsentUnprotected,
  }
  await core.announce()
}

/** What outlived its browser lay in no private window, whatever it looks like. */
async function obstacleHere(keeping: KeepingPort, hasOutlived: boolean): Promise<Obstacle | null> {
  const obstacle = await keeping.obstacle()
  return obstacle ?? (!hasOutlived && (await keeping.isPrivate()) ? 'private' : null)
}

/** Drops caches above the mark. @returns whether nothing more is to be fetched */
async function makeRoom(core: Core, room: Room | null): Promise<boolean> {
  if (!room) return false
  if (room.used >= dropAtBytes) await core.inTurn(() => freeCaches(core, false))
  const now = (await core.ports.keeping?.room().catch(() => null)) ?? room
  return now.free < freeMinBytes || now.used >= dropAtBytes
}

/** Chrome answers by its own measure (installed, bookmarked, often used), so the answer may change with every start. */
async function askToKeep(keeping: KeepingPort): Promise<boolean> {
  try {
    return (await keeping.isPersistent()) || (await keeping.askPersistent())
  } catch {
    return false
  }
}

/**
 * A marker written at enrolment that is still there after the browser was started anew and on a later day: a
 * browser that clears everything when it is closed, or a PC that is reset each night, never gets so far.
 */
async function lookAtMarker(core: Core, { facility }: DeviceMeta, start: string): Promise<Probation> {
  const day = businessDateAt(core.ports.clock.now() + core.offset.current.ms, facility.timeZone)
  return transact(core.db, ['meta'], 'readwrite', async (stores) => {
    const before = await readMeta(stores, 'probation')
    const now: Probation = before
      ? {
          ...before,
          survivedRestart: before.survivedRestart || before.start !== start,
          survivedNight: before.survivedNight || (before.start !== start && before.day < day),
        }
      : { start, day, survivedRestart: false, survivedNight: false }
    if (JSON.stringify(now) !== JSON.stringify(before)) writeMeta(stores, 'probation', now)
    return now
  })
}
