import { describe, expect, it } from '@jest/globals'
import { isWrongStock } from './paper-profile'

describe('the papers of a desk', () => {
  it('are all printed where the browser asks for the printer', () => {
    for (const format of ['roll58', 'label60x40', 'a4'] as const)
      expect(isWrongStock(format, { silent: null, labelSize: '60x40' })).toBe(false)
  })

  it('are told from the one that lies in the printer of a desk that prints without a dialog', () => {
    const labels = { silent: 'label', labelSize: '50x30' } as const
    expect(isWrongStock('label50x30', labels)).toBe(false)
    expect(isWrongStock('a4', labels)).toBe(true)
    expect(isWrongStock('roll58', labels)).toBe(true)
  })
})
