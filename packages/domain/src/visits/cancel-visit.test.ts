import { describe, expect, it } from '@jest/globals'
import { CancelVisit, ReinstateVisit } from '@lentera/contracts/visits/cancel-visit'
import type { VisitStep } from '@lentera/contracts/visits/visit-step'
import type { Visit } from '@lentera/contracts/visits/visit'
import { aCommand, aVisit, id, known, partly } from '../testing/samples.js'
import { cancelVisit, cancelVisitReads, reinstateVisit } from './cancel-visit.js'

const cancel = aCommand(CancelVisit, { visitId: id(20), patientId: id(10), reason: 'Pulang, tidak jadi' })
const reinstate = aCommand(ReinstateVisit, { visitId: id(20), patientId: id(10) }, { id: id(990) })
type CancelState = Parameters<typeof cancelVisit>[0]
type ReinstateState = Parameters<typeof reinstateVisit>[0]
const stateOf = (visit: Visit | null, change: Partial<CancelState> = {}): CancelState => ({
  visit: known(visit ? [visit] : []),
  ...{ step: known([]), vitals: known([]), steps: known([]), ...change },
})
const againOf = (visit: Visit | null, change: Partial<ReinstateState> = {}): ReinstateState => ({
  visit: known(visit ? [visit] : []),
  ...{ step: known([]), steps: known([]), openVisits: known([]), ...change },
})
const cancelled = aVisit({ status: 'cancelled' })

describe('cancelling a visit', () => {
  it('closes it with the reason, who and when; nothing is deleted', () => {
    const { writes, issues, events } = cancelVisit(stateOf(aVisit()), cancel)
    expect(writes.map(({ record }) => record)).toEqual([
      expect.objectContaining({
        kind: 'cancelled',
        cancelReason: 'Pulang, tidak jadi',
        by: id(901),
        visitId: id(20),
      }),
      cancelled,
    ])
    expect(issues).toEqual([])
    expect(events).toMatchObject([{ name: 'visits.cancelled', payload: { visit: { status: 'cancelled' } } }])
  })

  it('is looked at where the room had begun already', () => {
    const measured = { id: id(40), visitId: id(20) } as never
    const { issues, writes } = cancelVisit(stateOf(aVisit(), { vitals: known([measured]) }), cancel)
    expect(issues).toMatchObject([{ code: 'visits.has_records', level: 'warning' }])
    expect(writes[1]!.record).toEqual(cancelled)
    const started = { id: id(41), visitId: id(20), kind: 'started' } as never
    expect(cancelVisit(stateOf(aVisit(), { steps: known([started]) }), cancel).issues).toEqual(issues)
  })

  it('of a visit that is closed changes nothing and says so', () => {
    const closed = aVisit({ status: 'closed' })
    const { issues, writes } = cancelVisit(stateOf(closed), cancel)
    expect(issues).toMatchObject([{ code: 'visits.not_open' }])
    expect(writes[1]!.record).toEqual(closed)
  })

  it('by two desks is one cancellation and two reasons', () => {
    const { issues, writes, events } = cancelVisit(stateOf(cancelled), cancel)
    expect([issues, events]).toEqual([[], []])
    expect(writes.map(({ entity }) => entity)).toEqual(['visit_steps', 'visits'])
  })

  it('repeated over its own step does not undo what was done after', () => {
    const [step] = cancelVisit(stateOf(aVisit()), cancel).writes
    expect(step!.record.id).toBe(cancelVisitReads(cancel).step.key)
    const again = cancelVisit(stateOf(aVisit(), { step: known([step!.record as VisitStep]) }), cancel)
    expect(again.writes).toEqual([step, expect.objectContaining({ record: aVisit() })])
  })

  it('of a visit that is not here waits for it', () => {
    const { writes, issues, unknown } = cancelVisit(stateOf(null, { visit: partly([]) }), cancel)
    expect([writes, issues, unknown]).toEqual([[], [], ['visit']])
  })
})

describe('taking a cancellation back', () => {
  it('puts the visit where it was, with its number and time', () => {
    const { writes, issues } = reinstateVisit(againOf(cancelled), reinstate)
    expect(writes.map(({ record }) => record)).toEqual([
      expect.objectContaining({ kind: 'reinstated', by: id(901) }),
      aVisit(),
    ])
    expect(issues).toEqual([])
  })

  it('points at the visit that was opened meanwhile', () => {
    const other = aVisit({ id: id(22) })
    const { issues } = reinstateVisit(againOf(cancelled, { openVisits: known([other]) }), reinstate)
    expect(issues).toEqual([{ code: 'visits.already_open', level: 'warning', refs: { openVisit: id(22) } }])
  })

  it('repeated over its own step does not open what was cancelled again', () => {
    const [step] = reinstateVisit(againOf(cancelled), reinstate).writes
    const again = reinstateVisit(againOf(cancelled, { step: known([step!.record as VisitStep]) }), reinstate)
    expect(again.writes[1]!.record).toEqual(cancelled)
  })
})
