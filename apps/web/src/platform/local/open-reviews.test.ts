import { describe, expect, it } from '@jest/globals'
import type { PatientFieldChange } from '@lentera/contracts/patients/field-change'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { aDirectoryEntry, aFieldChange, id, known } from '@lentera/domain/testing/samples'
import type { LocalView } from '@lentera/sync/client/api'
import { openReviews } from './open-reviews'

const me = id(901)
const sari = { user: { id: me, username: 'sari', name: 'Sari' }, grants: [] }

const anItem = (change: Partial<ReviewItem> = {}): ReviewItem => ({
  id: id(70),
  commandId: id(84),
  commandName: 'patients.amend',
  issueCode: 'patients.identity_conflict',
  outcome: 'flagged',
  unit: 'umum',
  authorId: me,
  deviceId: id(902),
  openedAt: '2026-11-20T00:00:00.000Z',
  closedAt: null,
  closedByCommand: null,
  resolution: null,
  detail: { patientId: id(10) },
  ...change,
})

/** `pending`: ids of rows that a command of this device has touched and the server has not confirmed. */
function viewOf(items: ReviewItem[], changes: PatientFieldChange[] = [], pending: string[] = []) {
  const row = <R extends { id: string }>(record: R) => ({
    ...{ record, rowVersion: 1, marks: [] },
    pendingBy: pending.includes(record.id) ? id(99) : null,
  })
  return {
    all: () => known(items.map(row)),
    find: () => known(changes.map(row)),
    get: () => row(aDirectoryEntry()),
  } as unknown as LocalView
}
const ids = (
  view: LocalView,
  person: Parameters<typeof openReviews>[1] = sari,
  repaired = new Set<string>(),
) => openReviews(view, person, repaired).map((review) => [review.id, review.isWaiting])

describe('what somebody must look at', () => {
  it('is open and their own, the oldest first', () => {
    const items = [
      anItem({ id: id(73), openedAt: '2026-11-20T03:00:00.000Z' }),
      anItem({ id: id(72), openedAt: '2026-11-20T01:00:00.000Z' }),
      anItem({ id: id(71), authorId: id(903) }),
      anItem({ id: id(74), closedAt: '2026-11-20T02:00:00.000Z', closedByCommand: id(5) }),
    ]
    expect(ids(viewOf(items))).toEqual([
      [id(72), false],
      [id(73), false],
    ])
  })

  it('is for a head what the own unit has open and was given after a day, too', () => {
    const other = { authorId: id(903), forwardedAt: '2026-11-21T00:00:00.000Z' }
    const view = viewOf([
      anItem({ ...other, id: id(71) }),
      anItem({ ...other, id: id(72), unit: 'kia' }),
      anItem({ id: id(73), authorId: id(903) }),
    ])
    const head = (unit: string | null) => ({ ...sari, grants: [{ role: 'head' as const, unit }] })
    expect(ids(view, head('umum'))).toEqual([[id(71), false]])
    expect(ids(view, head(null))).toHaveLength(2)
    expect(ids(view, { ...sari, grants: [{ role: 'nurse', unit: 'umum' }] })).toEqual([])
  })

  it('waits for the server once it was closed here', () => {
    const closed = anItem({ closedAt: '2026-11-20T02:00:00.000Z', closedByCommand: id(99) })
    expect(ids(viewOf([closed], [], [closed.id]))).toEqual([[closed.id, true]])
    expect(ids(viewOf([closed]))).toEqual([])
  })

  it('waits for the server once it was put right here, and is open again if that failed', () => {
    const settled = aFieldChange({ state: 'set_aside', commandId: id(84) })
    expect(ids(viewOf([anItem()], [settled], [settled.id]))).toEqual([[id(70), true]])
    expect(ids(viewOf([anItem()], [settled]))).toEqual([[id(70), false]])
  })

  it('waits also where this device holds the directory only', () => {
    const view = viewOf([anItem()], [], [id(10)])
    expect(ids(view, sari, new Set([id(84)]))).toEqual([[id(70), true]])
    expect(ids(view)).toEqual([[id(70), false]])
    expect(ids(viewOf([anItem()]), sari, new Set([id(84)]))).toEqual([[id(70), false]])
  })
})
