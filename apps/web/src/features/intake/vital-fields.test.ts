import { describe, expect, it } from '@jest/globals'
import { fieldOf, fieldsFor, noTexts, rangeText, readVitals, shownValue } from './vital-fields'

const on = '2026-11-20'
const man = { birthDate: '1972-08-12', sex: 'male' } as const
const toddler = { birthDate: '2025-10-01', sex: 'female' } as const
const woman = { birthDate: '1996-01-01', sex: 'female' } as const

describe('the boxes of the intake', () => {
  it('ask LK of babies, LILA of children and women, LP of adults', () => {
    expect(fieldsFor(toddler, on)).toEqual(expect.arrayContaining(['muac', 'headCircumference']))
    expect(fieldsFor(man, on)).not.toEqual(expect.arrayContaining(['muac']))
    expect(fieldsFor(woman, on).slice(-2)).toEqual(['waist', 'muac'])
    expect(fieldsFor(null, on)).toHaveLength(10)
  })

  it('read digits the way they are typed at a bedside', () => {
    const { values } = readVitals(
      { ...noTexts, pressure: '12080', temperature: '365', weight: '61,5', spo2: '97' },
      man,
      on,
    )
    expect(values).toMatchObject({
      systolic: 120,
      diastolic: 80,
      temperature: 36.5,
      weight: 61.5,
      spo2: 97,
      pulse: null,
    })
  })

  it('keep what is no number apart from what is odd', () => {
    const read = readVitals({ ...noTexts, pressure: '120', pulse: 'a', weight: '90' }, toddler, on)
    expect(read.unreadable).toEqual(['pressure', 'pulse'])
    expect(read.findings).toEqual([
      expect.objectContaining({ field: 'weight', kind: 'implausible', suggestion: 9 }),
    ])
  })

  it('question a swapped or impossible pressure in its one box', () => {
    const { findings } = readVitals({ ...noTexts, pressure: '810/80' }, man, on)
    expect(findings.map(({ field, kind }) => [fieldOf(field), kind])).toEqual([['pressure', 'implausible']])
  })

  it('know when nothing was measured', () => {
    expect(readVitals(noTexts, man, on).isEmpty).toBe(true)
    expect(readVitals({ ...noTexts, height: '170' }, man, on).isEmpty).toBe(false)
  })

  it('show the range of the age and the value of last time', () => {
    expect(rangeText('pressure', man, on)).toBe('90–139 / 60–89')
    expect(rangeText('spo2', man, on)).toBe('≥ 95')
    expect(rangeText('weight', man, on)).toBeUndefined()
    const { values } = readVitals({ ...noTexts, pressure: '120/80', temperature: '36,5' }, man, on)
    expect([
      shownValue('pressure', values),
      shownValue('temperature', values),
      shownValue('pulse', values),
    ]).toEqual(['120/80', '36,5', undefined])
  })
})
