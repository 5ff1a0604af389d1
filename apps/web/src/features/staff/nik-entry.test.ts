import { describe, expect, it } from '@jest/globals'
import { nikError, nikToPut, typedNik, untouchedNik } from './nik-entry'

describe('the NIK in the form of a member of staff', () => {
  it.each(['7209061211900001', '7209 0612 1190 0001', '7209.0612.1190.0001', ' 720906-121190-0001 '])(
    'is read from %p',
    (text) => {
      const entry = typedNik(text)
      expect([entry.typed, nikError(entry), nikToPut(entry)]).toEqual([
        '7209061211900001',
        null,
        '7209061211900001',
      ])
    },
  )

  it('is complained about in its own words: other signs, or so many digits', () => {
    expect(nikError(typedNik('7209 0612 1190 OOO1'))).toEqual({ code: 'nik_digits', length: 16 })
    expect(nikError(typedNik('7209 0612 1190 001'))).toEqual({ code: 'nik_length', length: 15 })
    expect(nikError(typedNik('7209 0612 1190 00011'))).toEqual({ code: 'nik_length', length: 17 })
  })

  it('is nobody’s duty, and stays as it is where nothing was typed', () => {
    for (const entry of [untouchedNik, typedNik(' ')])
      expect([nikError(entry), nikToPut(entry)]).toEqual([null, undefined])
  })

  it('goes when it was removed, unless a new one was typed after all', () => {
    const removed = { ...untouchedNik, isRemoved: true }
    expect([nikError(removed), nikToPut(removed)]).toEqual([null, null])
    expect(typedNik('7')).toEqual({ typed: '7', isRemoved: false })
  })
})
