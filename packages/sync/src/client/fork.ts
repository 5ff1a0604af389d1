import { EnrolAnswer } from '@lentera/contracts/sync/enrol'
import { v4 } from 'uuid'
import { businessDateAt } from '../pure/business-date.js'
import type { Core } from './core.js'
import { bumpRevision, type DeviceMeta, type OutboxRecord, readMeta, writeMeta } from './database.js'
import { type Exchange, exchange } from './exchange.js'
import { catchUp } from './load.js'
import { withLeases, withStation } from './numbers.js'
import { answered, transact } from './transact.js'
import { unsettled } from './outbox.js'
import { mirrorState, rewriteCopy } from './second-copy.js'
import { writeWitness } from './witness.js'

const forkTimeoutMs = 30_000

/** Whether this copy of a disk began to become a device of its own and has not ended it. */
export const isForking = (core: Core): Promise<boolean> =>
  transact(core.db, ['meta'], 'readonly', async (stores) => (await readMeta(stores, 'forkClaim')) !== null)

/**
 * Another copy of this disk went on with our lane (sync design 2.8): becomes a device with a lane, a station code
 * and numbers of its own. May be cut at any line: the claim is stored before it is sent, and the same claim makes
 * the same device.
 * @returns null when it is done, else the answer that stands against it
 */
export async function fork(core: Core): Promise<Exclude<Exchange<EnrolAnswer>, { kind: 'ok' }> | null> {
  const { device } = core
  if (!device) return null
  // Strict by the leases: the server takes the claim for this browser's credential, so a power cut must not take it back.
  const claim = await transact(core.db, ['meta', 'leases'], 'readwrite', async (stores) => {
    const begun = await readMeta(stores, 'forkClaim')
    const made = begun ?? v4({ random: core.ports.crypto.randomBytes(16) })
    writeMeta(stores, 'forkClaim', made)
    return made
  })
  // With the answer comes the credential of the new device, also where the answer itself is lost: whoever is put
  // together again from the second copy must be able to ask once more.
  await mirrorState(core)
  const body = { deviceId: device.id, claim }
  const request = { method: 'POST' as const, path: '/api/v1/sync/fork', body, timeoutMs: forkTimeoutMs }
  const answer = await exchange(core, request, EnrolAnswer)
  if (answer.kind !== 'ok') return answer
  await core.inTurn(() => become(core, device, answer.value))
  await core.announce()
  return null
}

/**
 * All records move to the new lane, in their order, settled ones too: the server knows those by their ids and
 * answers as before, and whatever it does not have it gets. Ids, signatures and the device they were made on stay.
 */
async function become(core: Core, former: DeviceMeta, answer: EnrolAnswer): Promise<void> {
  const { facility, leases } = answer
  const today = businessDateAt(core.ports.clock.now() + core.offset.current.ms, facility.timeZone)
  const device = withStation(
    { ...former, id: answer.deviceId, facility, station: answer.station, stationDate: today },
    leases,
  )
  const maxSeq = await transact(
    core.db,
    ['meta', 'outbox', 'leases', 'reviews'],
    'readwrite',
    async (stores) => {
      const present = await readMeta(stores, 'device')
      // Another tab was faster.
      if (present?.id !== former.id) return ((await readMeta(stores, 'nextSeq')) ?? 1) - 1
      const records = (await answered(stores('outbox').getAll())) as OutboxRecord[]
      stores('outbox').clear()
      for (const [n, record] of records.entries()) {
        stores('outbox').add({ ...(record.state === 'unsendable' ? record : unsettled(record)), seq: n + 1 })
        stores('reviews').delete(record.id)
      }
      stores('leases').clear()
      stores('leases').put(withLeases(undefined, leases))
      writeMeta(stores, 'device', device)
      writeMeta(stores, 'nextSeq', records.length + 1)
      for (const name of [
        'receipt',
        'formerReceipt',
        'backedUpSeq',
        'sentUpTo',
        'laneFrom',
        'gone',
        'missed',
        'forkClaim',
      ])
        stores('meta').delete(name)
      await bumpRevision(stores)
      return records.length
    },
  )
  core.note('device.forked', `${former.id} ${answer.deviceId}`)
  await catchUp(core)
  await rewriteCopy(core)
  writeWitness(core.ports.witness, { deviceId: core.device?.id ?? device.id, maxSeq })
}
