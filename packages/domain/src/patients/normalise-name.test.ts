import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { nameWords, normaliseName } from './normalise-name.js'
import { normalisePhone } from './phone.js'
import { isSimilarName, withinOneEdit } from './similar-name.js'

describe('one spelling for a name', () => {
  it.each([
    ['Muhammad Ali', 'Mohamad Ali', 'Moch. Ali', 'Muh Ali', 'M. Ali', 'Mochammad Ali', 'M.Ali'],
    ['Ahmad Subardjo', 'Achmad Soebardjo'],
    ['Siti Aminah', 'St. Aminah', 'Hj. Siti Aminah', 'Sitti Aminah', 'aminah siti'],
    ['Soekarno', 'Sukarno'],
    ['Tjokro', 'Cokro'],
    ['Yusuf', 'Jusuf', 'Joesoef'],
    ['Khadijah', 'Hadijah', 'Chadijah'],
    ['Agus Santoso, S.Kep., Ns.', 'dr. Agus Santoso', 'H. Agus Santosso'],
    ["Nu'man", 'Numan', 'Nu’man'],
    ['Zubaidah binti Hasan', 'Zubaidah Hasan'],
    ['Widya Setyo', 'Widia Setio'],
    ['Yosefina', 'Yosephina'],
    ['René', 'Rene'],
  ])('%s', (name, ...others) => {
    for (const other of others)
      expect(`${other}: ${normaliseName(other)}`).toBe(`${other}: ${normaliseName(name)}`)
  })

  it('keeps apart what is not the same', () => {
    expect(normaliseName('Maria Wenda')).not.toBe(normaliseName('Maria Wanimbo'))
  })

  it('keeps a name that is nothing but a title', () => {
    expect(nameWords('Haji')).toEqual(['haji'])
    expect(nameWords('An')).toEqual(['an'])
    expect(nameWords('An Nisa')).toEqual(['nisa'])
  })

  it('does not change a second time', () => {
    const oldSpelling = fc.stringMatching(/^[tdjyoekhcp]{1,8}$/)
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 40 }), oldSpelling), (name) => {
        const once = normaliseName(name)
        expect(normaliseName(normaliseName(once))).toBe(normaliseName(once))
      }),
    )
  })
})

describe('similar names', () => {
  it.each([
    ['Siti Aminah', 'Siti Amina'],
    ['Aminah', 'Siti Aminah'],
    ['Yohanes R. Kogoya', 'Yohanes Rumbiak Kogoya'],
    ['Rumbiak Maria', 'Maria Rumbiak'],
    ['Maria Rumbaik', 'Maria Rumbiak'],
  ])('%s may be %s', (a, b) => {
    expect([isSimilarName(a, b), isSimilarName(b, a)]).toEqual([true, true])
  })

  it.each([
    ['Aisyah Wenda', 'Fatimah Wenda'],
    ['Siti Aminah', 'Siti Rahmawati'],
    ['Ani', 'Eni'],
    ['Siti Siti', 'Siti Aminah'],
  ])('%s is not %s', (a, b) => {
    expect([isSimilarName(a, b), isSimilarName(b, a)]).toEqual([false, false])
  })

  it('forgives one letter, not two', () => {
    expect(withinOneEdit('wenda', 'wanda')).toBe(true)
    expect(withinOneEdit('wenda', 'wend')).toBe(true)
    expect(withinOneEdit('wenda', 'wedna')).toBe(true)
    expect(withinOneEdit('wenda', 'wando')).toBe(false)
    expect(withinOneEdit('wenda', 'we')).toBe(false)
  })
})

describe('a phone number', () => {
  it.each([
    ['0812-3456-7890', '+6281234567890'],
    ['+62 812 3456 7890', '+6281234567890'],
    ['62812 3456 7890', '+6281234567890'],
    ['81234567890', '+6281234567890'],
    ['(0967) 531-234', '+62967531234'],
    ['00675 7123 4567', '+67571234567'],
    ['tidak punya', null],
    ['12345678', null],
    ['0812', null],
  ])('%s is %s', (typed, expected) => {
    expect(normalisePhone(typed)).toBe(expected)
  })
})
