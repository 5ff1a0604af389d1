import { describe, expect, it } from '@jest/globals'
import { INTAKE_VERSION } from '@lentera/contracts/assessments/intake'
import { RecordAssessment, type Assessment } from '@lentera/contracts/charting/assessment'
import type { ArgsOf } from '@lentera/contracts/kernel/command'
import { aCommand, aDirectoryEntry, id, known, partly, someAnswers } from '../testing/samples.js'
import { recordAssessment } from './record-assessment.js'

const answer = (
  answers: Parameters<typeof someAnswers>[0],
  state: Partial<Parameters<typeof recordAssessment>[0]> = {},
  change: Partial<ArgsOf<typeof RecordAssessment>> = {},
) =>
  recordAssessment(
    { done: known<Assessment>([]), entry: known([aDirectoryEntry()]), ...state },
    aCommand(RecordAssessment, {
      ...{ visitId: id(21), patientId: id(10), form: 'intake', version: INTAKE_VERSION },
      answers: someAnswers(answers),
      ...change,
    }),
  )

describe('recording the intake', () => {
  it('keeps the complaint as it was told, by whom and when', () => {
    expect(answer({ complaint: 'Batuk 3 minggu' }).writes).toEqual([
      {
        entity: 'assessments',
        record: expect.objectContaining({
          visitId: id(21),
          answers: someAnswers({ complaint: 'Batuk 3 minggu' }),
          recordedAt: '2026-11-20T00:00:00.000Z',
          recordedBy: id(901),
          serviceDate: '2026-11-20',
        }),
      },
    ])
  })

  it('puts a pregnancy where every device sees it', () => {
    const { writes } = answer({ pregnant: 'yes', lastMenstruationOn: '2026-04-17' })
    expect(writes[1]).toMatchObject({
      entity: 'patient_directory',
      record: { id: id(10), pregnant: true, pregnancy: { dueOn: '2027-01-22' } },
    })
  })

  it('does not open a pregnancy again when it runs over its own result', () => {
    const done = answer({ pregnant: 'yes' }).writes[0]!.record as Assessment
    const ended = {
      ...{ status: 'ended' as const, lastMenstruationOn: null, dueOn: null, endedOn: '2026-11-20' },
      toldAt: '2026-11-20T00:00:00.000Z',
    }
    const entry = aDirectoryEntry({ pregnant: false, pregnancy: ended })
    expect(answer({ pregnant: 'yes' }, { done: known([done]), entry: known([entry]) }).writes).toEqual([
      { entity: 'assessments', record: done },
    ])
  })

  it('says a danger sign at once', () => {
    expect(answer({ danger: ['bleeding'] }).issues).toEqual([
      { code: 'charting.danger', level: 'note', field: 'bleeding' },
    ])
  })

  it('keeps answers that do not fit the questions, and somebody looks', () => {
    const { writes, issues } = answer({}, {}, { answers: { pain: 14 } })
    expect(writes[0]!.record).toMatchObject({ answers: { pain: 14 } })
    expect(issues).toMatchObject([{ code: 'charting.answers_unreadable', level: 'warning' }])
  })

  it('keeps the answers of a newer form without judging them', () => {
    const { writes, issues } = answer({}, {}, { version: 7, answers: { mood: 'good' } })
    expect(writes).toMatchObject([{ record: { version: 7, answers: { mood: 'good' } } }])
    expect(issues).toEqual([])
  })

  it('writes the answers down where the person is not known, and says so', () => {
    const { writes, unknown } = answer({ pregnant: 'yes' }, { entry: partly([]) })
    expect(writes).toHaveLength(1)
    expect(unknown).toEqual(['entry'])
  })
})
