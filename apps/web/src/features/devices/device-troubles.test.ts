import { describe, expect, it } from '@jest/globals'
import type { DeviceOverviewRow } from '@lentera/contracts/devices/device-overview'
import { troublesOf } from './device-troubles'

const now = '2026-11-20T12:00:00.000Z'
const aRow = (change: Partial<DeviceOverviewRow> = {}): DeviceOverviewRow => ({
  id: '00000000-0000-4000-8000-000000000001',
  kind: 'browser',
  name: 'PC',
  unit: 'all',
  enrolledAt: now,
  revokedAt: null,
  wipe: false,
  people: [],
  station: null,
  numbersLeft: null,
  lastSeq: 0,
  contactAt: now,
  build: null,
  report: { unsent: 0, oldestUnsentAt: null, offsetMs: 0, persisted: true },
  isStalled: false,
  ...change,
})

describe('the state of a device', () => {
  it('names each trouble, the worst first, and none of a device that was ended', () => {
    const bad = aRow({
      isStalled: true,
      contactAt: '2026-11-19T11:59:00.000Z',
      report: { unsent: 1, oldestUnsentAt: now, offsetMs: -601_000, persisted: false },
    })
    expect(troublesOf(bad, now)).toEqual(['stalled', 'quiet', 'clock_off', 'not_persisted'])
    expect(troublesOf({ ...bad, revokedAt: now }, now)).toEqual([])
    expect(troublesOf(aRow(), now)).toEqual([])
    expect(troublesOf(aRow({ contactAt: null, report: null }), now)).toEqual([])
  })
})
