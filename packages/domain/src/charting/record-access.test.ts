import { describe, expect, it } from '@jest/globals'
import { MAX_ACCESS_ENTRIES, RecordAccess } from '@lentera/contracts/charting/record-access'
import { aCommand, id } from '../testing/samples.js'
import { recordAccess } from './record-access.js'

const entry = (n: number) => ({
  person: id(901),
  patientId: id(n),
  purpose: 'care' as const,
  screen: 'pasien',
  at: '2026-11-19T23:00:00.000Z',
})

describe('recording what was read', () => {
  it('writes each reading down once, as it was, and grants nothing', () => {
    const { writes, members, issues } = recordAccess(
      {},
      aCommand(RecordAccess, { entries: [entry(10), entry(11)] }),
    )
    expect(writes.map(({ entity, record }) => [entity, record])).toEqual(
      [entry(10), entry(11)].map((one) => [
        'access_log',
        { ...one, id: expect.any(String), deviceId: id(902), commandId: id(900), opened: false },
      ]),
    )
    expect(new Set(writes.map(({ record }) => record.id)).size).toBe(2)
    expect([members, issues]).toEqual([[], []])
  })

  it('has a cap', () => {
    const entries = Array.from({ length: MAX_ACCESS_ENTRIES + 1 }, (_, n) => entry(n))
    expect(RecordAccess.args.safeParse({ entries }).success).toBe(false)
    expect(RecordAccess.args.safeParse({ entries: entries.slice(1) }).success).toBe(true)
    expect(RecordAccess.args.safeParse({ entries: [] }).success).toBe(false)
  })
})
