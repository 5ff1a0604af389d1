import { describe, expect, it } from '@jest/globals'
import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import type { LocalView, ViewRow } from '@lentera/sync/client/api'
import { patientOf } from './outbox-patients'

/** A view that holds these rows, by entity and id. */
function viewOf(rows: Record<string, Record<string, object>>): Pick<LocalView, 'get'> {
  return {
    get: <R extends EntityRecord>({ name }: EntityDefinition<string, R>, id: string) => {
      const record = rows[name]?.[id] as R | undefined
      return record ? ({ record, pendingBy: null, rowVersion: 1, marks: [] } satisfies ViewRow<R>) : null
    },
  }
}

const command = (name: string, args: object) => ({ id: 'c1', name, args: args as never })

describe('the patient of a saved record', () => {
  it('is whom the record itself names, though none of its rows is here any more', () => {
    expect(patientOf(command('patients.register', { patientId: 'ani' }), viewOf({}))).toBe('ani')
    expect(patientOf(command('visits.open', { patientId: 'budi', visitId: 'v1' }), viewOf({}))).toBe('budi')
  })

  it('is that of the visit or the item it is about', () => {
    const view = viewOf({
      visits: { v1: { patientId: 'ani' } },
      review_items: { r1: { detail: { patientId: 'budi' } }, r2: {} },
    })
    expect(patientOf(command('queue.reissueTicket', { visitId: 'v1' }), view)).toBe('ani')
    expect(patientOf(command('reviews.resolve', { reviewId: 'r1' }), view)).toBe('budi')
  })

  it('is left open where the record names none, or one of something that is not here', () => {
    const view = viewOf({ review_items: { r2: {} } })
    expect(patientOf(command('reviews.resolve', { reviewId: 'r2' }), view)).toBeNull()
    expect(patientOf(command('queue.reissueTicket', { visitId: 'v9' }), view)).toBeNull()
    expect(patientOf(command('numbers.restart', { epoch: 'e' }), view)).toBeNull()
  })
})
