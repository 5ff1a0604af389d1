import { describe, expect, it } from '@jest/globals'
import { LeaseNumbers, type NumberLease } from '@lentera/contracts/devices/device'
import { LAST_RECORD_NUMBER } from '@lentera/contracts/patients/record-number'
import { stationCode, stationCodes } from '@lentera/contracts/sync/lease'
import { aCommand, id, known } from '../testing/samples.js'
import { leaseNumbers } from './lease-numbers.js'

const aBlock = (fromNo: number, toNo: number): NumberLease => ({
  id: id(200 + fromNo),
  series: 'rm',
  fromNo,
  toNo,
  deviceId: id(903),
  state: 'active',
  until: null,
})
const aStation = (no: number, until: string, deviceId = id(903)): NumberLease => ({
  ...aBlock(no, no),
  series: 'station',
  until,
  deviceId,
})
const lease = (series: 'rm' | 'station', leases: NumberLease[], count = 1) => {
  const date = series === 'station' ? '2026-11-20' : null
  const { writes, issues } = leaseNumbers(
    { leases: known(leases) },
    aCommand(LeaseNumbers, { deviceId: id(902), series, count, date }),
  )
  return { given: writes[0]?.record as NumberLease | undefined, codes: issues.map((issue) => issue.code) }
}

describe('a block of record numbers', () => {
  it('starts at one and goes on after the highest ever given', () => {
    expect(lease('rm', [], 100).given).toMatchObject({ fromNo: 1, toNo: 100, deviceId: id(902), until: null })
    expect(lease('rm', [aBlock(101, 200), aBlock(1, 100)], 50).given).toMatchObject({
      fromNo: 201,
      toNo: 250,
    })
  })

  it('does not fill gaps: a returned number may be on paper somewhere', () => {
    const returned = { ...aBlock(1, 100), state: 'returned' as const }
    expect(lease('rm', [returned], 10).given).toMatchObject({ fromNo: 101 })
  })

  it('ends with the last number there is', () => {
    expect(lease('rm', [aBlock(1, LAST_RECORD_NUMBER - 5)], 100).given).toMatchObject({
      toNo: LAST_RECORD_NUMBER,
    })
    expect(lease('rm', [aBlock(1, LAST_RECORD_NUMBER)], 100)).toEqual({
      given: undefined,
      codes: ['numbers.exhausted'],
    })
  })
})

describe('the station code of a day', () => {
  it('is the first that no other device has that day', () => {
    expect(stationCode({ from: lease('station', []).given?.fromNo ?? 0 })).toBe('2')
    expect(lease('station', [aStation(1, '2026-11-20')]).given).toMatchObject({
      fromNo: 2,
      toNo: 2,
      until: '2026-11-20',
    })
  })

  it('leaves out codes of yesterday, which an offline device may still print, and frees them a day later', () => {
    expect(lease('station', [aStation(1, '2026-11-19')]).given?.fromNo).toBe(2)
    expect(lease('station', [aStation(1, '2026-11-18')]).given?.fromNo).toBe(1)
  })

  it('stays the same for a device that asks again, today or tomorrow', () => {
    const today = aStation(5, '2026-11-20', id(902))
    expect(lease('station', [today]).given).toEqual(today)
    expect(lease('station', [aStation(5, '2026-11-19', id(902))]).given).toMatchObject({
      fromNo: 5,
      until: '2026-11-20',
    })
    expect(
      lease('station', [aStation(5, '2026-11-02', id(902)), aStation(5, '2026-11-20')]).given?.fromNo,
    ).toBe(1)
  })

  it('runs out after every letter and digit is taken', () => {
    const all = [...stationCodes].map((_, index) => aStation(index + 1, '2026-11-20'))
    expect(lease('station', all)).toEqual({ given: undefined, codes: ['numbers.exhausted'] })
    expect(lease('station', all.slice(0, -1)).given?.fromNo).toBe(all.length)
  })
})
