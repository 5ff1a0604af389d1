import { describe, expect, it } from '@jest/globals'
import { TicketNumber } from '@lentera/contracts/queue/ticket'
import type { DeviceMeta } from './database.js'
import {
  heldLeases,
  NoNumbersLeft,
  NumbersOfOneSave,
  type SeriesRecord,
  temporaryPrefix,
  withLeases,
  withStation,
} from './numbers.js'

const device = {
  id: '0192f0a0-0000-4000-8000-000000000002',
  station: '3',
  stationDate: '2026-11-20',
} as DeviceMeta
const temporary = temporaryPrefix(device.id)
const block = (id: string, from: number, to: number) => ({ id, series: 'rm' as const, from, to, until: null })

/** Series as they lie after a save took its numbers. */
function after(series: readonly SeriesRecord[], take: (numbers: NumbersOfOneSave) => unknown) {
  const numbers = new NumbersOfOneSave(series, device)
  const taken = take(numbers)
  const kept = new Map(series.map((one) => [one.series, one]))
  numbers.write((() => ({
    put: (one: SeriesRecord) => kept.set(one.series, one),
    delete: (name: string) => kept.delete(name),
  })) as never)
  return { taken, series: [...kept.values()] }
}

describe('numbers a device gives out alone', () => {
  it('come from its blocks one after the other, and are temporary once these are used up', () => {
    let series: readonly SeriesRecord[] = [
      withLeases(undefined, [block('a', 7, 8), block('b', 1_000_000, 1_000_000)]),
    ]
    const taken: unknown[] = []
    for (let n = 0; n < 5; n += 1) {
      const one = after(series, (numbers) => numbers.medicalRecordNumber())
      series = one.series
      taken.push(one.taken)
    }
    expect(taken).toEqual(['00-00-07', '00-00-08', '01-00-00-00', `${temporary}1`, `${temporary}2`])
    expect(() => after(series, (numbers) => numbers.permanentRecordNumber())).toThrow(NoNumbersLeft)
  })

  it('are different within one save', () => {
    const { taken } = after([withLeases(undefined, [block('a', 7, 9)])], (numbers) => [
      numbers.medicalRecordNumber(),
      numbers.medicalRecordNumber(),
    ])
    expect(taken).toEqual(['00-00-07', '00-00-08'])
  })

  it('count tickets by letter, station and date', () => {
    const first = after([], (numbers) => [
      numbers.ticket('A', '2026-11-20'),
      numbers.ticket('A', '2026-11-20'),
      numbers.ticket('B', '2026-11-20'),
    ])
    expect(first.taken).toEqual(['A3-001', 'A3-002', 'B3-001'])
    const second = after(first.series, (numbers) => [
      numbers.ticket('A', '2026-11-20'),
      numbers.ticket('A', '2026-11-21'),
    ])
    expect(second.taken).toEqual(['A3-003', 'A3C-001'])
  })

  it("S20: carry the device's own letter on every day but the one its station code was leased for", () => {
    const other = { ...device, id: '0192f0a0-0000-4000-8000-000000000003' }
    const on = (one: DeviceMeta, date: string) => new NumbersOfOneSave([], one).ticket('A', date)
    expect(on(device, '2026-11-20')).toBe('A3-001')
    expect([on(device, '2026-11-21'), on(other, '2026-11-21'), on(device, '2009-01-01')]).toEqual([
      'A3C-001',
      'A3D-001',
      'A3C-001',
    ])
    expect(TicketNumber.safeParse(on(device, '2026-11-21')).success).toBe(true)
  })

  it('N14: go on without a station code, under letters of the device', () => {
    const none = { ...device, station: '?', stationDate: '2026-11-20' }
    const number = new NumbersOfOneSave([], none).ticket('A', '2026-11-20')
    expect(number).toBe('ACC-001')
    expect(TicketNumber.safeParse(number).success).toBe(true)
  })

  it('notice that another tab took one meanwhile', () => {
    const series = [withLeases(undefined, [block('a', 7, 9)])]
    const numbers = new NumbersOfOneSave(series, device)
    numbers.medicalRecordNumber()
    expect(numbers.used).toEqual(['rm'])
    expect(numbers.movedSince('rm', series[0])).toBe(false)
    expect(numbers.movedSince('rm', after(series, (other) => other.medicalRecordNumber()).series[0])).toBe(
      true,
    )
  })

  it('keep the counters of many days, but not for ever', () => {
    const old = Array.from({ length: 450 }, (_, n) => ({
      series: `ticket:2025-${String(n).padStart(4, '0')}:A3`,
      next: 2,
    }))
    const { series } = after(old, (numbers) => numbers.ticket('A', '2026-11-20'))
    expect(series).toHaveLength(400)
    expect(series.map((one) => one.series)).toContain('ticket:2026-11-20:A3')
  })
})

describe('leases', () => {
  it('that were granted twice are held once', () => {
    const once = withLeases(undefined, [block('a', 7, 9)])
    expect(withLeases(once, [block('a', 7, 9), block('b', 20, 30)]).blocks).toEqual([
      { id: 'a', next: 7, to: 9 },
      { id: 'b', next: 20, to: 30 },
    ])
  })

  it('are told to the server as what is left of them', () => {
    const { series } = after([withLeases(undefined, [block('a', 7, 9)])], (numbers) =>
      numbers.medicalRecordNumber(),
    )
    expect(heldLeases(series, device)).toEqual([
      { series: 'rm', next: 8, to: 9 },
      { series: 'station', next: 2, to: 2 },
    ])
    expect(heldLeases([], device)[0]).toEqual({ series: 'rm', next: 1, to: 0 })
  })

  it('of a station replace the code of the day before', () => {
    const lease = { id: 's', series: 'station' as const, from: 9, to: 9, until: '2026-11-21' }
    expect(withStation(device, [lease])).toMatchObject({ station: 'A', stationDate: '2026-11-21' })
    expect(withStation(device, [])).toBe(device)
  })
})
