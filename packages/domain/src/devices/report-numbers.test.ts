import { describe, expect, it } from '@jest/globals'
import type { Device, NumberLease } from '@lentera/contracts/devices/device'
import { ReportNumbers, RestartNumbers, type NumberReport } from '@lentera/contracts/devices/number-report'
import type { HeldLease } from '@lentera/contracts/sync/lease'
import { aCommand, id, known } from '../testing/samples.js'
import { reportNumbers, restartId, restartNumbers } from './report-numbers.js'

const epoch = id(800)
const [mine, theirs] = [id(902), id(903)]

const aDevice = (deviceId: string, revokedAt: string | null = null): Device => ({
  id: deviceId,
  kind: 'browser',
  name: 'PC',
  unit: 'all',
  publicKey: null,
  credentialHash: null,
  enrolledAt: '2026-01-01T00:00:00.000Z',
  revokedAt,
})
const aBlock = (fromNo: number, toNo: number, deviceId = theirs): NumberLease => ({
  id: id(200 + fromNo),
  series: 'rm',
  fromNo,
  toNo,
  deviceId,
  state: 'active',
  until: null,
})
const aReport = (deviceId: string): NumberReport => ({
  id: id(700),
  deviceId,
  epoch,
  at: '2026-11-20T00:00:00.000Z',
})

const leasesAfter = (
  held: HeldLease[],
  {
    blocks = [] as NumberLease[],
    stations = [] as NumberLease[],
    devices = [aDevice(mine)],
    reports = [] as NumberReport[],
  },
) =>
  reportNumbers(
    {
      blocks: known(blocks),
      stations: known(stations),
      browsers: known(devices),
      kiosks: known([]),
      reports: known(reports),
    },
    aCommand(ReportNumbers, { deviceId: mine, epoch, held, date: '2026-11-20' }),
  )
    .writes.filter(({ entity }) => entity === 'number_leases')
    .map(({ record }) => record as NumberLease)

const block = { series: 'rm' as const, next: 340, to: 400 }

describe('S18: numbers after a new epoch', () => {
  it('takes up the block the server forgot, and leaves a thousand out behind the highest that anybody knows', () => {
    expect(leasesAfter([block], { blocks: [aBlock(1, 100)] })).toMatchObject([
      { fromNo: 340, toNo: 400, deviceId: mine, state: 'active' },
      { id: restartId(epoch), fromNo: 401, toNo: 1400, state: 'returned' },
    ])
  })

  it('opens nothing before the last enrolled device reported; one that was revoked is not waited for', () => {
    const devices = [aDevice(mine), aDevice(theirs), aDevice(id(904), '2026-11-01T00:00:00.000Z')]
    expect(leasesAfter([block], { devices })).toMatchObject([{ toNo: 400 }])
    expect(leasesAfter([block], { devices, reports: [aReport(theirs)] })).toHaveLength(2)
  })

  it('knows the blocks it still has, and a restart happens once', () => {
    const blocks = [aBlock(301, 400, mine), { ...aBlock(401, 1400), id: restartId(epoch) }]
    expect(leasesAfter([block], { blocks })).toEqual([])
  })

  it("keeps the code a desk prints today out of others' hands, unless somebody has it already", () => {
    const station = { series: 'station' as const, next: 4, to: 4 }
    const waiting = [aDevice(mine), aDevice(theirs)]
    expect(leasesAfter([station], { devices: waiting })).toMatchObject([
      { series: 'station', fromNo: 4, deviceId: mine, until: '2026-11-20' },
    ])
    for (const to of [0, 99]) expect(leasesAfter([{ ...station, to }], { devices: waiting })).toEqual([])
    const taken = { ...aBlock(4, 4), series: 'station' as const, until: '2026-11-20' }
    expect(leasesAfter([station], { devices: waiting, stations: [taken] })).toEqual([])
  })

  it("opens by an administrator's word, too", () => {
    const { writes } = restartNumbers(
      { blocks: known([aBlock(1, 100)]) },
      aCommand(RestartNumbers, { epoch, reason: 'PC Loket 2 rusak' }),
    )
    expect(writes).toMatchObject([{ record: { id: restartId(epoch), fromNo: 101, toNo: 1100 } }])
  })
})
