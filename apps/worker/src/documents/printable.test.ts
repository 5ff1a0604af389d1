import { describe, expect, it } from '@jest/globals'
import { printable, printableAll } from './printable.js'
import { typeface } from './typeface.js'

const letters = await typeface()
const said = (text: string) => printable(text, letters)

describe('a text as the letters of a paper can say it', () => {
  it('stays as it is where the letters hold it', () => {
    const usual = 'SpO₂ ≥ 95 %, 37,8 °C, 1½ tablet (7,5 ml) – “kutip” · µg ± 2 € é ñ Ā'
    expect(said(usual)).toBe(usual)
  })

  it('says arrows and ticks in other signs, because what a note says must not get lost', () => {
    expect(said('TD ↑, Hb ↓ → rujuk ✓')).toBe('TD [naik], Hb [turun] -> rujuk [v]')
  })

  it('takes a sign apart where its parts say the same, and never runs a fraction into the number before it', () => {
    expect(said('㎎ ℃ １２ ⅓')).toBe('mg °C 12 1⁄3')
    expect(said('1⅓ tablet')).toBe('1 1⁄3 tablet')
    expect(said('1①')).toBe('1 1')
    expect(said('Ṣaleh').normalize('NFC')).toBe('Ṣaleh')
  })

  it('shows a gap for each sign it cannot say, and leaves none out silently', () => {
    expect(said('a🩺b')).toBe('a\uFFFDb')
    expect(said('👩‍👩‍👧‍👦')).toBe('\uFFFD')
    expect(said('漢字')).toBe('\uFFFD\uFFFD')
    expect(said('\ud800')).toBe('\uFFFD')
  })

  it('drops what nobody sees and what turns the direction of reading', () => {
    expect(said('\u202eABC\u202c d\u200bo\u00adsis\u200f\u0007')).toBe('ABC dosis')
  })

  it('has white space as a browser shows it: lines stay, runs become one', () => {
    expect(said('  a \t b\r\n   c  \n\n d ')).toBe('a b\nc\n\nd')
    expect(said('1\u00a0tablet')).toBe('1\u00a0tablet')
  })

  it('reaches every text of a paper, and nothing else of it', () => {
    const value = { a: ['x→y', null, true, 3], b: { c: '⅓', d: undefined } }
    expect(printableAll(value, letters)).toEqual({
      a: ['x->y', null, true, 3],
      b: { c: '1⁄3', d: undefined },
    })
  })
})
