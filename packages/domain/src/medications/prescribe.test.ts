import { describe, expect, it } from '@jest/globals'
import { Prescribe } from '@lentera/contracts/medications/prescribe'
import type { Prescription } from '@lentera/contracts/medications/prescription'
import { aCommand, anOrder, aPrescribing, aPrescription, id, known } from '../testing/samples.js'
import { prescribe } from './prescribe.js'

type State = Parameters<typeof prescribe>[0]

const send = (args = aPrescribing(), state: Partial<State> = {}, change = {}) =>
  prescribe(
    { sent: known<Prescription>([]), ownId: known<Prescription>([]), ...state },
    aCommand(Prescribe, args, change),
  )

describe('prescribing', () => {
  it('keeps the prescription and its lines in the order they were written', () => {
    const lines = [anOrder({ drugName: 'Amoksisilin tab 500 mg' }), anOrder({ drugName: 'CTM tab 4 mg' })]
    const { writes } = send(aPrescribing({ lines }))
    expect(writes[0]).toEqual({ entity: 'prescriptions', record: aPrescription() })
    expect(writes.slice(1).map(({ record }) => record)).toMatchObject([
      { prescriptionId: id(44), position: 0, drugName: 'Amoksisilin tab 500 mg' },
      { prescriptionId: id(44), position: 1, drugName: 'CTM tab 4 mg' },
    ])
  })

  it('brings visit and patient to the devices of the pharmacy', () => {
    expect(send().members.map(({ scope, aggregate }) => `${scope} ${aggregate}`)).toEqual([
      'day:farmasi:2026-11-20 visit',
      'day:farmasi:2026-11-20 patient',
    ])
  })

  it('keeps which warnings were answered, with the reason and who gave it (acceptance-day E5)', () => {
    const { writes } = send(
      aPrescribing({ overrideReason: 'sudah pernah, tidak apa' }),
      {},
      { overridden: new Set(['medications.allergy']) },
    )
    expect(writes[0]!.record).toMatchObject({
      overriddenCodes: ['medications.allergy'],
      overrideReason: 'sudah pernah, tidak apa',
      prescribedBy: id(901),
    })
  })

  it('does not bring back what was cancelled meanwhile', () => {
    const cancelled = aPrescription({ status: 'cancelled', cancelledAt: '2026-11-20T00:05:00.000Z' })
    expect(send(aPrescribing(), { sent: known([cancelled]) }).writes[0]!.record).toEqual(cancelled)
  })

  it('never overwrites another prescription, even under one id', () => {
    const other = aPrescription({ prescribedAt: '2026-11-19T00:00:00.000Z' })
    const { writes } = send(aPrescribing(), { sent: known([other]) })
    expect(writes[0]!.record.id).not.toBe(other.id)
    expect(writes[1]!.record).toMatchObject({ prescriptionId: writes[0]!.record.id })
  })
})
