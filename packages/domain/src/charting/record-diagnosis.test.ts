import { describe, expect, it } from '@jest/globals'
import { type Diagnosis, RecordDiagnosis, RetractDiagnosis } from '@lentera/contracts/charting/diagnosis'
import { aCommand, aDiagnosis, aDiagnosisSaid, aVisit, id, known, partly } from '../testing/samples.js'
import { recordDiagnosis } from './record-diagnosis.js'
import { retractDiagnosis } from './retract-diagnosis.js'

type State = Parameters<typeof recordDiagnosis>[0]

const quiet: State = {
  recorded: known([]),
  moved: known([]),
  visit: known([aVisit()]),
  ofVisit: known([]),
  steps: known([]),
}

const record = (said: Parameters<typeof aDiagnosisSaid>[0] = {}, state: Partial<State> = {}) =>
  recordDiagnosis({ ...quiet, ...state }, aCommand(RecordDiagnosis, aDiagnosisSaid(said)))

describe('recording a diagnosis', () => {
  it('keeps code, name, rank and whether the case is new', () => {
    const { writes, issues, unknown } = record()
    expect(writes).toEqual([{ entity: 'diagnoses', record: aDiagnosis() }])
    expect([issues, unknown]).toEqual([[], []])
  })

  it('keeps a code nobody knows, and has somebody look', () => {
    const { writes, issues } = record({ code: 'batuk' })
    expect(writes[0]!.record).toMatchObject({ code: 'batuk' })
    expect(issues).toMatchObject([{ code: 'charting.code_unknown', field: 'code' }])
  })

  it('into a closed visit writes it and has somebody look', () => {
    const { writes, issues } = record({}, { visit: known([aVisit({ status: 'closed' })]) })
    expect(writes).toHaveLength(1)
    expect(issues).toMatchObject([{ code: 'visits.closed' }])
  })

  it('does not bring back what was marked as a mistake meanwhile', () => {
    const mistake = aDiagnosis({ status: 'entered_in_error', retractedBy: id(903) })
    expect(record({}, { recorded: known([mistake]) }).writes[0]!.record).toEqual(mistake)
  })

  it('leaves the diagnosis of another act under the same id alone', () => {
    const other = aDiagnosis({ code: 'I10', recordedBy: id(903) })
    const [write] = record({}, { recorded: known([other]) }).writes
    expect(write!.record).toMatchObject({ code: 'J06.9' })
    expect(write!.record.id).not.toBe(other.id)
    const moved = { ...(write!.record as Diagnosis), status: 'entered_in_error' } as const
    expect(record({}, { recorded: known([other]), moved: known([moved]) }).writes[0]!.record).toEqual(moved)
  })

  it('does not know whether the visit is closed where the device does not hold it', () => {
    expect(record({}, { visit: partly([]) }).unknown).toEqual(['visit'])
  })
})

describe('a diagnosis that was a mistake', () => {
  const retract = (rows: Diagnosis[], complete = true) =>
    retractDiagnosis(
      {
        recorded: complete ? known(rows) : partly(rows),
        ofVisit: known(rows),
        visit: known([aVisit()]),
        steps: known([]),
      },
      aCommand(RetractDiagnosis, { diagnosisId: id(110), visitId: id(20), patientId: id(10) }),
    )

  it('stays in the chart with its words, marked with who said so', () => {
    expect(retract([aDiagnosis()]).writes).toEqual([
      {
        entity: 'diagnoses',
        record: aDiagnosis({
          status: 'entered_in_error',
          retractedAt: '2026-11-20T00:00:00.000Z',
          retractedBy: id(901),
        }),
      },
    ])
  })

  it('keeps the name of whoever marked it first', () => {
    expect(retract([aDiagnosis({ status: 'entered_in_error', retractedBy: id(903) })]).writes).toEqual([])
  })

  it('is not found where the device does not hold it, and the rule says so', () => {
    expect(retract([], false)).toMatchObject({ writes: [], unknown: ['recorded'] })
  })
})
