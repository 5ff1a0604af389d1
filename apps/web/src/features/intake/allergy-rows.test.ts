import { describe, expect, it } from '@jest/globals'
import { emptyRow, substancesOf, withEmptyRow } from './allergy-rows'

const amoxicillin = { category: 'drug', substance: 'Amoksisilin' } as const

describe('the rows of known allergies', () => {
  it('always end with an empty one', () => {
    expect(withEmptyRow([amoxicillin])).toEqual([amoxicillin, emptyRow])
    expect(withEmptyRow([])).toEqual([emptyRow])
  })

  it('do not pile up when one is emptied again', () => {
    expect(withEmptyRow([{ ...amoxicillin, substance: '' }, emptyRow])).toEqual([emptyRow])
  })

  it('keep the kind that was chosen before the name is typed', () => {
    expect(withEmptyRow([amoxicillin, { category: 'food', substance: '' }])[1]).toEqual({
      category: 'food',
      substance: '',
    })
  })

  it('are read without empty ones and without stray spaces', () => {
    expect(substancesOf([{ category: 'food', substance: '  Udang   rebus ' }, emptyRow])).toEqual([
      { category: 'food', substance: 'Udang rebus', reaction: null },
    ])
  })
})
