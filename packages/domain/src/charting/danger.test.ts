import { describe, expect, it } from '@jest/globals'
import { aDirectoryEntry, someVitals } from '../testing/samples.js'
import { dangerConfiguration } from './danger-limits.js'
import { dangersOf, dangerSigns, repeatDueAt } from './danger.js'

const on = '2026-11-20'
const at = (time: string) => `2026-11-19T${time}:00.000Z`
const pregnancy = {
  status: 'open' as const,
  lastMenstruationOn: '2026-04-17',
  dueOn: '2027-01-22',
  endedOn: null,
  toldAt: '2026-10-01T00:00:00.000Z',
}
const fitri = aDirectoryEntry({ pregnancy })
const toddler = aDirectoryEntry({ birthDate: '2025-10-20' })
const man = aDirectoryEntry({ birthDate: '1972-08-12', sex: 'male' })
const reading = (systolic: number, diastolic: number, time: string) => ({
  ...someVitals({ systolic, diastolic }),
  measuredAt: at(time),
})
const kinds = (
  values: Parameters<typeof someVitals>[0],
  person: Parameters<typeof dangersOf>[2],
  earlier: Parameters<typeof dangersOf>[1] = [],
  time = '23:38',
) => dangersOf({ ...someVitals(values), measuredAt: at(time) }, earlier, person, on).map(({ kind }) => kind)

describe('the pressure of a pregnant woman', () => {
  it('of 140/90 is measured again after 15 minutes', () => {
    const first = reading(152, 98, '23:22')
    expect(kinds({ systolic: 152, diastolic: 98 }, fitri, [], '23:22')).toEqual([])
    expect(repeatDueAt([first], fitri, on)).toBe(at('23:37'))
  })

  it('that is still high then is a danger', () => {
    const first = reading(152, 98, '23:22')
    expect(kinds({ systolic: 150, diastolic: 96 }, fitri, [first])).toEqual(['pressure_in_pregnancy'])
    expect(repeatDueAt([first, reading(150, 96, '23:38')], fitri, on)).toBeNull()
  })

  it('that is normal then is none, and is not asked for a third time', () => {
    const first = reading(152, 98, '23:22')
    expect(kinds({ systolic: 128, diastolic: 82 }, fitri, [first])).toEqual([])
    expect(repeatDueAt([first, reading(128, 82, '23:40')], fitri, on)).toBeNull()
  })

  it('measured again too early says nothing yet', () => {
    const first = reading(152, 98, '23:22')
    expect(kinds({ systolic: 150, diastolic: 96 }, fitri, [first], '23:27')).toEqual([])
    expect(repeatDueAt([first, reading(150, 96, '23:27')], fitri, on)).toBe(at('23:37'))
  })

  it('of 160/110 is a danger at once', () => {
    expect(kinds({ systolic: 160, diastolic: 90 }, fitri)).toEqual(['pressure_in_pregnancy'])
    expect(kinds({ systolic: 138, diastolic: 110 }, fitri)).toEqual(['pressure_in_pregnancy'])
    expect(repeatDueAt([reading(164, 100, '23:22')], fitri, on)).toBeNull()
  })

  it('is watched up to 42 days after birth', () => {
    const mother = aDirectoryEntry({ pregnancy: { ...pregnancy, status: 'ended', endedOn: '2026-11-01' } })
    expect(kinds({ systolic: 162, diastolic: 90 }, mother)).toEqual(['pressure_in_pregnancy'])
  })
})

describe('a danger', () => {
  it('is no high pressure of an adult, but a crisis', () => {
    expect(kinds({ systolic: 164, diastolic: 100 }, man)).toEqual([])
    expect(repeatDueAt([reading(164, 100, '23:22')], man, on)).toBeNull()
    expect(kinds({ systolic: 184, diastolic: 100 }, man)).toEqual(['pressure'])
  })

  it('is fast breathing, by age', () => {
    expect(kinds({ respiratoryRate: 52 }, toddler)).toEqual(['fast_breathing'])
    expect(kinds({ respiratoryRate: 38 }, toddler)).toEqual([])
    expect(kinds({ respiratoryRate: 22 }, man)).toEqual([])
    expect(kinds({ respiratoryRate: 28 }, man)).toEqual(['fast_breathing'])
  })

  it('is an oxygen saturation below 90, whoever it is', () => {
    expect(kinds({ spo2: 89 }, null)).toEqual(['low_oxygen'])
    expect(kinds({ spo2: 90 }, null)).toEqual([])
  })

  it('is a sign that was seen', () => {
    expect(dangerSigns(['convulsion'])).toEqual([{ kind: 'danger_sign', field: 'convulsion' }])
    expect(dangerSigns([])).toEqual([])
    expect(dangerSigns(null)).toEqual([])
  })

  it('that a facility took out makes no mark', () => {
    const without = { ...dangerConfiguration, active: ['danger_sign' as const] }
    const values = { ...someVitals({ spo2: 80 }), measuredAt: at('23:22') }
    expect(dangersOf(values, [], man, on, without)).toEqual([])
    expect(repeatDueAt([reading(152, 98, '23:22')], fitri, on, without)).toBeNull()
  })
})
