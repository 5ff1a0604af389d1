import { describe, expect, it } from '@jest/globals'
import { MoveVisit } from '@lentera/contracts/visits/move-visit'
import type { Visit } from '@lentera/contracts/visits/visit'
import { aCommand, aVisit, id, known, partly } from '../testing/samples.js'
import { moveVisit, moveVisitReads } from './move-visit.js'

type State = Parameters<typeof moveVisit>[0]

const command = aCommand(MoveVisit, { visitId: id(20), patientId: id(10), fromUnit: 'umum', unit: 'kia' })
const stateOf = (visit: Visit | null, change: Partial<State> = {}): State => ({
  visit: known(visit ? [visit] : []),
  step: known([]),
  steps: known([]),
  ofPatient: known(visit ? [visit] : []),
  ...change,
})
const scopes = ({ members }: ReturnType<typeof moveVisit>) =>
  members.map(({ scope, aggregate, member }) => `${member ? 'in' : 'out'} ${scope} ${aggregate}`)

describe('moving a visit', () => {
  it('changes the unit and nothing else, and writes the step down', () => {
    const { writes, issues, unknown } = moveVisit(stateOf(aVisit()), command)
    expect(writes.map(({ entity }) => entity)).toEqual(['visit_steps', 'visits'])
    expect(writes[0]!.record).toMatchObject({ kind: 'moved', fromUnit: 'umum', unit: 'kia', by: id(901) })
    expect(writes[1]!.record).toEqual(aVisit({ unit: 'kia' }))
    expect([issues, unknown]).toEqual([[], []])
  })

  it('leaves the old unit’s day whole and enters the new one’s', () => {
    expect(scopes(moveVisit(stateOf(aVisit()), command))).toEqual([
      'in day:kia:2026-11-20 visit',
      'in day:kia:2026-11-20 patient',
      'out day:umum:2026-11-20 visit',
      'out day:umum:2026-11-20 patient',
    ])
  })

  it('leaves the patient with the old unit while another visit of that day is there', () => {
    const other = aVisit({ id: id(22), kind: 'emergency' })
    const decision = moveVisit(stateOf(aVisit(), { ofPatient: known([aVisit(), other]) }), command)
    expect(scopes(decision)).not.toContain('out day:umum:2026-11-20 patient')
  })

  it('is looked at when somebody sent the patient elsewhere meanwhile', () => {
    const { issues, writes } = moveVisit(stateOf(aVisit({ unit: 'gigi' })), command)
    expect(issues).toMatchObject([{ code: 'visits.moved_elsewhere' }])
    expect(writes[0]!.record).toMatchObject({ fromUnit: 'gigi', unit: 'kia' })
  })

  it('keeps the step of a visit that is closed, or that nobody has, and moves nothing', () => {
    for (const visit of [aVisit({ status: 'closed' }), null]) {
      const decision = moveVisit(stateOf(visit), command)
      expect(decision.issues).toMatchObject([{ code: 'visits.not_open' }])
      expect(decision.writes[0]!.entity).toBe('visit_steps')
      expect(decision.members).toEqual([])
    }
  })

  it('does not know that a visit is gone where it does not hold every visit', () => {
    const { issues, unknown } = moveVisit(stateOf(null, { visit: partly([]) }), command)
    expect([issues, unknown]).toEqual([[], ['visit']])
  })

  it('does not move back what was moved on since', () => {
    const first = moveVisit(stateOf(aVisit()), command)
    const step = first.writes[0]!.record as never
    const later = aVisit({ unit: 'gigi' })
    expect(moveVisit(stateOf(later, { step: known([step]) }), command).writes[1]!.record).toEqual(later)
    expect(moveVisitReads(command).step.key).toBe((step as { id: string }).id)
  })
})
