import { describe, expect, it } from '@jest/globals'
import { bodyMassIndex } from './body-mass-index.js'

const adult = 40 * 12
const classOf = (weight: number) => bodyMassIndex(weight, 100, adult)

describe('the body mass index', () => {
  it('is weight by height squared, with the class of the Kemenkes table', () => {
    expect(bodyMassIndex(61, 165, adult)).toEqual({ value: 22.4, class: 'normal' })
    expect(bodyMassIndex(85, 165, adult)).toEqual({ value: 31.2, class: 'obese' })
    expect(classOf(16.9)).toMatchObject({ class: 'very_thin' })
    expect(classOf(17)).toMatchObject({ class: 'thin' })
    expect(classOf(18.4)).toMatchObject({ class: 'thin' })
    expect(classOf(18.5)).toMatchObject({ class: 'normal' })
    expect(classOf(25)).toMatchObject({ class: 'normal' })
    expect(classOf(25.1)).toMatchObject({ class: 'overweight' })
    expect(classOf(27)).toMatchObject({ class: 'overweight' })
    expect(classOf(27.1)).toMatchObject({ class: 'obese' })
  })

  it('has no class below eighteen years, and none without one of the two', () => {
    expect(bodyMassIndex(9, 74, 13)).toEqual({ value: 16.4, class: null })
    expect(bodyMassIndex(61, 165, null)).toEqual({ value: 22.4, class: null })
    expect(bodyMassIndex(null, 165, adult)).toBeNull()
    expect(bodyMassIndex(61, null, adult)).toBeNull()
  })
})
