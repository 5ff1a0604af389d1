import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { cleanLine, cleanText, isCleanText, Line, Text } from './text.js'

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
        expect(new TextDecoder().decode(new TextEncoder().encode(text))).toBe(text)
      }),
    )
  })

  it('keeps tabs, line breaks and every script; turns the line breaks of other systems', () => {
    expect(cleanText('a\tb\r\nc\rd\u0000e 😀 ꦲ')).toBe('a\tb\nc\nde 😀 ꦲ')
  })

  it.each([
    ...'\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c',
    ...'\u200b\ufeff\u2060\u00ad\u0085',
  ])('holds nothing that nobody sees: %j', (sign) => {
    expect(cleanText(`Si${sign}ti`)).toBe('Siti')
    expect(Text(10).safeParse(`Si${sign}ti`).success).toBe(false)
    expect(Line(10).safeParse(`${sign}Siti`).success).toBe(false)
  })

  it.each(['\u200c', '\u200d'])('joins signs in a note, never in a name: %j', (joiner) => {
    expect(cleanText(`👩${joiner}⚕`)).toBe(`👩${joiner}⚕`)
    expect(Text(10).safeParse(`👩${joiner}⚕`).success).toBe(true)
    expect(cleanLine(`Si${joiner}ti`)).toBe('Siti')
    expect(Line(10).safeParse(`Si${joiner}ti`).success).toBe(false)
  })

  it('of one line is taken after cleaning and trimming, whatever was pasted', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, dirt), (text) => {
        const line = cleanLine(text).trim()
        expect(line === '' || Line(200).safeParse(line).success).toBe(true)
        expect(cleanLine(line)).toBe(line)
      }),
    )
    expect(cleanLine('a\tb\r\nc\u2028d')).toBe('a b c d')
  })

  it('of one line has no breaks, tabs or blank ends', () => {
    for (const bad of ['', ' a', 'a ', 'a\nb', 'a\tb', 'a\u0007', '\ud800', 'abcdef']) {
      expect(Line(5).safeParse(bad).success).toBe(false)
    }
    expect([Line(5).safeParse('Ani B').success, Text(5).safeParse('a\n\tb').success]).toEqual([true, true])
  })
})
