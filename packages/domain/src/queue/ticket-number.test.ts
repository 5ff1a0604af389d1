import { describe, expect, it } from '@jest/globals'
import { TicketNumber } from '@lentera/contracts/queue/ticket'
import { stationCodes } from '@lentera/contracts/sync/lease'
import { aFacility } from '../testing/samples.js'
import { queueLetter, ticketNumber } from './ticket-number.js'

describe('a queue number', () => {
  it('is the letter of the poli, the station and three digits', () => {
    expect(ticketNumber('A', '3', 14)).toBe('A3-014')
    expect(ticketNumber('A', '3', 1000)).toBe('A3-1000')
  })

  it('is legal for every station code', () => {
    for (const code of stationCodes)
      expect(TicketNumber.safeParse(ticketNumber('B', code, 7)).success).toBe(true)
  })

  it('does not exist beyond four digits', () => {
    expect(() => ticketNumber('A', '3', 10_000)).toThrow(RangeError)
    expect(() => ticketNumber('A', '3', 0)).toThrow(RangeError)
  })

  it('has no letter where nobody queues by number', () => {
    expect([
      queueLetter(aFacility(), 'umum'),
      queueLetter(aFacility(), 'farmasi'),
      queueLetter(aFacility(), 'x'),
    ]).toEqual(['A', null, null])
  })
})
