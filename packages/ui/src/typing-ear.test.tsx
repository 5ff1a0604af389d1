import { describe, expect, it } from '@jest/globals'
import { TypingEar } from './typing-ear.js'

const begins = (text: string) => 'LT1'.startsWith(text.toUpperCase().slice(0, 3))

/** Types a text; `pauses` before single letters, by their place, every other one `pause`. */
function typed(text: string, pause: number, pauses: Readonly<Record<number, number>> = {}) {
  const ear = new TypingEar(begins)
  let at = 1000
  const heard = [...text].map((letter, place) => {
    at += pauses[place] ?? pause
    return ear.hear(letter, at)
  })
  return { caught: ear.take(), let: heard.filter((one) => one !== 'caught').length }
}

describe('a scanner that types', () => {
  it('is caught by the third letter', () => {
    expect(typed('LT1ABCDEFGH', 5)).toEqual({ caught: 'LT1ABCDEFGH', let: 2 })
  })

  it('is caught whole where a busy computer hands on its first letters late', () => {
    expect(typed('LT1NRSW45DFOJAQBAAA', 5, { 1: 72, 4: 112 })).toEqual({
      caught: 'LT1NRSW45DFOJAQBAAA',
      let: 9,
    })
    expect(typed('LT1NRSW45DFO', 5, { 2: 400 })).toMatchObject({ caught: 'LT1NRSW45DFO' })
  })

  it('keeps what comes late once it was caught', () => {
    expect(typed('LT1NRSW45', 5, { 7: 450 })).toMatchObject({ caught: 'LT1NRSW45' })
  })

  it('is told from what a person typed before it', () => {
    expect(typed('LLT1ABC', 5, { 1: 200 })).toMatchObject({ caught: 'LT1ABC' })
    expect(typed('LTLT1ABC', 5, { 1: 150, 2: 900 })).toMatchObject({ caught: 'LT1ABC' })
    expect(typed('WANGGAILT1ABC', 5, { 7: 2000 })).toMatchObject({ caught: 'LT1ABC' })
  })
})

describe('a code of which nothing came for a while', () => {
  const half = () => {
    const ear = new TypingEar(begins)
    for (const [place, letter] of [...'LT1ABC'].entries()) ear.hear(letter, place * 5)
    return { ear, at: 5 * 5 }
  }

  it('is taken once', () => {
    const { ear } = half()
    expect([ear.take(), ear.take()]).toEqual(['LT1ABC', null])
  })

  it('goes on where its next letter was pressed at once, however late it is heard', () => {
    const { ear, at } = half()
    ear.take()
    expect(ear.hear('D', at + 5)).toBe('caught')
    expect(ear.end(at + 10)).toEqual({ isCodes: true, code: 'LT1ABCD' })
  })

  it('has its own Enter, which is no key of the screen', () => {
    const { ear, at } = half()
    ear.take()
    expect(ear.end(at + 5)).toEqual({ isCodes: true, code: null })
  })

  it('is over when a person presses a key', () => {
    const { ear, at } = half()
    ear.take()
    expect(ear.hear('D', at + 300)).toBe('person')
    const other = half()
    other.ear.take()
    expect(other.ear.end(other.at + 300)).toEqual({ isCodes: false, code: null })
    expect(new TypingEar(begins).end(0)).toEqual({ isCodes: false, code: null })
  })
})

describe('a hand', () => {
  it('is left alone, whatever it types', () => {
    for (const text of ['LT1', 'lt1 nomor tiket', 'LT1ABCDEFGHIJKLMN', 'wanggai'])
      expect(typed(text, 60).caught).toBeNull()
  })

  it('is left alone where it rolls over a few keys at once', () => {
    expect(typed('LT1ABCD', 90, { 2: 20, 3: 25, 4: 20 }).caught).toBeNull()
  })
})
