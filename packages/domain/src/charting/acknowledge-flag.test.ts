import { describe, expect, it } from '@jest/globals'
import { AcknowledgeFlag, type FlagAcknowledgement } from '@lentera/contracts/charting/danger'
import { aCommand, id, known } from '../testing/samples.js'
import { acknowledgeFlag } from './acknowledge-flag.js'

describe('answering for a danger mark', () => {
  it('writes down who, when and what', () => {
    const command = aCommand(AcknowledgeFlag, { visitId: id(21), patientId: id(10), answer: 'seen' })
    const { writes } = acknowledgeFlag({ done: known<FlagAcknowledgement>([]) }, command)
    expect(writes).toMatchObject([
      { record: { answer: 'seen', by: id(901), at: '2026-11-20T00:00:00.000Z', visitId: id(21) } },
    ])
  })
})
