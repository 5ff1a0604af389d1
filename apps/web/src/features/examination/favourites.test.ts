import { describe, expect, it } from '@jest/globals'
import { learned, offered, pinned } from './favourites'

const ispa = { code: 'J06.9', name: 'ISPA akut' }
const maag = { code: 'K30', name: 'Dispepsia (maag)' }
const codes = (list: readonly { code: string }[]) => list.map(({ code }) => code)

describe('favourite diagnoses', () => {
  it('are learned by use, the most used first', () => {
    expect(codes(learned(learned([], [ispa, maag]), [maag]))).toEqual(['K30', 'J06.9'])
  })

  it('that somebody pinned stay in front, until the pin is taken out', () => {
    const used = learned(learned([], [maag]), [maag])
    const withPin = pinned(used, ispa)
    expect(codes(withPin)).toEqual(['J06.9', 'K30'])
    expect(codes(learned(withPin, [maag]))).toEqual(['J06.9', 'K30'])
    expect(codes(offered(pinned(withPin, ispa)))).toEqual(['K30', 'J06.9'])
  })

  it('are so many that a list can show them', () => {
    const many = Array.from({ length: 60 }, (_, n) => ({ code: `A${n}`, name: 'x' }))
    expect(learned([], many)).toHaveLength(40)
  })
})
