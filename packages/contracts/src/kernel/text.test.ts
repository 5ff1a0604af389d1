import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cleanText, isCleanText, Line, Text } from './text.js'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
// Half of all units are controls or lone surrogates: what a paste from a broken program brings.
const dirt = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 0x20 }),
      fc.integer({ min: 0xd7f0, max: 0xe010 }),
      fc.integer({ max: 0xffff, min: 0 }),
    ),
  )
  .map((units) => String.fromCharCode(...units))

describe('text', () => {
  it('is clean after cleaning, and cleaning once is enough', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, dirt), (text) => {
        const clean = cleanText(text)
        expect(isCleanText(clean)).toBe(true)
        expect(cleanText(clean)).toBe(clean)
      }),
    )
  })

  it('is left alone when it was clean', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, dirt).filter(isCleanText), (text) => {
        expect(cleanText(text)).toBe(text)
      }),
    )
  })

  it('survives UTF-8 when clean', () => {
    fc.assert(
      fc.property(dirt.map(cleanText), (text) => {
        expect(new TextDecoder().decode(new TextEncoder().encode(text))).toBe(text.replace(/^\ufeff/, ''))
      }),
    )
  })

  it('keeps tabs, line breaks and every script; turns the line breaks of other systems', () => {
    expect(cleanText('a\tb\r\nc\rd\u0000e 😀 ꦲ')).toBe('a\tb\nc\nde 😀 ꦲ')
  })

  it('of one line has no breaks, tabs or blank ends', () => {
    for (const bad of ['', ' a', 'a ', 'a\nb', 'a\tb', 'a\u0007', '\ud800', 'abcdef']) {
      expect(Line(5).safeParse(bad).success).toBe(false)
    }
    expect([Line(5).safeParse('Ani B').success, Text(5).safeParse('a\n\tb').success]).toEqual([true, true])
  })
})
