import { describe, expect, it } from '@jest/globals'
import { ScanBurst } from './scan-burst.js'

/** Types a text and Enter; `pauses` before single keys by their place, Enter's being that of the text's length. */
function typed(text: string, pause: number, pauses: Readonly<Record<number, number>> = {}) {
  const burst = new ScanBurst()
  let at = 1000
  const beginnings = [...text].flatMap((letter, place) => {
    at += pauses[place] ?? pause
    return burst.hear(letter, at) ? [place] : []
  })
  at += pauses[text.length] ?? pause
  return { beginnings, number: burst.end(at) }
}

describe('a number under a scanner that types', () => {
  it.each(['00-12-34', '0001234567890', '9171040101909701'])('is caught: %s', (number) => {
    expect(typed(number, 5)).toEqual({ beginnings: [0], number })
    expect(typed(number, 35).number).toBe(number)
  })

  it('is no number of eight that a hand types, however fast, nor one that halts once', () => {
    expect(typed('17081945', 60).number).toBeNull()
    expect(typed('17081945', 30, { 4: 90 }).number).toBeNull()
    expect(typed('12080', 5).number).toBeNull()
  })

  it('is no number where the Enter came later', () => {
    expect(typed('0001234567890', 5, { 13: 200 }).number).toBeNull()
  })

  it('leaves words and codes with letters where they were typed', () => {
    expect(typed('amoksisilin', 5).number).toBeNull()
    expect(typed('LT1ABCDEFGH', 5).number).toBeNull()
    expect(typed('B2027-0331', 5).number).toBeNull()
  })

  it('begins after what a person had typed before it', () => {
    expect(typed('batuk0001234567890', 5, { 1: 120, 2: 120, 3: 120, 4: 120, 5: 400 })).toEqual({
      beginnings: [0, 1, 2, 3, 4, 5],
      number: '0001234567890',
    })
  })

  it('is heard once, and not over another key in between', () => {
    const burst = new ScanBurst()
    for (const [n, digit] of [...'0001234567890'].entries()) burst.hear(digit, n * 5)
    burst.forget()
    expect(burst.end(62)).toBeNull()
    for (const [n, digit] of [...'0001234567890'].entries()) burst.hear(digit, 100 + n * 5)
    expect([burst.end(165), burst.end(166)]).toEqual(['0001234567890', null])
  })
})
