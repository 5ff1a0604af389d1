import { describe, expect, it } from '@jest/globals'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { aCommand, aDirectoryEntry, anArrival, aVisit, id, known, partly } from '../testing/samples.js'
import { openVisit, openVisitFurther, openVisitLocks, openVisitReads } from './open-visit.js'

type State = Parameters<typeof openVisit>[0]

const quiet: State = {
  visit: known([]),
  openVisits: known([]),
  sameNumber: known([]),
  entry: known([aDirectoryEntry()]),
  set: known([]),
  lists: known([]),
  patient: known([]),
  identifiers: known([]),
}
const open = (state: Partial<State> = {}, args: Parameters<typeof anArrival>[0] = {}) =>
  openVisit({ ...quiet, ...state }, aCommand(OpenVisit, anArrival(args)), {})
const aTicket = (visitId: string) => ({
  id: id(60),
  visitId,
  patientId: id(11),
  unit: 'umum',
  number: 'A2-014',
  serviceDate: '2026-11-20',
  issuedAt: '2026-11-19T23:00:00.000Z',
})

describe('opening a visit', () => {
  it('makes the visit with its ticket and remembers the day in the directory', () => {
    const { writes, issues, unknown } = open()
    expect(writes.map((write) => write.entity)).toEqual(['visits', 'queue_tickets', 'patient_directory'])
    expect(writes[0]?.record).toMatchObject({ id: id(21), status: 'open', serviceDate: '2026-11-20' })
    expect(writes[1]?.record).toMatchObject({ visitId: id(21), number: 'A2-014', serviceDate: '2026-11-20' })
    expect(writes[2]?.record).toMatchObject({ id: id(10), lastVisitOn: '2026-11-20' })
    expect([issues, unknown]).toEqual([[], []])
  })

  it('belongs to the business date of the facility, not to the date in Greenwich', () => {
    const evening = aCommand(OpenVisit, anArrival(), { occurredAt: '2026-11-20T15:30:00.000Z' })
    expect(openVisit(quiet, evening, {}).writes[0]?.record).toMatchObject({ serviceDate: '2026-11-21' })
    expect(openVisitReads(evening).sameNumber.key).toBe('2026-11-21:A2-014')
    expect(openVisitLocks(evening)).toEqual([`patient:${id(10)}`, 'ticket:2026-11-21:A2-014'])
  })

  it('puts visit and patient into the scopes of the day and of the person', () => {
    const scopes = open().members.map(({ scope, aggregate }) => `${scope} ${aggregate}`)
    expect(scopes).toEqual([
      'day:umum:2026-11-20 visit',
      'day:umum:2026-11-20 patient',
      `pt:${id(10)} visit`,
      `pt:${id(10)} patient`,
    ])
  })

  it('points at the visit already open for the same kind of care', () => {
    expect(open({ openVisits: known([aVisit()]) }).issues).toEqual([
      { code: 'visits.already_open', level: 'warning', refs: { openVisit: id(20) } },
    ])
  })

  it('does not hold up an emergency or an outpatient by a visit that was forgotten', () => {
    const yesterday = aVisit({ serviceDate: '2026-11-19' })
    expect(open({ openVisits: known([aVisit()]) }, { kind: 'emergency' }).issues).toEqual([])
    expect(open({ openVisits: known([yesterday]) }).issues).toEqual([])
  })

  it('points at an inpatient stay of whatever day', () => {
    const stay = aVisit({ kind: 'inpatient', serviceDate: '2026-11-01' })
    expect(open({ openVisits: known([stay]) }, { kind: 'inpatient' }).issues).toMatchObject([
      { code: 'visits.already_open' },
    ])
  })

  it('keeps both visits that got one queue number', () => {
    const { issues, writes } = open({ sameNumber: known([aTicket(id(22))]) })
    expect(issues).toEqual([
      { code: 'queue.number_in_use', level: 'warning', field: 'ticket', refs: { visit: id(22) } },
    ])
    expect(writes).toHaveLength(3)
  })

  it('links a second opening of one ticket by the same person, and prints no second number', () => {
    const again = open({ sameNumber: known([{ ...aTicket(id(22)), patientId: id(10) }]) })
    expect(again.writes[0]?.record).toMatchObject({ id: id(21), sameAs: id(22), status: 'open' })
    expect(again.writes.map(({ entity }) => entity)).toEqual(['visits', 'patient_directory'])
    expect(again.issues).toEqual([
      { code: 'queue.same_ticket', level: 'note', field: 'ticket', refs: { visit: id(22) } },
    ])
    expect(again.events).toEqual([])
  })

  it('knows a person by all linked numbers', () => {
    const set = known([{ id: id(10), canonicalId: id(11), members: [id(10), id(11)], links: [] }])
    const arrival = aCommand(OpenVisit, anArrival())
    expect(openVisitFurther({ ...quiet, set }, arrival)).toEqual({
      [`open:${id(11)}`]: { entity: 'visits', index: 'openPatientId', key: id(11) },
    })
    const elsewhere = { [`open:${id(11)}`]: known([aVisit({ patientId: id(11) })]) }
    expect(openVisit({ ...quiet, set }, arrival, elsewhere).issues).toMatchObject([
      { code: 'visits.already_open', refs: { openVisit: id(20) } },
    ])
    expect(open({ set, sameNumber: known([aTicket(id(22))]) }).issues).toMatchObject([
      { code: 'queue.same_ticket' },
    ])
    expect(open({ set }).members.map(({ scope }) => scope)).toContain(`pt:${id(11)}`)
    expect(open({ set: partly([]) }).unknown).toEqual(['set'])
  })

  it('does not know that nothing is open where it does not hold every visit', () => {
    const { unknown, issues } = open({ openVisits: partly([]), sameNumber: partly([]) })
    expect([unknown, issues]).toEqual([['openVisits', 'sameNumber'], []])
    expect(open({ openVisits: partly([aVisit()]) }).issues).toHaveLength(1)
  })

  it('does not reopen a visit that was closed meanwhile', () => {
    const closed = aVisit({ id: id(21), status: 'closed', openedAt: '2026-11-20T00:00:00.000Z' })
    const { writes, issues } = open({ visit: known([closed]) })
    expect([writes[0]?.record, issues]).toEqual([closed, []])
  })

  it('does not turn the last visit back when an older one arrives late', () => {
    const entry = known([aDirectoryEntry({ lastVisitOn: '2026-11-25' })])
    expect(open({ entry }).writes[2]?.record).toMatchObject({ lastVisitOn: '2026-11-25' })
  })
})
