import { describe, expect, it } from '@jest/globals'
import { aDirectoryEntry, aPregnancy, id } from '@lentera/domain/testing/samples'
import { type Choice, pickPeople } from './pick-people'

const today = '2026-11-20'
const people = [
  aDirectoryEntry({ id: id(10), birthDate: '1990-03-12', pregnancy: aPregnancy() }),
  aDirectoryEntry({ id: id(11), birthDate: '2021-11-21', hamlet: 'Kampung Lama' }),
  aDirectoryEntry({ id: id(12), birthDate: '2021-11-20', hamlet: null }),
  aDirectoryEntry({ id: id(13), birthDate: '1966-11-20' }),
  aDirectoryEntry({ id: id(14), birthDate: '1930-01-01', deceasedOn: '2026-01-01' }),
  aDirectoryEntry({ id: id(15), villageCode: '9171041005' }),
]
const picked = (choice: Partial<Choice>) =>
  pickPeople(people, { villageCode: '9171041004', hamlet: '', group: 'everybody', ...choice }, today).map(
    (entry) => entry.id,
  )

describe('who goes on a list', () => {
  it('is everybody of the village who lives', () => {
    expect(picked({})).toEqual([id(10), id(11), id(12), id(13)])
    expect(picked({ villageCode: null })).toEqual([])
  })

  it('is a hamlet of it, by a part of its name', () => {
    expect(picked({ hamlet: ' baru ' })).toEqual([id(10), id(13)])
    expect(picked({ hamlet: 'LAMA' })).toEqual([id(11)])
  })

  it('is nobody whose pregnancy was forgotten to be closed', () => {
    const choice: Choice = { villageCode: '9171041004', hamlet: '', group: 'pregnant' }
    expect(pickPeople(people, choice, '2027-02-13')).toEqual([])
  })

  it('is those below five, with child, or from sixty', () => {
    expect(picked({ group: 'underFive' })).toEqual([id(11)])
    expect(picked({ group: 'pregnant' })).toEqual([id(10)])
    expect(picked({ group: 'elderly' })).toEqual([id(13)])
  })
})
