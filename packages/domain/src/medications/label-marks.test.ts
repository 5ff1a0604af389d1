import { describe, expect, it } from '@jest/globals'
import { labelMarks } from './label-marks.js'

const swallowed = { external: false }

describe('the marks of a label', () => {
  it('are blue for whatever is not swallowed, also where the prescriber did not say so', () => {
    for (const route of ['eye', 'ear', 'topical', 'rectal', 'vaginal', 'parenteral', 'inhalation'] as const)
      expect(labelMarks({ form: 'other', route, flags: [] }, swallowed).use).toBe('external')
    expect(labelMarks({ form: 'tablet', route: 'oral', flags: [] }, swallowed).use).toBe('oral')
  })

  it('are blue where the prescriber said so', () => {
    expect(labelMarks({ form: 'tablet', route: 'oral', flags: [] }, { external: true }).use).toBe('external')
    expect(labelMarks(null, { external: true }).use).toBe('external')
  })

  it('say to shake what settles, and to finish an antibiotic', () => {
    expect(labelMarks({ form: 'dry_syrup', route: 'oral', flags: ['antibiotic'] }, swallowed)).toEqual({
      ...{ use: 'oral', shake: true, finish: true },
    })
    expect(labelMarks({ form: 'syrup', route: 'oral', flags: [] }, swallowed)).toMatchObject({
      ...{ shake: false, finish: false },
    })
  })
})
