import { describe, expect, it } from '@jest/globals'
import { CloseVisit } from '@lentera/contracts/visits/close-visit'
import type { Visit } from '@lentera/contracts/visits/visit'
import { aCommand, aDiagnosis, aVisit, id, known, partly } from '../testing/samples.js'
import { closeVisit } from './close-visit.js'

type State = Parameters<typeof closeVisit>[0]

const command = aCommand(CloseVisit, { visitId: id(20), patientId: id(10), outcome: 'home' })
const close = (visit: Partial<Visit> | null = {}, change: Partial<State> = {}) =>
  closeVisit(
    {
      visit: known(visit ? [aVisit(visit)] : []),
      step: known([]),
      steps: known([]),
      diagnoses: known([aDiagnosis()]),
      ...change,
    },
    command,
  )
const closedBySomebody = {
  status: 'closed',
  closedAt: '2026-11-19T23:50:00.000Z',
  closedBy: id(903),
  outcome: 'home',
} as const

describe('closing a visit', () => {
  it('says when, by whom and how the patient left, and tells the outside once', () => {
    const { writes, events, issues, unknown } = close()
    expect(writes.map(({ entity }) => entity)).toEqual(['visit_steps', 'visits'])
    expect(writes[0]!.record).toMatchObject({ kind: 'closed', unit: 'umum', by: id(901) })
    expect(writes[1]!.record).toEqual(
      aVisit({
        status: 'closed',
        closedAt: '2026-11-20T00:00:00.000Z',
        closedBy: id(901),
        outcome: 'home',
      }),
    )
    expect(events).toMatchObject([{ name: 'visits.closed', lane: `v:${id(20)}` }])
    expect([issues, unknown]).toEqual([[], []])
  })

  it('without a diagnosis is done all the same, and somebody looks', () => {
    for (const rows of [[], [aDiagnosis({ status: 'entered_in_error' })]]) {
      const { writes, issues } = close({}, { diagnoses: known(rows) })
      expect(writes[1]!.record).toMatchObject({ status: 'closed' })
      expect(issues).toMatchObject([{ code: 'visits.no_diagnosis' }])
    }
  })

  it('does not say that a diagnosis is missing where the device may not hold all of them', () => {
    expect(close({}, { diagnoses: partly([]) })).toMatchObject({ issues: [], unknown: ['diagnoses'] })
    expect(close({}, { diagnoses: partly([aDiagnosis()]) }).unknown).toEqual([])
  })

  it('a second time changes nothing, and is looked at only where the two say different things', () => {
    const again = close(closedBySomebody)
    expect(again.writes[1]!.record).toEqual(aVisit(closedBySomebody))
    expect([again.events, again.issues]).toEqual([[], []])
    expect(close({ ...closedBySomebody, outcome: 'referred' }).issues).toMatchObject([
      { code: 'visits.not_open' },
    ])
  })

  it('of a visit nobody has keeps the step, and says so only where everything is here', () => {
    expect(close(null).issues).toMatchObject([{ code: 'visits.not_open' }])
    const here = close(null, { visit: partly([]) })
    expect([here.writes.length, here.issues, here.unknown]).toEqual([1, [], ['visit']])
  })
})
