import { describe, expect, it } from '@jest/globals'
import { stageOf, type VisitRows, waitsFor } from './visit-stage.js'

type Step = VisitRows['steps'][number]

const rows = (change: Partial<VisitRows> = {}): VisitRows => ({
  visit: { status: 'open' },
  steps: [],
  hasIntake: false,
  notes: [],
  prescriptions: [],
  dispenses: [],
  ...change,
})
const at = (minute: number, step: Omit<Step, 'at'>): Step => ({
  ...step,
  at: `2026-11-20T00:${String(minute).padStart(2, '0')}:00.000Z`,
})

describe('the way of a visit through the house', () => {
  it('begins with waiting for the intake, then for the doctor', () => {
    expect(stageOf(rows())).toBe('waiting_intake')
    expect(stageOf(rows({ steps: [at(1, { kind: 'started', stage: 'intake' })] }))).toBe('with_nurse')
    expect(stageOf(rows({ hasIntake: true }))).toBe('waiting_doctor')
  })

  it('goes on where nobody pressed "mulai" before the measurements', () => {
    const steps = [at(1, { kind: 'started', stage: 'intake' })]
    expect(stageOf(rows({ steps, hasIntake: true }))).toBe('waiting_doctor')
  })

  it('reaches the doctor, also without an intake', () => {
    const steps = [at(5, { kind: 'started', stage: 'examination' })]
    expect(stageOf(rows({ steps, hasIntake: true }))).toBe('with_doctor')
    expect(stageOf(rows({ steps }))).toBe('with_doctor')
  })

  it('waits again when the patient is sent back to the chairs, or to another unit', () => {
    const started = at(5, { kind: 'started', stage: 'examination' })
    const back = at(6, { kind: 'returned', stage: 'examination' })
    expect(stageOf(rows({ steps: [back, started], hasIntake: true }))).toBe('waiting_doctor')
    expect(stageOf(rows({ steps: [started, at(7, { kind: 'moved' })], hasIntake: true }))).toBe(
      'waiting_doctor',
    )
    expect(stageOf(rows({ steps: [started, at(2, { kind: 'moved' })], hasIntake: true }))).toBe('with_doctor')
  })

  it('is through once the doctor has signed, unless the patient was sent on since', () => {
    const notes = [{ kind: 'soap' as const, writtenAt: '2026-11-20T00:08:00.000Z' }]
    expect(stageOf(rows({ notes, hasIntake: true }))).toBe('done')
    expect(stageOf(rows({ notes: [{ ...notes[0]!, kind: 'addendum' }] }))).toBe('waiting_intake')
    expect(stageOf(rows({ notes, hasIntake: true, steps: [at(9, { kind: 'moved' })] }))).toBe(
      'waiting_doctor',
    )
  })

  it('waits for the medicine until it is handed over, also when the doctor has closed the visit', () => {
    const prescribedAt = '2026-11-20T00:08:00.000Z'
    const prescriptions = [{ id: 'r', status: 'sent' as const, prescribedAt }]
    expect(stageOf(rows({ prescriptions }))).toBe('waiting_medicine')
    expect(stageOf(rows({ prescriptions, visit: { status: 'closed', outcome: 'home' } }))).toBe(
      'waiting_medicine',
    )
    expect(stageOf(rows({ prescriptions, dispenses: [{ prescriptionId: 'r' }] }))).toBe('done')
    expect(stageOf(rows({ prescriptions: [{ ...prescriptions[0]!, status: 'cancelled' }] }))).toBe(
      'waiting_intake',
    )
  })

  it('does not wait for the medicine of somebody who died or went to the hospital', () => {
    const prescribedAt = '2026-11-20T00:08:00.000Z'
    const prescriptions = [{ id: 'r', status: 'sent' as const, prescribedAt }]
    for (const outcome of ['died', 'emergency'] as const)
      expect(stageOf(rows({ prescriptions, visit: { status: 'closed', outcome } }))).toBe('closed')
  })

  it('ends when the visit is closed', () => {
    expect(stageOf(rows({ visit: { status: 'closed' }, hasIntake: true }))).toBe('closed')
    expect(stageOf(rows({ visit: { status: 'cancelled' } }))).toBe('closed')
  })

  it('knows what a patient waits for, and that nobody waits who sits with somebody', () => {
    expect([waitsFor('waiting_intake'), waitsFor('with_nurse'), waitsFor('waiting_medicine')]).toEqual([
      'intake',
      null,
      'medicine',
    ])
  })
})
