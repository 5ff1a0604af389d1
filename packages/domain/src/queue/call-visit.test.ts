import { describe, expect, it } from '@jest/globals'
import { CallVisit, type QueueCall, UndoCall } from '@lentera/contracts/queue/queue-call'
import { aCommand, aVisit, id, known, partly } from '../testing/samples.js'
import { callVisit } from './call-visit.js'
import { undoCall } from './undo-call.js'

const command = aCommand(CallVisit, {
  visitId: id(20),
  patientId: id(10),
  stage: 'intake',
  place: 'Loket 1',
})
const aCall = (change: Partial<QueueCall> = {}): QueueCall => ({
  id: id(70),
  visitId: id(20),
  patientId: id(10),
  unit: 'umum',
  stage: 'intake',
  place: 'Loket 2',
  deviceId: id(903),
  at: '2026-11-19T23:58:00.000Z',
  by: id(904),
  serviceDate: '2026-11-20',
  nth: 1,
  ...change,
})
const call = (calls: QueueCall[], visit = known([aVisit()])) =>
  callVisit({ visit, calls: known(calls) }, command)

describe('calling somebody', () => {
  it('writes down who was called where, when and how often', () => {
    const { writes, issues, unknown } = call([])
    expect(writes.map(({ record }) => record)).toEqual([
      aCall({
        ...{ id: expect.any(String) as never, place: 'Loket 1', deviceId: id(902), by: id(901) },
        at: '2026-11-20T00:00:00.000Z',
      }),
    ])
    expect([issues, unknown]).toEqual([[], []])
  })

  it('counts the calls for the same stage, and none that was taken back', () => {
    const before = [
      aCall({ at: '2026-11-19T23:40:00.000Z' }),
      aCall({ id: id(71), undone: true }),
      aCall({ id: id(72), stage: 'examination' }),
    ]
    expect(call(before).writes[0]!.record).toMatchObject({ nth: 2 })
  })

  it('says when another desk called the same patient a moment ago, and keeps both calls', () => {
    const { issues, writes } = call([aCall()])
    expect(issues).toEqual([{ code: 'queue.called_elsewhere', level: 'note', refs: { call: id(70) } }])
    expect(writes).toHaveLength(1)
  })

  it('says nothing of a call of this desk, of long ago, or that was taken back', () => {
    for (const before of [
      aCall({ deviceId: id(902) }),
      aCall({ at: '2026-11-19T23:50:00.000Z' }),
      aCall({ undone: true }),
    ])
      expect(call([before]).issues).toEqual([])
  })

  it('does not know whether somebody else called where it does not hold every call', () => {
    const state = { visit: known([aVisit()]), calls: partly<QueueCall>([]) }
    expect(callVisit(state, command).unknown).toEqual(['calls'])
  })

  it('keeps what was said of it since when it arrives a second time', () => {
    const first = call([]).writes[0]!.record as QueueCall
    expect(call([{ ...first, undone: true }]).writes[0]!.record).toEqual({ ...first, undone: true })
  })
})

describe('taking a call back', () => {
  const undo = aCommand(UndoCall, { callId: id(70), visitId: id(20), patientId: id(10) })

  it('keeps the call on record, for it was heard', () => {
    expect(undoCall({ call: known([aCall()]) }, undo).writes.map(({ record }) => record)).toEqual([
      aCall({ undone: true }),
    ])
  })

  it('does nothing where the call is not known', () => {
    const { writes, unknown } = undoCall({ call: partly([]) }, undo)
    expect([writes, unknown]).toEqual([[], ['call']])
  })
})
