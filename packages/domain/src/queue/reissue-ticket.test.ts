import { describe, expect, it } from '@jest/globals'
import { ReissueTicket } from '@lentera/contracts/queue/reissue-ticket'
import type { QueueTicket } from '@lentera/contracts/queue/ticket'
import { aCommand, id, known } from '../testing/samples.js'
import { reissueTicket } from './reissue-ticket.js'

const aTicket = (change: Partial<QueueTicket> = {}): QueueTicket => ({
  id: id(40),
  visitId: id(20),
  patientId: id(10),
  unit: 'umum',
  number: 'A3-014',
  serviceDate: '2026-11-20',
  issuedAt: '2026-11-19T23:30:00.000Z',
  ...change,
})
const reissue = (present: QueueTicket[], sameNumber: QueueTicket[] = [], ticket = 'A4-001') =>
  reissueTicket(
    { tickets: known(present), sameNumber: known(sameNumber) },
    aCommand(ReissueTicket, {
      ...{ visitId: id(20), serviceDate: '2026-11-20', replaces: 'A3-014', ticket },
    }),
  )

describe('N7: another queue number for a visit whose number was given twice', () => {
  it('takes the place of the old one, which stays on record', () => {
    const { writes, issues } = reissue([aTicket()])
    const issuedAt = '2026-11-20T00:00:00.000Z'
    expect(writes.map(({ record }) => record)).toEqual([
      aTicket({ replaced: true }),
      aTicket({ id: expect.any(String) as never, number: 'A4-001', issuedAt }),
    ])
    expect(issues).toEqual([])
  })

  it('changes nothing where somebody was faster', () => {
    expect(reissue([aTicket({ number: 'A5-002' })]).writes).toEqual([])
  })

  it('is looked at where somebody else has that number, too', () => {
    const other = aTicket({ id: id(41), visitId: id(21), number: 'A4-001' })
    expect(reissue([aTicket()], [{ ...other, replaced: true }]).issues).toEqual([])
    expect(reissue([aTicket()], [other]).issues).toMatchObject([
      { code: 'queue.number_in_use', refs: { visit: id(21) } },
    ])
  })
})
