import { describe, expect, it } from '@jest/globals'
import { EnrolDevice, type Device, type DevicePerson } from '@lentera/contracts/devices/device'
import { aCommand, id, known, partly } from '../testing/samples.js'
import { enrolDevice } from './enrol-device.js'

const key = (letter: string): string => letter.repeat(87)
const browser = {
  kind: 'browser',
  name: 'PC loket',
  unit: 'umum',
  publicKey: null,
  credentialHash: 'c',
} as const
const enrolled: Device = { id: id(902), ...browser, enrolledAt: '2026-11-01T00:00:00.000Z', revokedAt: null }
const aKey = (change: Partial<DevicePerson> = {}): DevicePerson => ({
  id: id(90),
  deviceId: id(902),
  userId: id(70),
  publicKey: key('A'),
  since: '2026-11-01T00:00:00.000Z',
  revokedAt: null,
  ...change,
})
const enrol = (
  device: typeof browser | null,
  publicKey: string | null,
  state: Partial<Parameters<typeof enrolDevice>[0]> = {},
) =>
  enrolDevice(
    { device: known<Device>([]), people: known<DevicePerson>([]), ...state },
    aCommand(EnrolDevice, {
      deviceId: id(902),
      device,
      person: publicKey ? { userId: id(70), publicKey } : null,
    }),
  )

describe('enrolling a device', () => {
  it('makes the device and the key of the person who enrols it', () => {
    const { writes, issues } = enrol(browser, key('A'))
    expect(writes.map(({ entity, record }) => [entity, record])).toMatchObject([
      ['devices', { id: id(902), enrolledAt: '2026-11-20T00:00:00.000Z', revokedAt: null }],
      ['device_directory', { id: id(902), name: 'PC loket', unit: 'umum', outreach: false, active: true }],
      ['device_people', { userId: id(70), publicKey: key('A'), since: '2026-11-20T00:00:00.000Z' }],
    ])
    expect(issues).toEqual([])
  })

  it('is not done twice under one id', () => {
    const { writes, issues } = enrol(browser, key('B'), { device: known([enrolled]) })
    expect([writes.length, issues.map((issue) => issue.code)]).toEqual([0, ['devices.already_enrolled']])
  })
})

describe('a device that lost its credential', () => {
  const renew = (device: Parameters<typeof enrolDevice>[0]['device']) =>
    enrolDevice(
      { device, people: known<DevicePerson>([]) },
      aCommand(EnrolDevice, { deviceId: id(902), device: null, person: null, renewedCredentialHash: 'd' }),
    )

  it('gets a new one and stays what it was', () => {
    const { writes, issues } = renew(known([enrolled]))
    expect(issues).toEqual([])
    expect(writes[0]?.record).toEqual({ ...enrolled, credentialHash: 'd' })
    expect(writes.slice(1).map(({ entity }) => entity)).toEqual(['device_directory'])
  })

  it('gets none once it was revoked', () => {
    const { writes, issues } = renew(known([{ ...enrolled, revokedAt: '2026-11-10T00:00:00.000Z' }]))
    expect([writes.length, issues.map((issue) => issue.code)]).toEqual([0, ['devices.unknown']])
  })
})

describe('a person on an enrolled device', () => {
  const device = known([enrolled])

  it('gets a key beside the others', () => {
    const people = known([aKey({ userId: id(71) })])
    expect(enrol(null, key('B'), { device, people }).writes).toHaveLength(1)
  })

  it('loses the old key with a new one, but not what it signed', () => {
    const { writes } = enrol(null, key('B'), { device, people: known([aKey()]) })
    expect(writes.map((write) => write.record)).toMatchObject([
      { ...aKey(), revokedAt: '2026-11-20T00:00:00.000Z' },
      { publicKey: key('B'), revokedAt: null },
    ])
  })

  it('keeps a key that is known already', () => {
    expect(enrol(null, key('A'), { device, people: known([aKey()]) }).writes).toEqual([])
  })

  it('needs a device that exists and was not revoked', () => {
    const revoked = known([{ ...enrolled, revokedAt: '2026-11-10T00:00:00.000Z' }])
    for (const state of [{}, { device: revoked }]) {
      const { writes, issues } = enrol(null, key('A'), state)
      expect([writes.length, issues.map((issue) => issue.code)]).toEqual([0, ['devices.unknown']])
    }
    expect(enrol(null, key('A'), { device: partly([]) })).toMatchObject({ issues: [], unknown: ['device'] })
  })
})
