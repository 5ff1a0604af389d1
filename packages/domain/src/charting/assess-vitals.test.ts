import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { VitalValues } from '@lentera/contracts/charting/vitals'
import { dateOfDayNumber, dayNumber } from '../kernel/calendar.js'
import { someVitals } from '../testing/samples.js'
import { assessVitals, normalRanges } from './assess-vitals.js'
import { vitalConfiguration } from './vital-limits.js'

const on = '2026-11-20'
const woman = { birthDate: '1990-03-12', sex: 'female' } as const
const man = { birthDate: '1961-05-02', sex: 'male' } as const
const said = (
  person: Parameters<typeof assessVitals>[1],
  values: Parameters<typeof someVitals>[0],
): string[] =>
  assessVitals(someVitals(values), person, on).map(
    ({ field, kind, direction }) => `${field} ${kind} ${direction}`,
  )

describe('measurements of an adult', () => {
  it('says nothing about normal ones', () => {
    const values = {
      systolic: 120,
      diastolic: 80,
      pulse: 80,
      respiratoryRate: 18,
      temperature: 36.7,
      spo2: 98,
    }
    expect(said(woman, { ...values, weight: 55, height: 156, waist: 78, muac: 25 })).toEqual([])
  })

  it('marks them from the threshold on, with the direction', () => {
    expect(said(man, { systolic: 139, diastolic: 89, spo2: 95, temperature: 37.4 })).toEqual([])
    expect(said(man, { systolic: 140, diastolic: 90, spo2: 94, temperature: 37.5 })).toEqual([
      'systolic abnormal high',
      'diastolic abnormal high',
      'temperature abnormal high',
      'spo2 abnormal low',
    ])
    expect(said(man, { systolic: 89, diastolic: 59, pulse: 59, respiratoryRate: 21 })).toEqual([
      'systolic abnormal low',
      'diastolic abnormal low',
      'pulse abnormal low',
      'respiratoryRate abnormal high',
    ])
  })

  it('takes 810/80 for a typing mistake', () => {
    expect(assessVitals(someVitals({ systolic: 810, diastolic: 80 }), man, on)).toEqual([
      {
        field: 'systolic',
        kind: 'implausible',
        direction: 'high',
        range: { min: 40, max: 300 },
        suggestion: null,
      },
    ])
  })

  it('asks when the upper pressure is not above the lower one', () => {
    expect(said(man, { systolic: 80, diastolic: 120 })).toEqual([
      'systolic implausible low',
      'diastolic abnormal high',
    ])
    expect(said(man, { systolic: 80, diastolic: 80 })).toEqual(['systolic implausible low'])
  })

  it('measures the waist by sex and LILA of women who can bear children', () => {
    expect(said(man, { waist: 90, muac: 22 })).toEqual([])
    expect(said(man, { waist: 91 })).toEqual(['waist abnormal high'])
    expect(said(woman, { waist: 81, muac: 23.4 })).toEqual(['waist abnormal high', 'muac abnormal low'])
  })

  it('reads a forgotten decimal comma', () => {
    expect(assessVitals(someVitals({ temperature: 365 }), man, on)[0]).toMatchObject({ suggestion: 36.5 })
    expect(assessVitals(someVitals({ weight: 555 }), man, on)[0]).toMatchObject({ suggestion: 55.5 })
  })
})

describe('measurements of a child', () => {
  const child = { birthDate: '2025-10-20', sex: 'male' } as const // 13 months

  it('takes 90 kg at 13 months for 9,0', () => {
    expect(assessVitals(someVitals({ weight: 90 }), child, on)).toEqual([
      { field: 'weight', kind: 'implausible', direction: 'high', range: { min: 4, max: 25 }, suggestion: 9 },
    ])
    expect(said(child, { weight: 9 })).toEqual([])
  })

  it.each([
    ['2026-11-10', 59, 60],
    ['2026-09-25', 53, 54],
    ['2026-05-20', 49, 50],
    ['2024-11-20', 39, 40],
    ['2022-11-20', 34, 35],
    ['2018-11-20', 25, 26],
  ])('born %s breathes normally at %i and too fast at %i', (birthDate, normal, fast) => {
    const person = { birthDate, sex: 'female' } as const
    expect(said(person, { respiratoryRate: normal })).toEqual([])
    expect(said(person, { respiratoryRate: fast })).toEqual(['respiratoryRate abnormal high'])
  })

  it('shows another normal pulse on the first birthday but one', () => {
    expect(normalRanges({ birthDate: '2025-11-21', sex: 'male' }, on).pulse).toEqual({ min: 100, max: 190 })
    expect(normalRanges({ birthDate: '2025-11-20', sex: 'male' }, on).pulse).toEqual({ min: 98, max: 140 })
  })

  it('has no waist to judge, and LILA from six months to five years', () => {
    expect(said(child, { waist: 100, muac: 12.4 })).toEqual(['muac abnormal low'])
    expect(normalRanges({ birthDate: '2026-06-20', sex: 'male' }, on)).not.toHaveProperty('muac')
  })
})

describe('ranges', () => {
  it('follow each other without a gap through a whole life', () => {
    const lived = fc.integer({ min: 0, max: 40_000 })
    fc.assert(
      fc.property(lived, fc.constantFrom('male' as const, 'female' as const), (days, sex) => {
        const ranges = normalRanges({ birthDate: dateOfDayNumber(dayNumber(on) - days), sex }, on)
        for (const field of [
          'systolic',
          'diastolic',
          'pulse',
          'respiratoryRate',
          'temperature',
          'spo2',
        ] as const) {
          expect(ranges[field]).toBeDefined()
        }
      }),
    )
  })

  it('of the normal lie inside those of the possible', () => {
    for (const { normal } of vitalConfiguration.bands) {
      for (const [field, range] of Object.entries(normal)) {
        const hard = vitalConfiguration.hardLimits[field as keyof VitalValues]
        if (range.min !== null) expect(range.min).toBeGreaterThanOrEqual(hard.min!)
        if (range.max !== null) expect(range.max).toBeLessThanOrEqual(hard.max!)
      }
    }
  })

  it('are only those of the possible when nobody knows the age here', () => {
    expect(said(null, { systolic: 200, pulse: 5 })).toEqual(['pulse implausible low'])
    expect(said({ birthDate: '2027-01-01', sex: 'male' }, { systolic: 200, pulse: 5 })).toEqual([
      'pulse implausible low',
    ])
  })

  it('name each field at most once, whatever was measured', () => {
    const value = fc.option(fc.integer({ min: 0, max: 9999 }))
    const values = fc.record(Object.fromEntries(Object.keys(VitalValues.shape).map((name) => [name, value])))
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 40_000 }), (measured, days) => {
        const person = { birthDate: dateOfDayNumber(dayNumber(on) - days), sex: 'female' } as const
        const fields = assessVitals(measured as VitalValues, person, on).map(({ field }) => field)
        expect(new Set(fields).size).toBe(fields.length)
      }),
    )
  })
})

describe('a weight', () => {
  const weighed = (birthDate: string, weight: number, before: number, day: string) =>
    assessVitals(someVitals({ weight }), { birthDate, sex: 'female' }, on, vitalConfiguration, {
      weight: before,
      on: day,
    }).map(({ field, kind, direction }) => `${field} ${kind} ${direction}`)

  it('is asked about when it changed by more than a tenth within a month', () => {
    expect(weighed('1990-03-12', 52, 60, '2026-11-01')).toEqual(['weight changed low'])
    expect(weighed('1990-03-12', 67, 60, '2026-11-01')).toEqual(['weight changed high'])
    expect(weighed('1990-03-12', 65, 60, '2026-11-01')).toEqual([])
    expect(weighed('1990-03-12', 52, 60, '2026-09-01')).toEqual([])
  })

  it('of a baby grows so fast, but does not fall', () => {
    expect(weighed('2026-09-01', 5, 4, '2026-11-01')).toEqual([])
    expect(weighed('2026-09-01', 3.5, 4, '2026-11-01')).toEqual(['weight changed low'])
  })
})

describe('normal values in pregnancy', () => {
  const pregnancy = {
    ...{ status: 'open' as const, lastMenstruationOn: '2026-04-17', dueOn: '2027-01-22', endedOn: null },
    toldAt: '2026-10-01T00:00:00.000Z',
  }
  it('are those of the antenatal guidance, also for a girl of fifteen', () => {
    const girl = { birthDate: '2011-03-12', sex: 'female' } as const
    expect(normalRanges(girl, on).systolic).toEqual({ min: 90, max: 130 })
    expect(normalRanges({ ...girl, pregnancy }, on).systolic).toEqual({ min: 90, max: 139 })
  })

  it('say nothing about the waist', () => {
    const woman = { birthDate: '1990-03-12', sex: 'female' } as const
    expect(normalRanges(woman, on)).toHaveProperty('waist')
    expect(normalRanges({ ...woman, pregnancy }, on)).not.toHaveProperty('waist')
  })
})
