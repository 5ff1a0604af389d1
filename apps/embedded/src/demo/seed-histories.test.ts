import { describe, expect, it } from '@jest/globals'
import type { Assessment } from '@lentera/contracts/charting/assessment'
import type { FlagAcknowledgement } from '@lentera/contracts/charting/danger'
import type { Note } from '@lentera/contracts/charting/note'
import type { Vitals } from '@lentera/contracts/charting/vitals'
import type { StockBatch } from '@lentera/contracts/inventory/stock-batch'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { QueueTicket } from '@lentera/contracts/queue/ticket'
import type { Visit } from '@lentera/contracts/visits/visit'
import { visitDanger } from '@lentera/domain/charting/visit-danger'
import { localDate } from '@lentera/domain/kernel/local-date'
import { puskesmasDrugs } from '@lentera/terminology/catalogue/drugs'
import { demoFacility } from './demo-facility.js'
import { demoStock } from './demo-stock.js'
import { demoUserId } from './demo-people.js'
import { MemoryServer } from './memory-server.js'
import { seedDemo } from './seed-demo.js'

const FIRST_DAY = '2026-11-28'
const NEXT_DAY = '2026-11-29'

const lines: string[] = []
const seeded = (server: MemoryServer, today: string) =>
  seedDemo(server, {
    today,
    histories: true,
    hashPassword: (password) => Promise.resolve(`hash of ${password}`),
    print: (line) => lines.push(line),
  })

// The whole past through the server's own judging takes some twenty seconds: it is told once, and in two goes, for the
// power goes in the middle and comes back on another day.
const server = await MemoryServer.open(`${NEXT_DAY}T00:00:00.000Z`)
server.powerGoesAfter(2_500)
const cut = await seeded(server, FIRST_DAY).catch((error: unknown) => error)
const beforeTheCut = server.rows<Visit>('visits').length
server.powerGoesAfter(Infinity)
await seeded(server, NEXT_DAY)

const visits = server.rows<Visit>('visits')

describe('the past in the books of the server', () => {
  it('is taken without a word from any rule that a person would have to look at', () => {
    const open = server.outcomes.filter(({ outcome }) => outcome !== 'applied')
    expect(open.map(({ outcome, issues }) => [outcome, issues.map(({ code }) => code)])).toEqual([])
    expect(server.rows('review_items')).toEqual([])
    expect(server.outcomes.length).toBeGreaterThan(8_000)
  })

  it('goes on where the power was cut, also on another day, and ends as if it had not been', () => {
    expect(cut).toEqual(new Error('power cut'))
    expect(beforeTheCut).toBeGreaterThan(50)
    expect(beforeTheCut).toBeLessThan(visits.length)
    const days = visits.map(({ serviceDate }) => serviceDate)
    expect(days.every((day) => day < FIRST_DAY)).toBe(true)
    const tickets = server.rows<QueueTicket>('queue_tickets').map((row) => `${row.serviceDate} ${row.number}`)
    expect(new Set(tickets).size).toBe(tickets.length)
    expect(lines.at(-1)).toBe(`Data demo: riwayat kunjungan ${visits.length} dari ${visits.length}`)
  })

  it('is told once', async () => {
    const before = server.outcomes.length
    await seeded(server, NEXT_DAY)
    expect(server.outcomes).toHaveLength(before)
  })

  it('was written then, by those whose work it is', () => {
    for (const visit of visits) {
      expect(visit.serviceDate).toBe(localDate(visit.openedAt, demoFacility.timeZone))
      expect([visit.status, visit.closedBy]).toEqual(['closed', demoUserId('dokter')])
      expect(visit.closedAt! > visit.openedAt && visit.closedAt! < `${FIRST_DAY}T00:00:00.000Z`).toBe(true)
    }
    const nurses = [demoUserId('perawat'), demoUserId('kepala')]
    expect(server.rows<Vitals>('vitals').every(({ measuredBy }) => nurses.includes(measuredBy))).toBe(true)
    expect(server.rows<Note>('notes').every(({ writtenBy }) => writtenBy === demoUserId('dokter'))).toBe(true)
    expect(server.rows<Note>('notes')).toHaveLength(visits.length)
  })

  it('leaves the shelves as the deliveries of the demonstration fill them', () => {
    const { deliveries, counts } = demoStock(puskesmasDrugs(), NEXT_DAY)
    const expected = new Map<string, number>()
    const add = (itemId: string, quantity: number) =>
      expected.set(itemId, (expected.get(itemId) ?? 0) + quantity)
    for (const { itemId, quantity } of deliveries.flatMap((delivery) => delivery.lines)) add(itemId, quantity)
    for (const { itemId, shown } of counts) add(itemId, -shown)
    const found = new Map<string, number>()
    for (const { itemId, balance } of server.rows<StockBatch>('stock_batches')) {
      expect(balance).toBeGreaterThanOrEqual(0)
      found.set(itemId, (found.get(itemId) ?? 0) + balance)
    }
    expect(found).toEqual(expected)
  })

  it('sends fewer than one of ten visits to the front, and some', () => {
    const people = new Map(
      server.rows<PatientDirectoryEntry>('patient_directory').map((entry) => [entry.id, entry]),
    )
    const of = <R extends { visitId: string }>(entity: string): Map<string, R[]> => {
      const groups = new Map<string, R[]>()
      for (const row of server.rows<R>(entity))
        groups.set(row.visitId, [...(groups.get(row.visitId) ?? []), row])
      return groups
    }
    const [vitals, assessments, acknowledgements] = [
      of<Vitals>('vitals'),
      of<Assessment>('assessments'),
      of<FlagAcknowledgement>('flag_acknowledgements'),
    ]
    const marked = visits.filter(({ id, patientId, serviceDate }) => {
      const rows = {
        vitals: vitals.get(id) ?? [],
        assessments: assessments.get(id) ?? [],
        acknowledgements: acknowledgements.get(id) ?? [],
      }
      const { reasons, seenBy } = visitDanger(rows, people.get(patientId)!, serviceDate)
      // Each has a name under it.
      if (reasons.length > 0) expect(seenBy?.by).toBe(demoUserId('dokter'))
      return reasons.length > 0
    })
    expect(marked.length).toBeGreaterThan(5)
    expect(marked.length / visits.length).toBeLessThan(0.1)
  })
})
