import { describe, expect, it } from '@jest/globals'
import {
  PrioritiseVisit,
  type QueuePlace,
  SkipVisit,
  type WaitState,
} from '@lentera/contracts/queue/queue-place'
import type { VisitStep } from '@lentera/contracts/visits/visit-step'
import { aCommand, aVisit, id, known, partly } from '../testing/samples.js'
import { inTurn, type PlaceState } from './place-step.js'
import { prioritiseVisit } from './prioritise-visit.js'
import { skipVisit } from './skip-visit.js'

const visit = { visitId: id(20), patientId: id(10) }
const skipping = (state: WaitState) => aCommand(SkipVisit, { ...visit, stage: 'intake', state })
const stateOf = (place: QueuePlace | null = null, step: VisitStep | null = null): PlaceState => ({
  visit: known([aVisit()]),
  step: known(step ? [step] : []),
  place: known(place ? [place] : []),
})
const placeIn = ({ writes }: ReturnType<typeof skipVisit>) => writes[1]!.record as QueuePlace
const stepIn = ({ writes }: ReturnType<typeof skipVisit>) => writes[0]!.record as VisitStep

describe('passing over somebody', () => {
  it('writes the step and the place, and touches neither the visit nor its arrival', () => {
    const decision = skipVisit(stateOf(), skipping('skipped'))
    expect(decision.writes.map(({ entity }) => entity)).toEqual(['visit_steps', 'queue_places'])
    expect(stepIn(decision)).toMatchObject({ kind: 'skipped', stage: 'intake', unit: 'umum', by: id(901) })
    expect(placeIn(decision)).toEqual({
      ...inTurn(id(20), id(10)),
      ...{ state: 'skipped', stage: 'intake', stateAt: '2026-11-20T00:00:00.000Z', stateBy: id(901) },
    })
  })

  it('leaves the priority somebody has', () => {
    const place = { ...inTurn(id(20), id(10)), priority: 'first' as const, reason: 'elderly' as const }
    expect(placeIn(skipVisit(stateOf(place), skipping('absent')))).toMatchObject({
      state: 'absent',
      priority: 'first',
      reason: 'elderly',
    })
  })

  it('lets somebody wait again in the old turn', () => {
    const place = { ...inTurn(id(20), id(10)), state: 'absent' as const, stage: 'intake' as const }
    const decision = skipVisit(stateOf(place), skipping('waiting'))
    expect([stepIn(decision).kind, placeIn(decision).state]).toEqual(['returned', 'waiting'])
  })

  it('does not undo what was said since when it arrives a second time', () => {
    const first = skipVisit(stateOf(), skipping('skipped'))
    const since = { ...placeIn(first), state: 'waiting' as const }
    expect(placeIn(skipVisit(stateOf(since, stepIn(first)), skipping('skipped')))).toEqual(since)
  })

  it('does not know the place where the visit is not all here', () => {
    const state = { ...stateOf(), visit: partly<never>([]), place: partly<never>([]) }
    expect(skipVisit(state, skipping('skipped')).unknown).toEqual(['visit', 'place'])
  })
})

describe('letting somebody go first', () => {
  const prioritise = (priority: 'emergency' | 'first' | null, reason: 'elderly' | null) =>
    aCommand(PrioritiseVisit, { ...visit, priority, reason })

  it('writes down the reason, in the step and in the place', () => {
    const decision = prioritiseVisit(stateOf(), prioritise('first', 'elderly'))
    expect(stepIn(decision)).toMatchObject({ kind: 'prioritised', priority: 'first', reason: 'elderly' })
    expect(placeIn(decision)).toMatchObject({
      ...{ state: 'waiting', priority: 'first', reason: 'elderly', prioritisedBy: id(901) },
    })
  })

  it('is taken back without a reason left behind', () => {
    const place = { ...inTurn(id(20), id(10)), priority: 'first' as const, reason: 'elderly' as const }
    const decision = prioritiseVisit(stateOf(place), prioritise(null, 'elderly'))
    expect(stepIn(decision)).not.toHaveProperty('priority')
    expect(placeIn(decision)).toMatchObject({ priority: null, reason: null })
  })
})
