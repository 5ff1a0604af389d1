import { describe, expect, it } from '@jest/globals'
import type { Prescription, PrescriptionLine } from '@lentera/contracts/medications/prescription'
import { id } from '@lentera/domain/testing/samples'
import { drugsInUse } from './drugs-in-use'

const prescribed = (n: number, serviceDate: string, status: 'sent' | 'cancelled' = 'sent') =>
  ({ id: id(n), serviceDate, status }) as Prescription
const line = (n: number, prescription: number, drug: number, days: number | null) =>
  ({
    id: id(n),
    prescriptionId: id(prescription),
    drugId: id(drug),
    drugName: `${drug}`,
    days,
  }) as PrescriptionLine
const today = '2026-11-20'
const names = (prescriptions: Prescription[], lines: PrescriptionLine[]) =>
  drugsInUse(prescriptions, lines, today).map(({ line: { drugName }, until }) => [drugName, until])

describe('medicines in use', () => {
  it('are those whose days are not over, with a week of grace', () => {
    const written = [prescribed(1, '2026-11-01')]
    expect(names(written, [line(11, 1, 5, 30)])).toEqual([['5', '2026-11-30']])
    expect(names(written, [line(11, 1, 5, 13)])).toEqual([['5', '2026-11-13']])
    expect(names(written, [line(11, 1, 5, 12)])).toEqual([])
    expect(names(written, [line(11, 1, 5, null)])).toEqual([['5', null]])
  })

  it('are named once, by the newest prescription', () => {
    const written = [prescribed(1, '2026-11-01'), prescribed(2, '2026-11-10')]
    expect(names(written, [line(11, 1, 5, 30), line(12, 2, 5, 10)])).toEqual([['5', '2026-11-19']])
  })

  it('are not those of a prescription that was taken back', () => {
    expect(names([prescribed(1, today, 'cancelled')], [line(11, 1, 5, 30)])).toEqual([])
  })
})
