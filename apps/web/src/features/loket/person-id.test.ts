import { describe, expect, it } from '@jest/globals'
import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import type { ViewRow } from '@lentera/sync/client/api'
import { aDirectoryEntry, id } from '@lentera/domain/testing/samples'
import { personIdFor } from './person-id'

const own = { name: 'Maria Wenda', birthDate: '1990-03-12' }
const view = (held: EntityRecord | null) => ({
  get: <R extends EntityRecord>(_entity: EntityDefinition<string, R>, wanted: string): ViewRow<R> | null =>
    held?.id === wanted ? { record: held as R, rowVersion: null, pendingBy: null, marks: [] } : null,
})
const idFor = (held: EntityRecord | null) => personIdFor(view(held), id(10), own, () => id(99))

describe('the id of a new person', () => {
  it('is the one of the draft while nobody has it', () => {
    expect(idFor(null)).toEqual({ id: id(10), isRegistered: false })
    expect(idFor(aDirectoryEntry({ id: id(11) }))).toEqual({ id: id(10), isRegistered: false })
  })

  it('is not registered again when a second tab saves the same draft', () => {
    expect(idFor(aDirectoryEntry({ id: id(10), ...own }))).toEqual({ id: id(10), isRegistered: true })
  })

  it('is a new one when the other tab registered somebody else with it', () => {
    expect(idFor(aDirectoryEntry({ id: id(10), name: 'Marta Wenda' }))).toEqual({
      id: id(99),
      isRegistered: false,
    })
    expect(idFor(aDirectoryEntry({ id: id(10), birthDate: '1991-03-12' })).id).toBe(id(99))
  })
})
