import { describe, expect, it } from '@jest/globals'
import { CancelPrescription } from '@lentera/contracts/medications/cancel-prescription'
import type { Dispense } from '@lentera/contracts/medications/dispense'
import { aCommand, aPrescription, aPrescriptionLine, id, known, partly } from '../testing/samples.js'
import { cancelPrescription } from './cancel-prescription.js'

type State = Parameters<typeof cancelPrescription>[0]

const nothingGiven = known<Dispense>([])
const cancel = (state: Partial<State>) =>
  cancelPrescription(
    {
      prescription: known([aPrescription()]),
      dispensed: nothingGiven,
      lines: known([aPrescriptionLine()]),
      ...state,
    },
    aCommand(CancelPrescription, { prescriptionId: id(44), visitId: id(20), patientId: id(10) }),
  )
const given: Dispense = {
  id: id(48),
  dispenseId: id(49),
  prescriptionId: id(44),
  visitId: id(20),
  patientId: id(10),
  lineId: id(47),
  drugId: id(100),
  batchId: null,
  quantity: 15,
  covers: 15,
  reviewed: true,
  note: null,
  dispensedAt: '2026-11-20T00:10:00.000Z',
  dispensedBy: id(903),
  serviceDate: '2026-11-20',
}

describe('taking a prescription back', () => {
  it('keeps it, with who took it back and when', () => {
    const { writes, issues } = cancel({})
    expect(issues).toEqual([])
    expect(writes[0]!.record).toMatchObject({
      status: 'cancelled',
      cancelledBy: id(901),
      cancelledAt: '2026-11-20T00:00:00.000Z',
    })
  })

  it('is refused once the pharmacy has handed something over', () => {
    expect(cancel({ dispensed: known([given]) })).toMatchObject({
      writes: [],
      issues: [{ code: 'medications.already_dispensed', level: 'blocking', refs: { dispense: given.id } }],
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

  it('does not know whether something was handed over where the visit is not all here', () => {
    expect(cancel({ dispensed: partly([]) }).unknown).toEqual(['dispensed'])
  })
})
