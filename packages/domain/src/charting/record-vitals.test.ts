import { describe, expect, it } from '@jest/globals'
import { RecordVitals, type Vitals } from '@lentera/contracts/charting/vitals'
import { aCommand, aDirectoryEntry, id, known, partly, someVitals } from '../testing/samples.js'
import { recordVitals } from './record-vitals.js'

const measure = (
  values: Parameters<typeof someVitals>[0],
  state: Partial<Parameters<typeof recordVitals>[0]> = {},
) =>
  recordVitals(
    { recorded: known<Vitals>([]), person: known([aDirectoryEntry()]), ...state },
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
    ])
    expect(writes[0]?.record).toMatchObject({ systolic: 810 })
  })

  it('judges without ranges by age where the person is not known, and says so', () => {
    const { issues, unknown } = measure({ systolic: 810, pulse: 130 }, { person: partly([]) })
    expect(issues).toMatchObject([{ code: 'charting.vital_implausible', field: 'systolic' }])
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
})
