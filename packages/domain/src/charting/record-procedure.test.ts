import { describe, expect, it } from '@jest/globals'
import { type ProcedureDone, RecordProcedure, RetractProcedure } from '@lentera/contracts/charting/procedure'
import { aCommand, aVisit, id, known } from '../testing/samples.js'
import { recordProcedure } from './record-procedure.js'
import { retractProcedure } from './retract-procedure.js'

const said = {
  procedureId: id(120),
  visitId: id(20),
  patientId: id(10),
  code: 'T-12',
  name: 'Rawat luka',
  note: null,
}
const record = (state: Partial<Parameters<typeof recordProcedure>[0]> = {}) =>
  recordProcedure(
    { recorded: known([]), moved: known([]), visit: known([aVisit()]), ...state },
    aCommand(RecordProcedure, said),
  )
const done = () => record().writes[0]!.record as ProcedureDone

describe('recording a procedure', () => {
  it('keeps what was done, by whom and when', () => {
    expect(done()).toMatchObject({ id: id(120), name: 'Rawat luka', doneBy: id(901), status: 'active' })
  })

  it('into a closed visit writes it and has somebody look', () => {
    const { writes, issues } = record({ visit: known([aVisit({ status: 'closed' })]) })
    expect(writes).toHaveLength(1)
    expect(issues).toMatchObject([{ code: 'visits.closed' }])
  })

  it('that was not done stays in the chart, marked, and is not brought back', () => {
    const command = aCommand(RetractProcedure, { procedureId: id(120), visitId: id(20), patientId: id(10) })
    const mistake = retractProcedure({ recorded: known([done()]) }, command).writes[0]!
      .record as ProcedureDone
    expect(mistake).toMatchObject({ name: 'Rawat luka', status: 'entered_in_error', retractedBy: id(901) })
    expect(record({ recorded: known([mistake]) }).writes[0]!.record).toEqual(mistake)
    expect(retractProcedure({ recorded: known([mistake]) }, command).writes).toEqual([])
  })
})
