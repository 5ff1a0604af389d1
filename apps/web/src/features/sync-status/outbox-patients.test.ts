import { describe, expect, it } from '@jest/globals'
import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import type { LocalView, ViewRow } from '@lentera/sync/client/api'
import { outboxPatients } from './outbox-patients'
import { anEntry } from './testing/samples'

const at = '2026-11-20T00:00:00.000Z'

/** A view that holds these rows; null: nothing waits for them. */
function viewOf(rows: Record<string, readonly (readonly [object, string | null])[]>): Pick<LocalView, 'all'> {
  return {
    all: <R extends EntityRecord>({ name }: EntityDefinition<string, R>) => ({
      rows: (rows[name] ?? []).map(([record, pendingBy]): ViewRow<R> => ({
        record: record as R,
        pendingBy,
        rowVersion: 1,
        marks: [],
      })),
      complete: true,
      asOf: null,
    }),
  }
}

describe('the patient of a saved record', () => {
  it('is named while the record waits', () => {
    const patientOf = outboxPatients(viewOf({ visits: [[{ patientId: 'ani', openedAt: at }, 'c1']] }))
    expect(patientOf(anEntry({ id: 'c1', name: 'visits.open', savedAt: '2026-01-01T00:00:00.000Z' }))).toBe(
      'ani',
    )
  })

  it('is named by when and by whom it was made once the server has it', () => {
    const patientOf = outboxPatients(
      viewOf({
        patients: [[{ id: 'ani', registeredAt: at }, null]],
        vitals: [
          [{ patientId: 'budi', measuredAt: at, measuredBy: 'maria' }, null],
          [{ patientId: 'citra', measuredAt: at, measuredBy: 'sari' }, null],
        ],
      }),
    )
    expect(patientOf(anEntry({ name: 'patients.register', savedAt: at }))).toBe('ani')
    expect(patientOf(anEntry({ name: 'charting.recordVitals', savedAt: at, actorId: 'sari' }))).toBe('citra')
    expect(patientOf(anEntry({ name: 'charting.recordVitals', savedAt: at, actorId: 'joko' }))).toBeNull()
    expect(patientOf(anEntry({ name: 'visits.open', savedAt: at }))).toBeNull()
  })

  it('is left open rather than guessed between two', () => {
    const two = ['ani', 'budi', 'ani'].map((id) => [{ patientId: id, openedAt: at }, null] as const)
    expect(outboxPatients(viewOf({ visits: two }))(anEntry({ name: 'visits.open', savedAt: at }))).toBeNull()
    const allergies = ['food', 'drug'].map(
      () => [{ patientId: 'ani', recordedAt: at, recordedBy: 'sari' }, null] as const,
    )
    const entry = anEntry({ name: 'charting.recordAllergyAnswer', savedAt: at, actorId: 'sari' })
    expect(outboxPatients(viewOf({ allergies }))(entry)).toBe('ani')
  })
})
