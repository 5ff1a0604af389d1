import { describe, expect, it } from '@jest/globals'
import { AmendPatient } from '@lentera/contracts/patients/amend-patient'
import { id } from '@lentera/domain/testing/samples'
import { type Conflict, conflictsOf, decisionOf, nextAfter, questionOf } from './review-choice'

const said = { by: id(901), deviceId: id(902), unit: 'umum', at: '2026-11-20T00:00:00.000Z' }
const conflict = (field: Conflict['field'], standing: string, other: string): Conflict => ({
  field,
  standing: { ...said, value: standing },
  other: { ...said, value: other },
})
const names = conflict('name', 'Rina Wenda', 'Rina Wonda')
const mothers = conflict('motherName', 'Yosefina', 'Yosefa')

describe('what is asked about an item', () => {
  it('is which value is right, where two people said different things', () => {
    const detail = { conflicts: [names] }
    expect(questionOf({ outcome: 'flagged', detail })).toBe('conflict')
    // A merge that somebody is told of.
    expect(questionOf({ outcome: 'applied', detail })).toBe('conflict')
  })

  it('is never to leave as it is what waits: closing gives it up', () => {
    const detail = { conflicts: [names] }
    expect(questionOf({ outcome: 'blocked', detail })).toBe('waits')
    expect(questionOf({ outcome: 'quarantined', detail: undefined })).toBe('waits')
  })

  it('is to look, or to take note', () => {
    expect(questionOf({ outcome: 'flagged', detail: { patientId: id(10) } })).toBe('look')
    expect(questionOf({ outcome: 'refused', detail: undefined })).toBe('refused')
  })

  it('leaves out a field this build cannot show', () => {
    const unknown = { ...names, field: 'shoeSize' }
    expect(conflictsOf({ conflicts: [unknown, names] })).toEqual([names])
    expect(questionOf({ outcome: 'flagged', detail: { conflicts: [unknown] } })).toBe('look')
  })
})

describe('a choice between two values', () => {
  it('that stands already needs no new fact', () => {
    expect(decisionOf([names], { name: { side: 'standing' } })).toEqual({ kind: 'accept' })
    expect(decisionOf([names], { name: { side: 'typed', value: 'Rina Wenda' } })).toEqual({ kind: 'accept' })
  })

  it('amends the field, from what was shown as standing', () => {
    expect(decisionOf([names], { name: { side: 'other' } })).toEqual({
      ...{ kind: 'amend', set: { name: 'Rina Wonda' }, from: { name: 'Rina Wenda' } },
    })
    const typed = decisionOf([names], { name: { side: 'typed', value: 'Rina Wanda' } })
    expect(typed).toMatchObject({ set: { name: 'Rina Wanda' }, from: { name: 'Rina Wenda' } })
    expect(
      AmendPatient.args.safeParse({ patientId: id(10), set: (typed as { set: object }).set }).success,
    ).toBe(true)
  })

  it('is stored once every field has an answer, with only what changes', () => {
    const choices = { name: { side: 'standing' as const } }
    expect(decisionOf([names, mothers], choices)).toBeNull()
    expect(decisionOf([names, mothers], { ...choices, motherName: { side: 'other' } })).toEqual({
      ...{ kind: 'amend', set: { motherName: 'Yosefa' }, from: { motherName: 'Yosefina' } },
    })
  })
})

describe('the next item', () => {
  const open = [70, 71, 72, 73].map((n) => ({ id: id(n), isWaiting: n === 72 }))

  it('is the one after it that waits for nobody, else the oldest', () => {
    expect(nextAfter(id(71), open)).toBe(id(73))
    expect(nextAfter(id(73), open)).toBe(id(70))
    expect(nextAfter(id(70), open.slice(0, 1))).toBeNull()
  })
})
