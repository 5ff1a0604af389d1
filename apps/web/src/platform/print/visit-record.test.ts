import { describe, expect, it } from '@jest/globals'
import { diagnoses } from '@lentera/contracts/charting/diagnosis'
import { notes } from '@lentera/contracts/charting/note'
import { proceduresDone } from '@lentera/contracts/charting/procedure'
import { vitals } from '@lentera/contracts/charting/vitals'
import { prescriptionLines, prescriptions } from '@lentera/contracts/medications/prescription'
import type { LocalView } from '@lentera/sync/client/api'
import { visitRecord } from './visit-record'

/** A device that holds these rows of the visit, all of them or not. */
const aView = (rows: Record<string, object[]>, complete = true) =>
  ({
    find: ({ name }: { name: string }) => ({
      rows: (rows[name] ?? []).map((record) => ({ record })),
      complete,
      asOf: null,
    }),
  }) as unknown as Pick<LocalView, 'find'>

const signa = {
  ...{ dose: 1, doseUnit: 'tablet', timesPerDay: 3, everyHours: null, timing: 'after_meal' },
  ...{ prn: false, external: false, text: null },
}
const aLine = (change: object) => ({
  ...{ prescriptionId: 'r1', position: 0, drugName: 'Parasetamol tab 500 mg', unit: 'tablet' },
  ...{ quantity: 10, signa },
  ...change,
})
const first = { systolic: 152, diastolic: 98, pulse: 88, temperature: 36.7, weight: 70 }
const aMeasurement = (change: object) => ({
  ...{ systolic: null, diastolic: null, pulse: null, respiratoryRate: null, temperature: null, spo2: null },
  ...{ weight: null, height: null, waist: null, muac: null, headCircumference: null },
  ...change,
})

describe('what a summary tells of a visit', () => {
  it('leaves out what was marked as a mistake, and a prescription that was taken back', () => {
    const record = visitRecord(
      aView({
        [diagnoses.name]: [
          { code: 'J06.9', status: 'active' },
          { code: 'I10', status: 'entered_in_error' },
        ],
        [proceduresDone.name]: [{ name: 'Nebulizer', status: 'entered_in_error' }],
        [prescriptions.name]: [
          { id: 'r1', status: 'sent' },
          { id: 'r2', status: 'cancelled' },
        ],
        [prescriptionLines.name]: [
          aLine({ position: 1, drugName: 'Ambroksol tab 30 mg', quantity: 7.5 }),
          aLine({ position: 0 }),
          aLine({ prescriptionId: 'r2', drugName: 'Amoksisilin tab 500 mg' }),
        ],
      }),
      'v1',
    )
    expect(record.diagnoses.rows).toMatchObject([{ code: 'J06.9' }])
    expect(record.procedures.rows).toEqual([])
    expect(record.medicines).toEqual({
      rows: [
        {
          name: 'Parasetamol tab 500 mg',
          rule: '3 x sehari 1 tablet sesudah makan',
          amount: '10 tablet',
        },
        { name: 'Ambroksol tab 30 mg', rule: '3 x sehari 1 tablet sesudah makan', amount: '7½ tablet' },
      ],
      complete: true,
    })
  })

  it('tells both pressures and what was measured only once, and notes in the order they were signed', () => {
    const { vitals: measured, notes: signed } = visitRecord(
      aView({
        [vitals.name]: [
          aMeasurement({ id: 'b', systolic: 148, diastolic: 96, measuredAt: '2026-11-20T00:25:00.000Z' }),
          aMeasurement({ id: 'a', ...first, measuredAt: '2026-11-20T00:10:00.000Z' }),
        ],
        [notes.name]: [
          { id: 'late', writtenAt: '2026-11-20T02:00:00.000Z' },
          { id: 'first', writtenAt: '2026-11-20T01:00:00.000Z' },
        ],
      }),
      'v1',
    )
    expect(measured.rows).toMatchObject([
      { id: 'a', ...first },
      { id: 'b', systolic: 148, diastolic: 96, pulse: null },
    ])
    expect(signed.rows.map(({ id }) => id)).toEqual(['first', 'late'])
  })

  it('says where this device does not hold everything', () => {
    expect(visitRecord(aView({}, false), 'v1')).toMatchObject({
      diagnoses: { rows: [], complete: false },
      medicines: { rows: [], complete: false },
    })
  })
})
