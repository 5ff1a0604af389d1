import { describe, expect, it } from '@jest/globals'
import type { Device, DevicePerson } from '@lentera/contracts/devices/device'
import { RevokeDevice } from '@lentera/contracts/devices/revoke-device'
import { aCommand, id, known } from '../testing/samples.js'
import { revokeDevice } from './revoke-device.js'

const now = '2026-11-20T00:00:00.000Z'
const aDevice = (change: Partial<Device> = {}): Device => ({
  id: id(92),
  kind: 'browser',
  name: 'Tablet posyandu',
  unit: 'kia',
  publicKey: null,
  credentialHash: 'c',
  enrolledAt: '2026-11-01T00:00:00.000Z',
  revokedAt: null,
  ...change,
})
const aKey = (change: Partial<DevicePerson> = {}): DevicePerson => ({
  id: id(90),
  deviceId: id(92),
  userId: id(70),
  publicKey: 'A'.repeat(87),
  since: '2026-11-01T00:00:00.000Z',
  revokedAt: null,
  ...change,
})
const revoke = (devices: Device[], wipe: boolean, people: DevicePerson[] = []) =>
  revokeDevice(
    { device: known(devices), people: known(people) },
    aCommand(RevokeDevice, { deviceId: id(92), wipe, reason: 'hilang di pasar' }),
  )

describe('N9: a device that is ended', () => {
  it('ends with every key on it, as of now; a key that ended before keeps its end', () => {
    const before = aKey({ id: id(91), revokedAt: '2026-11-10T00:00:00.000Z' })
    const { id: deviceId, name, unit } = aDevice()
    expect(revoke([aDevice()], false, [aKey(), before]).writes.map(({ record }) => record)).toEqual([
      aDevice({ revokedAt: now }),
      // Nobody prepares a list for it any more.
      { id: deviceId, name, unit, outreach: false, active: false },
      aKey({ revokedAt: now }),
    ])
  })

  it('is to destroy its keys where that is asked for, also later, and the order stays', () => {
    const ended = aDevice({ revokedAt: '2026-11-15T00:00:00.000Z' })
    const [wiped] = revoke([ended], true).writes
    expect(wiped!.record).toEqual({ ...ended, wipe: true })
    expect(revoke([{ ...ended, wipe: true }], false).writes[0]!.record).toEqual({ ...ended, wipe: true })
  })

  it('is a workplace, and one the server knows', () => {
    const server = revoke([aDevice({ kind: 'service' })], true)
    expect([server.writes, server.issues]).toMatchObject([[], [{ code: 'devices.not_a_workplace' }]])
    expect(revoke([], true).issues).toMatchObject([{ code: 'devices.unknown' }])
  })
})
