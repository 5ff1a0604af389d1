import { randomBytes } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { BlindIndex } from './blind-index.js'
import { FieldSealer } from './field-seal.js'

const place = { table: 'patients', row: '1', column: 'street_sealed' }
const key = (no: number) => ({ no, key: randomBytes(32) })

describe('a sealed value', () => {
  it('opens in its place and nowhere else', () => {
    const sealer = new FieldSealer([key(1)])
    const sealed = sealer.seal('Jalan Merdeka 5', place)
    expect(sealer.openText(sealed, place)).toBe('Jalan Merdeka 5')
    for (const other of [
      { ...place, row: '2' },
      { ...place, column: 'x' },
      { ...place, table: 'y' },
    ])
      expect(() => sealer.open(sealed, other)).toThrow()
  })

  it('does not open when a bit was changed', () => {
    const sealer = new FieldSealer([key(1)])
    for (const at of [0, 2, 5, 20, 30]) {
      const sealed = sealer.seal('Jalan Merdeka 5', place)
      sealed[at]! ^= 1
      expect(() => sealer.open(sealed, place)).toThrow()
    }
  })

  it('looks different every time', () => {
    const sealer = new FieldSealer([key(1)])
    expect(sealer.seal('a', place)).not.toEqual(sealer.seal('a', place))
  })

  it('is made under the newest key and opened under the one it names', () => {
    const [one, two] = [key(1), key(2)]
    const old = new FieldSealer([one]).seal('a', place)
    const both = new FieldSealer([one, two])
    expect(both.openText(old, place)).toBe('a')
    expect(both.keyNo).toBe(2)
    expect(() => new FieldSealer([one]).open(both.seal('a', place), place)).toThrow('key 2')
  })
})

describe('a blind index', () => {
  it('is the same for the same value and kind, and another for anything else', () => {
    const index = new BlindIndex(randomBytes(32))
    expect(index.of('nik', '123')).toEqual(index.of('nik', '123'))
    const others = [
      index.of('card', '123'),
      index.of('nik', '124'),
      new BlindIndex(randomBytes(32)).of('nik', '123'),
    ]
    for (const other of others) expect(other).not.toEqual(index.of('nik', '123'))
  })
})
