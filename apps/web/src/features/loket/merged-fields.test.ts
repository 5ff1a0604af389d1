import { describe, expect, it } from '@jest/globals'
import type { PatientFieldChange } from '@lentera/contracts/patients/field-change'
import { aFieldChange, id } from '@lentera/domain/testing/samples'
import { mergedFields } from './merged-fields'

const mine = (change: Partial<PatientFieldChange> = {}) =>
  aFieldChange({ id: id(1), commandId: id(50), field: 'phone', value: '+6281200000001', ...change })
const theirs = (change: Partial<PatientFieldChange> = {}) =>
  mine({ id: id(2), commandId: id(51), by: id(903), value: '+6281200000002', ...change })

const found = (rows: PatientFieldChange[], merged = ['phone'], name = 'patients.amend') =>
  mergedFields(
    [{ id: id(50), name, merged }],
    (commandId) => rows.filter((row) => row.commandId === commandId),
    () => rows,
  )

describe('what an author is told of a merge', () => {
  it('is whose answer stands, with the other one to take', () => {
    const kept = [mine({ state: 'stands' }), theirs({ state: 'set_aside' })]
    expect(found(kept)).toMatchObject([
      { field: 'phone', stands: 'mine', other: { value: '+6281200000002' } },
    ])
    const aside = [mine({ state: 'set_aside' }), theirs({ state: 'stands' })]
    expect(found(aside)).toMatchObject([
      { field: 'phone', stands: 'other', other: { value: '+6281200000002' } },
    ])
  })

  it('is the newest of several answers that were set aside', () => {
    const old = theirs({ id: id(3), commandId: id(52), state: 'set_aside', at: '2026-01-01T00:00:00.000Z' })
    const rows = [old, mine({ state: 'stands' }), theirs({ state: 'set_aside' })]
    expect(found(rows)[0]?.other.id).toBe(id(2))
  })

  it('is nothing where nothing was merged, or somebody has decided since', () => {
    const rows = [mine({ state: 'stands' }), theirs({ state: 'set_aside' })]
    expect(found(rows, [])).toEqual([])
    expect(found(rows, ['occupation'])).toEqual([])
    expect(found(rows, ['phone'], 'visits.move')).toEqual([])
    expect(found([mine({ state: 'replaced' }), theirs({ state: 'stands' })])).toEqual([])
    // The author took the own answer back: the same value stands now.
    const again = theirs({ state: 'stands', by: id(901), value: '+6281200000001' })
    expect(found([mine({ state: 'set_aside' }), again])).toEqual([])
  })
})
