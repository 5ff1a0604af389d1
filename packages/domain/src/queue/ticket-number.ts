import type { Facility } from '@lentera/contracts/kernel/facility'

/** The letter that starts the queue numbers of a unit; null where nobody queues by number, or no such unit. */
export const queueLetter = (facility: Facility, unitCode: string): string | null =>
  facility.units.find((unit) => unit.code === unitCode)?.letter ?? null

/**
 * `A3-014`: poli letter, station code of the day, running number of that station. Four digits from 1000 on.
 * @throws RangeError outside 1 to 9999
 */
export function ticketNumber(letter: string, station: string, running: number): string {
  if (!Number.isInteger(running) || running < 1 || running > 9999)
    throw new RangeError('ticketNumber: out of range')
  return `${letter}${station}-${String(running).padStart(3, '0')}`
}
