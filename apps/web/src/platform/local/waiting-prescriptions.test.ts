import { describe, expect, it } from '@jest/globals'
import type { Dispense } from '@lentera/contracts/medications/dispense'
import type { Prescription } from '@lentera/contracts/medications/prescription'
import { aPrescription, aPrescriptionLine, id, known } from '@lentera/domain/testing/samples'
import { addDays } from '@lentera/domain/kernel/calendar'
import type { LocalView } from '@lentera/sync/client/api'
import { OWED_DAYS, waitingPrescriptions } from './waiting-prescriptions'

const today = '2026-11-20'

/** Each prescription has one line of ten tablets; `given` says how many of them went over the counter. */
function viewOf(sent: readonly (Partial<Prescription> & { readonly given?: number })[]) {
  const rows = sent.map(({ given = 0, ...change }, n) => {
    const prescription = aPrescription({ id: id(200 + n), ...change })
    const line = aPrescriptionLine({ id: id(300 + n), prescriptionId: prescription.id, quantity: 10 })
    const part = { prescriptionId: prescription.id, lineId: line.id, covers: given } as Dispense
    return { prescription, line, dispenses: given > 0 ? [part] : [] }
  })
  const find = ({ name }: { name: string }, _index: string, key: string) => {
    const of = rows.filter(({ prescription }) => prescription.id === key)
    const found = {
      prescriptions: rows.flatMap(({ prescription }) =>
        prescription.serviceDate === key ? [prescription] : [],
      ),
      prescription_lines: of.map(({ line }) => line),
      dispenses: of.flatMap((row) => row.dispenses),
    }
    return known((found[name as keyof typeof found] ?? []).map((record) => ({ record })))
  }
  return { find } as unknown as LocalView
}
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id)
const on = (serviceDate: string, hour = '02') => ({
  ...{ serviceDate, prescribedAt: `${serviceDate}T${hour}:00:00.000Z` },
})

describe('what waits at the counter', () => {
  it('is what was sent today and not touched yet, who waits longest first', () => {
    const view = viewOf([
      on(today, '03'),
      on(today, '02'),
      { ...on(today), given: 10 },
      { ...on(today), status: 'cancelled' },
      on(addDays(today, -1)),
    ])
    const { rows, owed } = waitingPrescriptions(view, today)
    expect(idsOf(rows)).toEqual([id(201), id(200)])
    expect(owed).toEqual([])
  })

  it('is what is still owed of today and the days before, the oldest first, for as long as a device holds it', () => {
    const view = viewOf([
      { ...on(today), given: 4 },
      { ...on(addDays(today, -1)), given: 4 },
      { ...on(addDays(today, -OWED_DAYS)), given: 4 },
      { ...on(addDays(today, -OWED_DAYS - 1)), given: 4 },
      { ...on(addDays(today, -2)), given: 10 },
    ])
    const { rows, owed } = waitingPrescriptions(view, today)
    expect(rows).toEqual([])
    expect(idsOf(owed)).toEqual([id(202), id(201), id(200)])
  })
})
