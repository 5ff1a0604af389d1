import { describe, expect, it } from '@jest/globals'
import { type SickLetter, WriteSickLetter } from '@lentera/contracts/documents/sick-letter'
import { aCommand, id, known } from '../testing/samples.js'
import { writeSickLetter } from './write-sick-letter.js'

const aLetter = (change: Partial<SickLetter> = {}): SickLetter => ({
  id: id(60),
  visitId: id(20),
  patientId: id(10),
  number: 'S3-001',
  days: 3,
  from: '2026-11-30',
  until: '2026-12-02',
  writtenAt: '2026-11-20T00:00:00.000Z',
  writtenBy: id(1),
  serviceDate: '2026-11-20',
  ...change,
})
const write = (days = 3, done: SickLetter[] = [], sameNumber: SickLetter[] = []) =>
  writeSickLetter(
    { done: known(done), sameNumber: known(sameNumber) },
    aCommand(WriteSickLetter, {
      ...{ letterId: id(60), visitId: id(20), patientId: id(10), number: 'S3-001', days },
      from: '2026-11-30',
    }),
  )

describe('a sick letter', () => {
  it('counts the first day of rest, over the end of a month', () => {
    expect(write().writes[0]?.record).toMatchObject({ from: '2026-11-30', until: '2026-12-02', days: 3 })
    expect(write(1).writes[0]?.record).toMatchObject({ until: '2026-11-30' })
  })

  it('stays as it was written when it comes again', () => {
    const before = aLetter({ writtenBy: id(2) })
    expect(write(3, [before], [before])).toMatchObject({ writes: [{ record: before }], issues: [] })
  })

  it('is kept, and looked at, where another letter of the day has its number', () => {
    const { writes, issues } = write(3, [], [aLetter({ id: id(61), visitId: id(21) })])
    expect(writes).toHaveLength(1)
    expect(issues).toMatchObject([{ code: 'documents.letter_number_in_use', refs: { visit: id(21) } }])
  })
})
