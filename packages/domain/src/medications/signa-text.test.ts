import { describe, expect, it } from '@jest/globals'
import { amountText, signaText, type SignaWords } from './signa-text.js'

const aSigna = (change: Partial<SignaWords> = {}): SignaWords => ({
  dose: 1,
  doseUnit: 'tablet',
  timesPerDay: 3,
  everyHours: null,
  timing: null,
  prn: false,
  external: false,
  text: null,
  ...change,
})

describe('a signa in words', () => {
  it('says how often, how much and when', () => {
    expect(signaText(aSigna({ timing: 'after_meal' }), 'tablet')).toBe('3 x sehari 1 tablet sesudah makan')
    expect(signaText(aSigna({ timesPerDay: 1, timing: 'bedtime' }), 'tablet')).toBe(
      '1 x sehari 1 tablet sebelum tidur',
    )
    expect(signaText(aSigna({ timesPerDay: null, everyHours: 8 }), 'tablet')).toBe('tiap 8 jam 1 tablet')
  })

  it('counts a bottle in its spoons, with the millilitres behind', () => {
    const syrup = (dose: number) => signaText(aSigna({ dose, doseUnit: 'ml' }), 'botol')
    expect(syrup(5)).toBe('3 x sehari 1 sendok takar (5 ml)')
    expect(syrup(2.5)).toBe('3 x sehari ½ sendok takar (2,5 ml)')
    expect(syrup(7.5)).toBe('3 x sehari 1½ sendok takar (7,5 ml)')
  })

  it('measures what no spoon shows: drops of a baby, a large amount', () => {
    expect(signaText(aSigna({ dose: 0.6, doseUnit: 'ml' }), 'botol')).toBe('3 x sehari 0,6 ml')
    expect(signaText(aSigna({ dose: 4, doseUnit: 'ml' }), 'botol')).toBe('3 x sehari 4 ml')
    expect(signaText(aSigna({ dose: 30, doseUnit: 'ml' }), 'botol')).toBe('3 x sehari 30 ml')
  })

  it('gives no spoon for what is injected or put on the skin', () => {
    expect(signaText(aSigna({ dose: 5, doseUnit: 'ml' }), 'ampul')).toBe('3 x sehari 5 ml')
    expect(signaText(aSigna({ dose: 5, doseUnit: 'ml', external: true }), 'botol')).toBe(
      '3 x sehari 5 ml obat luar',
    )
  })

  it('reads the spoons of a prescription: cth is the measuring spoon, C the tablespoon', () => {
    expect(signaText(aSigna({ doseUnit: 'cth' }), 'botol')).toBe('3 x sehari 1 sendok takar (5 ml)')
    expect(signaText(aSigna({ doseUnit: 'C' }), 'botol')).toBe('3 x sehari 1 sendok makan (15 ml)')
  })

  it('says that it is only when needed, and what the prescriber added', () => {
    expect(signaText(aSigna({ prn: true, text: 'jika demam' }), 'tablet')).toBe(
      '3 x sehari 1 tablet bila perlu (jika demam)',
    )
    expect(signaText(aSigna({ timesPerDay: null }), 'tablet')).toBe('1 tablet')
  })
})

describe('an amount', () => {
  it('is written as people write it', () => {
    expect([0.5, 0.25, 1.5, 2, 0.6, 12.75].map(amountText)).toEqual(['½', '¼', '1½', '2', '0,6', '12¾'])
  })
})
