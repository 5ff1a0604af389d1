import { describe, expect, it } from '@jest/globals'
import type { Row } from '@lentera/contracts/kernel/entity'
import { read } from '@lentera/contracts/kernel/rule'
import { type Visit, visits } from '@lentera/contracts/visits/visit'
import { UnitOfWork } from './unit-of-work.js'

const patientId = '0f000000-0000-4000-8000-000000000001'
const idOf = (n: number) => `0f000000-0000-4000-8000-00000000001${n}`
const visit = (n: number, status: Visit['status'] = 'open'): Visit => ({
  id: idOf(n),
  patientId,
  kind: 'outpatient',
  unit: 'umum',
  payer: 'bpjs',
  sick: true,
  status,
  openedAt: '2026-11-20T00:00:00.000Z',
  serviceDate: '2026-11-20',
})
const row = (record: Visit): Row => ({
  entity: 'visits',
  id: record.id,
  rowVersion: 1,
  aggregate: 'visit',
  aggregateId: record.id,
  data: { ...record },
})

const byPatient = read(visits, 'openPatientId', patientId)
const unit = () =>
  new UnitOfWork(
    [{ read: byPatient, rows: [row(visit(3)), row(visit(1))] }],
    [{ entity: 'visits', id: idOf(1) }],
  )
const found = (rows: UnitOfWork) => rows.records<Visit>(byPatient).map(({ id }) => id)

describe('a unit of work', () => {
  it('shows what was loaded, in the order of the ids', () => {
    expect(found(unit())).toEqual([idOf(1), idOf(3)])
  })

  it('shows what an earlier command wrote, under the keys it has now', () => {
    const rows = unit()
    rows.apply('command 1', [{ entity: 'visits', record: visit(2) }])
    expect(found(rows)).toEqual([idOf(1), idOf(2), idOf(3)])
    rows.apply('command 2', [{ entity: 'visits', record: visit(1, 'closed') }])
    expect(found(rows)).toEqual([idOf(2), idOf(3)])
  })

  it('knows the rows that exist and those that were written', () => {
    const rows = unit()
    rows.apply('command 1', [{ entity: 'visits', record: visit(2) }])
    expect([1, 2, 4].map((n) => rows.exists('visits', idOf(n)))).toEqual([true, true, false])
  })

  it('writes a row once, in its last state, and says which command wrote what', () => {
    const rows = unit()
    rows.apply('command 1', [{ entity: 'visits', record: visit(2) }])
    rows.apply('command 2', [{ entity: 'visits', record: visit(2, 'closed') }])
    expect(rows.writes()).toEqual([{ entity: 'visits', record: visit(2, 'closed') }])
    expect([...rows.wrote().keys()]).toEqual(['command 1', 'command 2'])
  })

  it('refuses a read that nobody declared', () => {
    expect(() => unit().records(read(visits, 'id', idOf(1)))).toThrow('not loaded')
  })
})
