import { describe, expect, it } from '@jest/globals'
import { stageOf, type VisitRows, waitsFor } from './visit-stage.js'

type Step = VisitRows['steps'][number]

const rows = (change: Partial<VisitRows> = {}): VisitRows => ({
  visit: { status: 'open' },
  steps: [],
  hasIntake: false,
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
