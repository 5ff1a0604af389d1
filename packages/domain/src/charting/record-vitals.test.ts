import { describe, expect, it } from '@jest/globals'
import { RecordVitals, type Vitals } from '@lentera/contracts/charting/vitals'
import { aCommand, aDirectoryEntry, id, known, partly, someVitals } from '../testing/samples.js'
import { recordVitals } from './record-vitals.js'

const measure = (
  values: Parameters<typeof someVitals>[0],
  state: Partial<Parameters<typeof recordVitals>[0]> = {},
) =>
  recordVitals(
    {
      recorded: known<Vitals>([]),
      ofPatient: known<Vitals>([]),
      person: known([aDirectoryEntry()]),
      ...state,
    },
    aCommand(RecordVitals, {
      vitalsId: id(40),
      visitId: id(21),
      patientId: id(10),
      values: someVitals(values),
    }),
  )

describe('recording vital signs', () => {
  it('keeps what was measured, by whom and when', () => {
    expect(measure({ systolic: 120, diastolic: 80 }).writes).toEqual([
      {
        entity: 'vitals',
        record: {
          ...someVitals({ systolic: 120, diastolic: 80 }),
          id: id(40),
          visitId: id(21),
          patientId: id(10),
          measuredAt: '2026-11-20T00:00:00.000Z',
          measuredBy: id(901),
          serviceDate: '2026-11-20',
        },
      },
    ])
  })

  it('asks about the impossible, marks the abnormal, and writes both', () => {
    const { issues, writes } = measure({ systolic: 810, diastolic: 95 })
    expect(issues).toEqual([
      { code: 'charting.vital_implausible', level: 'warning', overridable: true, field: 'systolic' },
      { code: 'charting.vital_abnormal', level: 'note', field: 'diastolic' },
      // Whoever keeps it says that it was measured so.
      { code: 'charting.danger', level: 'note', field: 'systolic' },
    ])
    expect(writes[0]?.record).toMatchObject({ systolic: 810 })
  })

  it('judges without ranges by age where the person is not known, and says so', () => {
    const { issues, unknown } = measure({ weight: 810, pulse: 130 }, { person: partly([]) })
    expect(issues).toMatchObject([{ code: 'charting.vital_implausible', field: 'weight' }])
    expect(unknown).toEqual(['person'])
  })

  it('never overwrites an earlier measurement, even under one id', () => {
    const earlier: Vitals = {
      ...someVitals({ pulse: 70 }),
      id: id(40),
      visitId: id(21),
      patientId: id(10),
      measuredAt: '2026-11-19T00:00:00.000Z',
      measuredBy: id(901),
      serviceDate: '2026-11-19',
    }
    const [write] = measure({ pulse: 90 }, { recorded: known([earlier]) }).writes
    expect(write?.record).toMatchObject({ pulse: 90 })
    expect(write?.record.id).not.toBe(id(40))
  })
  const before = (values: Parameters<typeof someVitals>[0], measuredAt: string): Vitals => ({
    ...someVitals(values),
    ...{ id: id(41), visitId: id(21), patientId: id(10), measuredBy: id(901), measuredAt },
    serviceDate: measuredAt.slice(0, 10),
  })

  it('says that the second high pressure of a pregnant woman is a danger', () => {
    const pregnancy = {
      ...{ status: 'open' as const, lastMenstruationOn: '2026-04-17', dueOn: '2027-01-22', endedOn: null },
      toldAt: '2026-10-01T00:00:00.000Z',
    }
    const person = known([aDirectoryEntry({ pregnancy })])
    const first = before({ systolic: 152, diastolic: 98 }, '2026-11-19T23:44:00.000Z')
    const { issues } = measure({ systolic: 150, diastolic: 86 }, { person, ofPatient: known([first]) })
    expect(issues.map(({ code, field }) => `${code} ${field}`)).toEqual([
      'charting.vital_abnormal systolic',
      'charting.danger systolic',
    ])
  })

  it('notes a weight that is a tenth off that of last week', () => {
    const last = before({ weight: 60 }, '2026-11-12T23:44:00.000Z')
    expect(measure({ weight: 53 }, { ofPatient: known([last]) }).issues).toEqual([
      { code: 'charting.weight_changed', level: 'note', field: 'weight' },
    ])
    expect(measure({ weight: 57 }, { ofPatient: known([last]) }).issues).toEqual([])
  })
})
