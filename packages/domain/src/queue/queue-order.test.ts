import { describe, expect, it } from '@jest/globals'
import { inOrder, nextFor, type Standing, waitStateOf } from './queue-order.js'

const standing = (id: string, hour: number, change: Partial<Standing> = {}): Standing => ({
  id,
  openedAt: `2026-11-20T0${hour}:00:00.000Z`,
  stage: 'waiting_intake',
  place: null,
  ...change,
})
const place = (change: Partial<NonNullable<Standing['place']>>): Standing['place'] => ({
  state: 'waiting',
  stage: 'intake',
  priority: null,
  ...change,
})
const order = (...all: Standing[]) => [...all].sort(inOrder).map(({ id }) => id)

describe('the order of the waiting list', () => {
  it('is gawat, dahulukan, then arrival', () => {
    expect(
      order(
        standing('late', 3),
        standing('early', 1),
        standing('first', 4, { place: place({ priority: 'first' }) }),
        standing('emergency', 5, { place: place({ priority: 'emergency' }) }),
      ),
    ).toEqual(['emergency', 'first', 'early', 'late'])
  })

  it('puts who is in danger in front, by arrival among the emergencies', () => {
    expect(
      order(
        standing('early', 1),
        standing('danger', 4, { stage: 'waiting_doctor', isInDanger: true }),
        standing('emergency', 5, { place: place({ priority: 'emergency' }) }),
        standing('first', 2, { place: place({ priority: 'first' }) }),
      ),
    ).toEqual(['danger', 'emergency', 'first', 'early'])
  })

  it('puts who was passed over and who is not there below the others, whatever their priority', () => {
    expect(
      order(
        standing('absent', 1, { place: place({ state: 'absent', priority: 'emergency' }) }),
        standing('skipped', 1, { place: place({ state: 'skipped' }) }),
        standing('waits', 4),
      ),
    ).toEqual(['waits', 'skipped', 'absent'])
  })

  it('has who is with somebody below who waits, and who is through at the end', () => {
    expect(
      order(
        standing('through', 1, { stage: 'done' }),
        standing('inside', 2, { stage: 'with_doctor' }),
        standing('waits', 3, { stage: 'waiting_doctor' }),
      ),
    ).toEqual(['waits', 'inside', 'through'])
  })

  it('forgets a skip with the stage it was said of', () => {
    const skipped = place({ state: 'skipped', stage: 'intake' })
    expect(waitStateOf({ stage: 'waiting_intake', place: skipped })).toBe('skipped')
    expect(waitStateOf({ stage: 'waiting_doctor', place: skipped })).toBe('waiting')
  })
})

describe('calling next', () => {
  it('takes the first in turn of the stages a person works at', () => {
    const sorted = [
      standing('measured', 1, { stage: 'waiting_doctor' }),
      standing('skipped', 2, { place: place({ state: 'skipped' }) }),
      standing('next', 3),
    ]
    expect(nextFor(sorted, ['intake'])?.id).toBe('next')
    expect(nextFor(sorted, ['examination'])?.id).toBe('measured')
    expect(nextFor(sorted, ['medicine'])).toBeUndefined()
  })
})
