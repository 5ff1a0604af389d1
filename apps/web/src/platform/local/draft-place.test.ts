import { describe, expect, it } from '@jest/globals'
import { placedIn, withPlace } from './draft-place'

describe('a kept draft', () => {
  it.each([
    { value: { form: { name: 'Maria' }, order: null }, at: 'name' },
    { value: { lines: [] }, at: null },
    { value: 'sedikit lagi', at: null },
    { value: ['a'], at: null },
  ])('comes back as it was typed, with its field: %j', (placed) => {
    expect(placedIn(JSON.parse(JSON.stringify(withPlace(placed))))).toEqual(placed)
  })

  it('of an older build is read: with its field, or without one', () => {
    expect(placedIn({ form: { name: 'Maria' }, patientId: 'x', at: null })).toEqual({
      value: { form: { name: 'Maria' }, patientId: 'x' },
      at: null,
    })
    expect(placedIn({ objective: 'baik', at: 'objective' }).at).toBe('objective')
    expect(placedIn({ counted: '7' })).toEqual({ value: { counted: '7' }, at: null })
  })

  it('of one text stays a text', () => {
    expect(withPlace({ value: 'catatan', at: 'text' })).toBe('catatan')
  })
})
