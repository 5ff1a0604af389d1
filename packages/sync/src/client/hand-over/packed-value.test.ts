import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { fromBase32, toBase32 } from './base32.js'
import { type Json, NotPacked, pack, unpack } from './packed-value.js'
import { packedWords } from './packed-words.js'

const uuid = fc.uuid().map((text) => text.toLowerCase())
const text = fc.oneof(
  ...[fc.string({ unit: 'grapheme' }), uuid, fc.constantFrom(...packedWords, '', '0', '0123', '2026-02-30')],
  fc.stringMatching(/^[0-9]{1,20}$/),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,90}$/),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
)
const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)
const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    ...[fc.constant(null), fc.boolean(), number.filter((one) => !Object.is(one, -0)), text],
    ...[fc.array(tie('value')), fc.dictionary(text, tie('value'))],
  ) as fc.Arbitrary<Json>,
}))

describe('a packed value', () => {
  it('comes back character by character, in the same order', () => {
    fc.assert(
      fc.property(value, (one) => expect(JSON.stringify(unpack(pack(one)))).toBe(JSON.stringify(one))),
      { numRuns: 2000 },
    )
  })

  it('is a third of its text where records are what it holds', () => {
    const record = {
      ...{ id: '0193-', deviceId: 'a4f1c0de-0000-4000-8000-00000000aaaa', name: 'visits.open', v: 1 },
      ...{ at: { device: '2026-11-20T00:00:00.000Z', offsetMs: -1500, offsetAgeS: 40 }, refs: [], deps: [] },
      ...{ args: { visitId: 'a4f1c0de-0000-4000-8000-00000000bbbb', ticket: 'A3-014', sick: true } },
    }
    expect(pack(record).length * 3).toBeLessThan(JSON.stringify(record).length)
  })

  it('is never read where something is missing or too much', () => {
    fc.assert(
      fc.property(value, fc.nat(), (one, at) => {
        const bytes = pack(one)
        expect(() => unpack(bytes.subarray(0, at % bytes.length))).toThrow()
        expect(() => unpack(Uint8Array.from([...bytes, 0]))).toThrow(NotPacked)
      }),
    )
  })

  it('made of noise is read or refused, and takes no memory for what is not there', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        try {
          unpack(bytes)
        } catch (error) {
          expect(String(error)).toMatch(/NotPacked|Error/)
        }
      }),
      { numRuns: 5000 },
    )
  })

  it('has a byte for every word, and no word twice', () => {
    expect(packedWords.length).toBeLessThanOrEqual(128)
    expect(new Set(packedWords).size).toBe(packedWords.length)
  })
})

describe('base32', () => {
  it('gives back every byte, and takes only its own letters', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect([...fromBase32(toBase32(bytes))]).toEqual([...bytes])
        expect(toBase32(bytes)).toMatch(/^[A-Z2-7]*$/)
      }),
    )
    expect(() => fromBase32('A1')).toThrow(TypeError)
  })
})
