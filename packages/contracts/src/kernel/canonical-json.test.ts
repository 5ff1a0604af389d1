import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { canonicalJson } from './canonical-json.js'

const json = fc.jsonValue({ maxDepth: 4 })

/** The same value with the keys of every object the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, turned(member)]),
  )
}

describe('canonical JSON', () => {
  it('is JSON that says the same', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('does not depend on the order in which keys were written', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value))
      }),
    )
  })

  it('is stable through the wire', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = canonicalJson(value)
        expect(canonicalJson(JSON.parse(text))).toBe(text)
      }),
    )
  })

  it('follows the example of RFC 8785, 3.2.3 for the order of keys', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
    const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))
    expect(Object.keys(JSON.parse(text))).toEqual([
      '1',
      '\r',
      '\u0080',
      '\u00f6',
      '\u20ac',
      '\u{1f600}',
      '\ufb33',
    ])
  })

  it('writes numbers in their shortest form', () => {
    expect(canonicalJson([1e21, 36.5, -0, 4.5, 0.002, 1e-27])).toBe('[1e+21,36.5,0,4.5,0.002,1e-27]')
  })

  it('leaves undefined members out and refuses what JSON cannot carry', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}')
    for (const value of [NaN, Infinity, '\ud800', { a: '\udc00' }, () => 1, 10n, [undefined]]) {
      expect(() => canonicalJson(value)).toThrow(TypeError)
    }
  })
})
