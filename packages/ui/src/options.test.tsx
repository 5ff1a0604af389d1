import { describe, expect, it } from '@jest/globals'
import { filterOptions } from './options.js'

const villages = [
  { id: '1', label: 'Sukamaju', detail: 'Kec. Rejo' },
  { id: '2', label: 'Krajan Suka' },
  { id: '3', label: 'Sukorejo' },
  { id: '4', label: 'Karang Anyar' },
]
const found = (text: string, limit?: number) => filterOptions(villages, text, limit).map(({ id }) => id)

describe('searching a list of options', () => {
  it('finds fragments in any order, also in the grey detail', () =>
    expect(found('rejo suk')).toEqual(['1', '3']))
  it('puts those that begin with the first fragment first', () => expect(found('suka')).toEqual(['1', '2']))
  it('does not mind capitals and accents', () => expect(found('KÁRANG')).toEqual(['4']))
  it('shows the beginning of the list while nothing is typed', () =>
    expect(found(' ', 2)).toEqual(['1', '2']))
  it('finds nothing rather than something else', () => expect(found('jakarta')).toEqual([]))
})
