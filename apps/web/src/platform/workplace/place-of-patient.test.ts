import { describe, expect, it } from '@jest/globals'
import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Role } from '@lentera/contracts/users/roles'
import { aPrescription, aPrescriptionLine, aVisit, id, known } from '@lentera/domain/testing/samples'
import type { LocalView } from '@lentera/sync/client/api'
import { placeOfPatient } from './place-of-patient'

const today = '2026-11-20'

/** `members`: numbers of one person; every row is found by its patient, its day or its prescription. */
function viewOf(rows: Readonly<Record<string, readonly EntityRecord[]>>, members?: readonly string[]) {
  const find = ({ name }: { name: string }, index: string, key: string) =>
    known(
      (rows[name] ?? [])
        .filter((record) => (record as unknown as Record<string, unknown>)[index] === key)
        .map((record) => ({ record })),
    )
  const get = () => (members ? { record: { members } } : null)
  return { find, get } as unknown as LocalView
}
const as = (role: Role) => [{ role, unit: null }]
const prescribed = {
  prescriptions: [aPrescription({ id: id(44), patientId: id(10), serviceDate: today })],
  prescription_lines: [aPrescriptionLine({ prescriptionId: id(44) })],
}

describe('a hit of the search', () => {
  it('is the person at the desk', () => {
    expect(placeOfPatient(viewOf({}), as('receptionist'), id(10), today)).toEqual({
      href: `/loket/?id=${id(10)}`,
    })
  })

  it('is today’s visit for a doctor, the open one of two', () => {
    const closed = aVisit({ id: id(21), status: 'closed', openedAt: '2026-11-20T04:00:00.000Z' })
    const view = viewOf({ visits: [closed, aVisit({ id: id(20) })] })
    expect(placeOfPatient(view, as('doctor'), id(10), today)).toEqual({ href: `/periksa/?id=${id(20)}` })
  })

  it('is a visit under another number of the same person', () => {
    const view = viewOf({ visits: [aVisit({ id: id(20), patientId: id(11) })] }, [id(10), id(11)])
    expect(placeOfPatient(view, as('doctor'), id(10), today)).toEqual({ href: `/periksa/?id=${id(20)}` })
  })

  it('says so where nobody came today, or where the visit was cancelled', () => {
    const before = aVisit({ id: id(20), serviceDate: '2026-11-19' })
    const cancelled = aVisit({ id: id(21), status: 'cancelled' })
    const view = viewOf({ visits: [before, cancelled] })
    expect(placeOfPatient(view, as('doctor'), id(10), today)).toEqual({ why: 'noVisit' })
  })

  it('is what waits at the counter for a pharmacist, and nothing else', () => {
    expect(placeOfPatient(viewOf(prescribed), as('pharmacist'), id(10), today)).toEqual({
      href: `/obat/?id=${id(44)}`,
    })
    expect(placeOfPatient(viewOf(prescribed), as('pharmacist'), id(11), today)).toEqual({
      why: 'noPrescription',
    })
  })
})
