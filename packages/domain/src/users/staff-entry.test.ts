import { describe, expect, it } from '@jest/globals'
import { id } from '../testing/samples.js'
import { staffEntry } from './staff-entry.js'

const maria = { name: 'Ns. Maria Rumbiak', active: true }

describe('what every device knows of a colleague', () => {
  it('is the name, what the person is here first of all, and where', () => {
    const grants = [
      { role: 'head' as const, unit: null },
      { role: 'nurse' as const, unit: 'kia' },
    ]
    expect(staffEntry(id(70), maria, grants)).toEqual({
      id: id(70),
      ...maria,
      profession: 'nurse',
      unit: 'kia',
    })
  })

  it('names no unit where there are several, and no profession where there is none any more', () => {
    const both = ['kia', 'gigi'].map((unit) => ({ role: 'nurse' as const, unit }))
    expect(staffEntry(id(70), maria, both)).toMatchObject({ profession: 'nurse', unit: null })
    expect(staffEntry(id(70), { ...maria, active: false }, [])).toMatchObject({
      profession: null,
      active: false,
    })
  })
})
