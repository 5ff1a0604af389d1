import { describe, expect, it } from '@jest/globals'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { ageOn } from '@lentera/domain/kernel/age'
import { areasOfRegency } from '@lentera/terminology/areas/load-areas'
import { DEMO_REGENCY, demoFacility } from './demo-facility.js'
import { demoPatients } from './demo-patients.js'

const villages = areasOfRegency(DEMO_REGENCY).villages.filter(({ code }) =>
  code.startsWith(demoFacility.districtCode),
)
const patients = demoPatients(villages)
const people = patients.map(({ register }) => register)
/** Percent of all patients, rounded. */
const share = (of: (person: (typeof people)[number]) => boolean): number =>
  Math.round((people.filter(of).length / people.length) * 100)
const years = ({ demographics }: (typeof people)[number]): number =>
  ageOn(demographics.birthDate, '2026-11-20')!.years
const within = (value: number, low: number, high: number): void => {
  expect(value).toBeGreaterThanOrEqual(low)
  expect(value).toBeLessThanOrEqual(high)
}

describe('the patients of the demonstration', () => {
  it('are the same every time, and others with another seed', () => {
    expect(demoPatients(villages)).toEqual(patients)
    expect(demoPatients(villages, 300, 1)).not.toEqual(patients)
    expect(demoPatients(villages, 10)).toEqual(patients.slice(0, 10))
  })

  it('could be typed at a desk', () => {
    for (const person of people)
      expect(RegisterPatient.args.safeParse(person).error?.issues ?? []).toEqual([])
  })

  it('have the ages, numbers and names of a Puskesmas', () => {
    within(
      share((person) => years(person) < 5),
      9,
      19,
    )
    within(
      share((person) => years(person) >= 60),
      15,
      25,
    )
    within(
      share(({ demographics }) => demographics.sex === 'male'),
      36,
      48,
    )
    within(
      share(({ nik }) => nik === null),
      5,
      11,
    )
    within(
      share(({ phone }) => phone === null),
      11,
      19,
    )
    within(
      share(({ demographics }) => !demographics.name.includes(' ')),
      9,
      15,
    )
    within(
      share(({ bpjsCard }) => bpjsCard !== null),
      76,
      88,
    )
    within(
      share(({ demographics }) => /[.']/.test(demographics.name)),
      2,
      8,
    )
  })

  it('have a NIK or a reason, a mother and somebody responsible while they are children', () => {
    for (const person of people) {
      expect((person.nik === null) === (person.demographics.noNikReason !== null)).toBe(true)
      if (years(person) < 17) {
        expect(person.demographics.motherName).not.toBeNull()
        expect(person.demographics.responsible?.relation).toBe('parent')
      }
    }
  })

  it('bear numbers that no registry gave to anybody, each once', () => {
    const niks = people.flatMap(({ nik }) => nik ?? [])
    for (const nik of niks) expect(nik).toMatch(/^917104\d{6}9\d{3}$/)
    expect(new Set(niks.map((nik) => nik.slice(12))).size).toBe(niks.length)
  })

  it('include namesakes of one sex in one village', () => {
    const keys = people.map(
      ({ demographics: { name, sex, address } }) => `${name} ${sex} ${address.villageCode}`,
    )
    expect(keys.length - new Set(keys).size).toBeGreaterThanOrEqual(12)
  })

  it('live in the catchment', () => {
    const codes = new Set(people.map(({ demographics }) => demographics.address.villageCode))
    expect([...codes].sort()).toEqual(villages.map(({ code }) => code))
  })
})
