import { describe, expect, it } from '@jest/globals'
import type { Assessment } from '@lentera/contracts/charting/assessment'
import type { FlagAcknowledgement } from '@lentera/contracts/charting/danger'
import type { Vitals } from '@lentera/contracts/charting/vitals'
import { aDirectoryEntry, id, someAnswers, someVitals } from '../testing/samples.js'
import { visitDanger, type VisitRows } from './visit-danger.js'

const on = '2026-11-20'
const at = (time: string) => `2026-11-19T${time}:00.000Z`
const measured = (values: Parameters<typeof someVitals>[0], time: string): Vitals => ({
  ...someVitals(values),
  ...{ id: id(40), visitId: id(21), patientId: id(10), measuredBy: id(901), serviceDate: on },
  measuredAt: at(time),
})
const answered = (answers: Parameters<typeof someAnswers>[0], time: string): Assessment => ({
  ...{ id: id(41), visitId: id(21), patientId: id(10), recordedBy: id(901), serviceDate: on },
  ...{ form: 'intake', version: 1, answers: someAnswers(answers), recordedAt: at(time) },
})
const flag = (answer: FlagAcknowledgement['answer'], time: string): FlagAcknowledgement => ({
  ...{ id: id(42), visitId: id(21), patientId: id(10), by: id(903) },
  ...{ answer, at: at(time) },
})
const look = (rows: Partial<VisitRows>) =>
  visitDanger({ vitals: [], assessments: [], acknowledgements: [], ...rows }, aDirectoryEntry(), on)

describe('the danger mark of a visit', () => {
  it('stands with its reasons from the reading on', () => {
    expect(look({ vitals: [measured({ spo2: 86 }, '23:00')] })).toMatchObject({
      reasons: [{ kind: 'low_oxygen', field: 'spo2' }],
      since: at('23:00'),
      seenBy: null,
    })
  })

  it('comes from a sign just as well', () => {
    expect(look({ assessments: [answered({ danger: ['convulsion'] }, '23:00')] }).reasons).toHaveLength(1)
  })

  it('carries the name of who saw it, until something new comes up', () => {
    const vitals = [measured({ spo2: 86 }, '23:00')]
    const acknowledgements = [flag('seen', '23:05')]
    expect(look({ vitals, acknowledgements })).toMatchObject({
      reasons: [{ field: 'spo2' }],
      seenBy: { by: id(903), at: at('23:05') },
    })
    const worse = [...vitals, measured({ spo2: 80 }, '23:30')]
    expect(look({ vitals: worse, acknowledgements }).seenBy).toBeNull()
  })

  it('is taken back with a name, and comes back with the next dangerous reading', () => {
    const vitals = [measured({ spo2: 86 }, '23:00'), measured({ spo2: 97 }, '23:10')]
    const acknowledgements = [flag('normal_again', '23:11')]
    expect(look({ vitals, acknowledgements })).toMatchObject({
      reasons: [],
      since: null,
      takenBackBy: { by: id(903) },
    })
    const again = [...vitals, measured({ spo2: 85 }, '23:40')]
    expect(look({ vitals: again, acknowledgements })).toMatchObject({ reasons: [{ field: 'spo2' }] })
  })

  it('does not go away by itself when a later reading is normal', () => {
    const vitals = [measured({ spo2: 86 }, '23:00'), measured({ spo2: 97 }, '23:10')]
    expect(look({ vitals }).reasons).toHaveLength(1)
  })
})
