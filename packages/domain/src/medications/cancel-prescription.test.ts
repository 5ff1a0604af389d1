import { describe, expect, it } from '@jest/globals'
import { CancelPrescription } from '@lentera/contracts/medications/cancel-prescription'
import { aCommand, aPrescription, id, known, partly } from '../testing/samples.js'
import { cancelPrescription } from './cancel-prescription.js'

type State = Parameters<typeof cancelPrescription>[0]

const cancel = (state: State) =>
  cancelPrescription(
    state,
    aCommand(CancelPrescription, { prescriptionId: id(44), visitId: id(20), patientId: id(10) }),
  )

describe('taking a prescription back', () => {
  it('keeps it, with who took it back and when', () => {
    const { writes, issues } = cancel({ prescription: known([aPrescription()]) })
    expect(issues).toEqual([])
    expect(writes[0]!.record).toMatchObject({
      status: 'cancelled',
      cancelledBy: id(901),
      cancelledAt: '2026-11-20T00:00:00.000Z',
    })
  })

  it('counts once: who was first stays', () => {
    const first = aPrescription({ status: 'cancelled', cancelledAt: '2026-11-19T00:00:00.000Z' })
    expect(cancel({ prescription: known([first]) }).writes[0]!.record).toEqual(first)
  })

  it('says so where nobody sent it, and only where all are known', () => {
    expect(cancel({ prescription: known([]) }).issues).toMatchObject([
      { code: 'medications.prescription_unknown', level: 'blocking' },
    ])
    expect(cancel({ prescription: partly([]) })).toMatchObject({ issues: [], unknown: ['prescription'] })
  })
})
