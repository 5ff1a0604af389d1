import type { EnrolAnswer } from '@lentera/contracts/sync/enrol'
import { stationCodes } from '@lentera/contracts/sync/lease'
import { businessDateAt } from '../pure/business-date.js'
import { fromBase64Url } from '../record/bytes.js'
import { importAesKey, newSealer } from '../record/seal.js'
import type { Core } from './core.js'
import { bumpRevision, type DeviceMeta, readMeta, writeMeta } from './database.js'
import { isDeviceKey } from './key-slots.js'
import { catchUp } from './load.js'
import { compareCopies } from './compare-copies.js'
import { rewriteCopy } from './second-copy.js'
import { type SeriesRecord, withLeases, withStation } from './numbers.js'
import { answered, transact } from './transact.js'
import { writeWitness } from './witness.js'

/** A key the server opened for somebody new here; believed only when it is this device's. */
async function takeDeviceKey(core: Core, { deviceKey }: EnrolAnswer): Promise<void> {
  if (deviceKey === undefined) return
  const { crypto } = core.ports
  const check = await transact(core.db, ['meta'], 'readonly', (stores) => readMeta(stores, 'keyCheck'))
  const key = await importAesKey(crypto, fromBase64Url(deviceKey))
  if (check && (await isDeviceKey(crypto, key, check))) core.freshDeviceKey = key
}

/** A server that gives no station codes now (after a restore) does not take away the one that is held. */
const stationKept = (before: DeviceMeta, { station }: DeviceMeta): Partial<DeviceMeta> =>
  stationCodes.includes(station) ? {} : { station: before.station, stationDate: before.stationDate }

/** This browser belongs to another device, and work of that device lies unsent in it. */
export class OtherDeviceHere extends Error {}

/**
 * Stores what the server answered at enrolment. For the device that is enrolled already it renews keys,
 * station and leases and changes nothing else.
 * @throws {@link OtherDeviceHere}
 */
export async function enrolled(core: Core, answer: EnrolAnswer): Promise<void> {
  const today = businessDateAt(core.ports.clock.now() + core.offset.current.ms, answer.facility.timeZone)
  const device: DeviceMeta = withStation(
    {
      id: answer.deviceId,
      facility: answer.facility,
      station: answer.station,
      stationDate: today,
      serverKey: answer.serverKey,
    },
    answer.leases,
  )
  const { maxSeq, isOther, loss } = await transact(
    core.db,
    ['meta', 'outbox', 'leases'],
    'readwrite',
    async (stores) => {
      const [before, nextSeq, waiting, held] = await Promise.all([
        readMeta(stores, 'device'),
        readMeta(stores, 'nextSeq'),
        answered(stores('outbox').count()),
        answered(stores('leases').get('rm')) as Promise<SeriesRecord | undefined>,
      ])
      const isOther = before !== null && before.id !== device.id
      if (isOther && waiting > 0) throw new OtherDeviceHere()
      const next = Math.max(isOther ? 1 : (nextSeq ?? 1), answer.lastSeq + 1)
      if (isOther) {
        stores('leases').clear()
        stores('meta').delete('receipt')
      }
      stores('leases').put(withLeases(isOther ? undefined : held, answer.leases))
      writeMeta(stores, 'device', {
        ...device,
        ...(before?.policy ? { policy: before.policy } : {}),
        ...(before && !isOther ? stationKept(before, device) : {}),
      })
      const epoch = await readMeta(stores, 'epoch')
      // An epoch that changed since is met by the next push, which knows how to go on.
      if (epoch === null || isOther) writeMeta(stores, 'epoch', answer.epoch)
      writeMeta(stores, 'nextSeq', next)
      // The server holds more of this device than lies here: never a quiet fresh start.
      const found = isOther ? 0 : (nextSeq ?? 1) - 1
      const loss =
        answer.lastSeq > found ? { lastSeqSeen: answer.lastSeq, found } : isOther ? null : core.loss
      if (loss) writeMeta(stores, 'loss', loss)
      if (before === null || isOther) writeMeta(stores, 'laneFrom', next)
      await bumpRevision(stores)
      return { maxSeq: next - 1, isOther, loss }
    },
  )
  await takeDeviceKey(core, answer)
  writeWitness(core.ports.witness, { deviceId: device.id, maxSeq })
  core.loss = loss
  await catchUp(core)
  if (isOther) await rewriteCopy(core)
  else await compareCopies(core)
  const { unlocked } = core
  if (unlocked) {
    core.unlocked = {
      ...unlocked,
      sealer: await newSealer(core.ports.crypto, unlocked.deviceKey, device.serverKey),
    }
  }
  await core.announce()
}
