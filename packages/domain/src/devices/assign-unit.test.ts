import { describe, expect, it } from '@jest/globals'
import { AssignUnit } from '@lentera/contracts/devices/assign-unit'
import type { Device } from '@lentera/contracts/devices/device'
import { aCommand, id, known, partly } from '../testing/samples.js'
import { assignUnit } from './assign-unit.js'

const tablet: Device = {
  ...{ id: id(92), kind: 'browser', name: 'Tablet', unit: 'umum', publicKey: null, credentialHash: 'c' },
  ...{ enrolledAt: '2026-11-01T00:00:00.000Z', revokedAt: null },
}
const assign = (found: Device[], unit: string) =>
  assignUnit({ device: known(found) }, aCommand(AssignUnit, { deviceId: id(92), unit }))

describe('a device that stands elsewhere', () => {
  it('keeps everything but its unit, and every device hears of it', () => {
    const { writes, issues } = assign([tablet], 'farmasi')
    expect(writes.map(({ record }) => record)).toEqual([
      { ...tablet, unit: 'farmasi' },
      { id: id(92), name: 'Tablet', unit: 'farmasi', outreach: false, active: true },
    ])
    expect(issues).toEqual([])
    expect(assign([tablet], 'all').writes).toHaveLength(2)
    // Nobody prepares a list for it.
    expect(assign([{ ...tablet, kind: 'kiosk' }], 'all').writes).toHaveLength(1)
  })

  it('stands in a unit there is, and may still work', () => {
    expect(assign([tablet], 'gudang').issues).toMatchObject([{ code: 'devices.unit_unknown', field: 'unit' }])
    const revoked = { ...tablet, revokedAt: '2026-11-10T00:00:00.000Z' }
    for (const found of [[], [revoked]])
      expect(assign(found, 'umum').issues).toMatchObject([{ code: 'devices.unknown' }])
    const unsure = assignUnit(
      { device: partly([]) },
      aCommand(AssignUnit, { deviceId: id(92), unit: 'umum' }),
    )
    expect(unsure).toMatchObject({ issues: [], unknown: ['device'] })
  })
})
