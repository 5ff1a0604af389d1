import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { dateOfDayNumber, dayNumber } from '../kernel/calendar.js'
import { nikMismatches, readNik } from './nik.js'

const today = '2026-11-20'
const form = { sex: 'female', birthDate: '1990-03-12', birthDateEstimated: false } as const

/** The digits a civil registry would print. */
function writeNik(sex: 'male' | 'female', birthDate: string, serial = '9001', district = '917104'): string {
  const day = Number(birthDate.slice(8)) + (sex === 'female' ? 40 : 0)
  return `${district}${String(day).padStart(2, '0')}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}${serial}`
}

describe('reading a NIK', () => {
  it('adds 40 to the day of birth of women', () => {
    expect(readNik('9171045203909001', today)).toMatchObject({ sex: 'female', birthDate: '1990-03-12' })
    expect(readNik('9171041203909001', today)).toMatchObject({ sex: 'male', birthDate: '1990-03-12' })
  })

  it('takes the latest century that is not in the future', () => {
    expect(readNik('9171042011269001', today)?.birthDate).toBe('2026-11-20')
    expect(readNik('9171042111269001', today)?.birthDate).toBe('1926-11-21')
    expect(readNik('9171042902009001', today)?.birthDate).toBe('2000-02-29')
  })

  it('gives no birth date for a day that never was', () => {
    expect(readNik('9171043102909001', today)?.birthDate).toBeNull()
    expect(readNik('9171041213909001', today)?.birthDate).toBeNull()
  })

  it('is only for sixteen digits', () => {
    expect(readNik('917104520390900', today)).toBeNull()
    expect(readNik('91710452O3909001', today)).toBeNull()
  })

  it('gives back the sex and birth date it was made from', () => {
    const day = fc.integer({ min: dayNumber('1927-01-01'), max: dayNumber(today) })
    fc.assert(
      fc.property(day, fc.constantFrom('male' as const, 'female' as const), (number, sex) => {
        const birthDate = dateOfDayNumber(number)
        const nik = writeNik(sex, birthDate)
        expect(readNik(nik, today)).toMatchObject({ sex, birthDate, districtCode: '917104', serial: '9001' })
        expect(nikMismatches(nik, { sex, birthDate, birthDateEstimated: false }, today)).toEqual([])
      }),
    )
  })

  it('survives any sixteen digits', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{16}$/), (nik) => {
        expect(readNik(nik, today)).not.toBeNull()
        expect(nikMismatches(nik, form, today)).toEqual(nikMismatches(nik, form, today))
      }),
    )
  })
})

describe('a NIK beside the form', () => {
  it('names what it contradicts', () => {
    expect(nikMismatches(writeNik('male', '1990-03-12'), form, today)).toEqual(['sex'])
    expect(nikMismatches(writeNik('female', '1990-03-13'), form, today)).toEqual(['birthDate'])
    expect(nikMismatches(writeNik('male', '1991-03-13'), form, today)).toEqual(['sex', 'birthDate'])
  })

  it('is odd with an unknown province, serial 0000 or one digit only', () => {
    expect(nikMismatches(writeNik('female', '1990-03-12', '9001', '977104'), form, today)).toEqual(['nik'])
    expect(nikMismatches(writeNik('female', '1990-03-12', '0000'), form, today)).toEqual(['nik'])
    expect(nikMismatches('1111111111111111', { ...form, sex: 'male' }, today)).toContain('nik')
  })

  it('does not contradict an estimated birth date or a person of a hundred years', () => {
    const nik = writeNik('female', '1990-03-12')
    expect(nikMismatches(nik, { ...form, birthDate: '1988-07-01', birthDateEstimated: true }, today)).toEqual(
      [],
    )
    expect(
      nikMismatches(writeNik('female', '1925-03-12'), { ...form, birthDate: '1925-03-12' }, today),
    ).toEqual([])
  })
})
