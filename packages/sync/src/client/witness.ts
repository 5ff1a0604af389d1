import type { Id } from '@lentera/contracts/kernel/id'
import type { DeviceSnapshot } from './api.js'
import type { Core } from './core.js'
import { readMeta, writeMeta } from './database.js'
import type { WitnessPort } from './ports.js'
import { transact } from './transact.js'

/** What this browser remembers outside IndexedDB, so that a vanished database is noticed. */
export interface Witness {
  readonly deviceId: Id
  readonly maxSeq: number
}

/** Written after the command is stored; a browser that refuses must not turn a save into a failure. */
export function writeWitness(port: WitnessPort, witness: Witness): void {
  try {
    port.write(JSON.stringify(witness))
  } catch {
    // localStorage is full or forbidden: one witness less, the command is safe.
  }
}

export function readWitness(port: WitnessPort): Witness | null {
  try {
    const { deviceId, maxSeq } = JSON.parse(port.read() ?? 'null') as Witness
    return typeof deviceId === 'string' && Number.isInteger(maxSeq) ? { deviceId, maxSeq } : null
  } catch {
    return null
  }
}

/**
 * Compares the witnesses at start.
 * @param found highest number in the database; 0 when it is empty
 */
export function lossAtStart(port: WitnessPort, deviceId: Id | null, found: number): DeviceSnapshot['loss'] {
  const witness = readWitness(port)
  if (!witness) return null
  if (witness.deviceId === deviceId && witness.maxSeq <= found) return null
  return { lastSeqSeen: witness.maxSeq, found: witness.deviceId === deviceId ? found : 0 }
}

/** A loss is said until somebody has read it, over starts and enrolments. Reads what a start brought back, too. */
export async function storedLoss(core: Core, seen: DeviceSnapshot['loss']): Promise<DeviceSnapshot['loss']> {
  const { loss, recovery } = await transact(core.db, ['meta'], 'readonly', async (stores) => {
    const [loss, recovery] = await Promise.all([readMeta(stores, 'loss'), readMeta(stores, 'recovery')])
    return { loss, recovery }
  })
  core.recovery = recovery
  return seen ?? loss
}

/** Somebody has read what was lost and what came back. */
export async function acknowledge(core: Core): Promise<void> {
  await transact(core.db, ['meta'], 'readwrite', async (stores) => {
    writeMeta(stores, 'loss', null)
    writeMeta(stores, 'recovery', null)
  })
  core.loss = null
  core.recovery = null
  core.note('loss.read')
  await core.announce()
}
