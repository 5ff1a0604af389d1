import { describe, expect, it } from '@jest/globals'
import { type Note, WriteNote } from '@lentera/contracts/charting/note'
import type { Visit } from '@lentera/contracts/visits/visit'
import { aCommand, aNote, aVisit, id, known, partly } from '../testing/samples.js'
import { noteKindAt, takesDiagnoses } from './note-time.js'
import { writeNote } from './write-note.js'

const said = {
  noteId: id(100),
  visitId: id(20),
  patientId: id(10),
  kind: 'soap',
  subjective: 'Batuk pilek tiga hari',
  objective: 'Faring hiperemis',
  assessment: null,
  plan: 'Banyak minum',
  amends: null,
} as const

const sign = (
  visit: Partial<Visit> | null = {},
  args: Partial<Parameters<typeof aCommand<typeof WriteNote>>[1]> = {},
  change: Parameters<typeof aCommand<typeof WriteNote>>[2] = {},
  before: Note[] = [],
) =>
  writeNote(
    { recorded: known(before), visit: visit ? known([aVisit(visit)]) : partly([]) },
    aCommand(WriteNote, { ...said, ...args }, change),
  )
const codes = (decision: ReturnType<typeof sign>) => decision.issues.map(({ code }) => code)
const closed = { status: 'closed', closedAt: '2026-11-20T02:00:00.000Z' } as const

describe('signing a note', () => {
  it('keeps every word, who wrote it and when', () => {
    const { writes, issues, unknown } = sign()
    expect(writes).toEqual([{ entity: 'notes', record: aNote() }])
    expect([issues, unknown]).toEqual([[], []])
  })

  it('into a closed visit writes it and has somebody look', () => {
    const late = sign(closed, {}, { occurredAt: '2026-11-20T03:00:00.000Z' })
    expect(late.writes).toHaveLength(1)
    expect(codes(late)).toEqual(['visits.closed'])
  })

  it('says nothing where the clock proves that it was signed before the visit was closed elsewhere', () => {
    const sooner = { occurredAt: '2026-11-20T01:00:00.000Z' }
    expect(codes(sign(closed, {}, sooner))).toEqual([])
    expect(codes(sign(closed, {}, { ...sooner, clockProven: false }))).toEqual(['visits.closed'])
  })

  it('takes an addendum to a closed visit as what it is for', () => {
    const after = { occurredAt: '2026-11-25T03:00:00.000Z' }
    const { writes, issues } = sign(closed, { kind: 'addendum', amends: id(99) }, after)
    expect(writes[0]!.record).toMatchObject({ kind: 'addendum', amends: id(99) })
    expect(issues).toEqual([])
  })

  it('more than 48 hours after arrival is looked at, also in a visit nobody closed', () => {
    const openedAt = '2026-11-20T00:00:00.000Z'
    expect(codes(sign({ openedAt }, {}, { occurredAt: '2026-11-22T00:00:00.000Z' }))).toEqual([])
    expect(codes(sign({ openedAt }, {}, { occurredAt: '2026-11-22T00:00:00.001Z' }))).toEqual([
      'charting.note_late',
    ])
  })

  it('never changes a note that was signed under the same id', () => {
    const earlier = aNote({ subjective: 'Demam', writtenAt: '2026-11-19T00:00:00.000Z' })
    const [write] = sign({}, {}, {}, [earlier]).writes
    expect(write!.record).toMatchObject({ subjective: 'Batuk pilek tiga hari' })
    expect(write!.record.id).not.toBe(id(100))
  })

  it('does not know whether the visit is closed where the device does not hold it', () => {
    expect(sign(null)).toMatchObject({ issues: [], unknown: ['visit'] })
  })
})

describe('what may be written now', () => {
  const openedAt = '2026-11-20T00:00:00.000Z'

  it('is an examination while the visit is open and no older than two days, else an addendum', () => {
    const at = '2026-11-21T00:00:00.000Z'
    expect(noteKindAt({ openedAt, status: 'open' }, at)).toBe('soap')
    expect(noteKindAt({ openedAt, status: 'closed' }, at)).toBe('addendum')
    expect(noteKindAt({ openedAt, status: 'open' }, '2026-11-23T00:00:00.000Z')).toBe('addendum')
  })

  it('leaves diagnoses to be put right while the visit is open, and for 48 hours when it is closed', () => {
    const openedAt = '2026-11-20T01:00:00.000Z'
    const [soon, late] = ['2026-11-22T01:00:00.000Z', '2026-11-22T01:00:01.000Z'] as const
    expect([soon, late].map((at) => takesDiagnoses({ openedAt, status: 'open' }, at))).toEqual([true, true])
    expect([soon, late].map((at) => takesDiagnoses({ openedAt, status: 'closed' }, at))).toEqual([
      true,
      false,
    ])
    expect(takesDiagnoses({ openedAt, status: 'cancelled' }, soon)).toBe(false)
  })
})
