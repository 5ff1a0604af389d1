import type { Instant } from '@lentera/contracts/kernel/time'
import { instantAt } from '@lentera/domain/kernel/local-date'
import { queueLetter, ticketNumber } from '@lentera/domain/queue/ticket-number'
import { demoFacility } from '../demo-facility.js'
import type { PastVisit } from './past-visit.js'

/** A visit with its place in a day of work. */
export interface TimedVisit extends PastVisit {
  /** Names it for ever: the how-manieth visit of which patient. */
  readonly label: string
  readonly ticket: string
  /** Minutes after the patient came. */
  readonly at: (minutes: number) => Instant
}

/** One station gave out the numbers of the past. */
const STATION = '1'
const MINUTE = 60_000
/** The house opens, and somebody comes every so many minutes. */
const OPENS = '07:40'
const EVERY_MINUTES = 11

/** Gives each visit its number and hour, in the order in which the patients of a day come; oldest first. */
export function timed(histories: readonly (readonly PastVisit[])[]): TimedVisit[] {
  const labelled = histories.flatMap((visits, patient) =>
    visits.map((visit, n) => ({ visit, label: `${patient}:${n}` })),
  )
  labelled.sort((a, b) => (a.visit.on < b.visit.on ? -1 : a.visit.on > b.visit.on ? 1 : 0))
  const seen = new Map<string, number>()
  const next = (name: string): number => {
    seen.set(name, (seen.get(name) ?? 0) + 1)
    return seen.get(name)!
  }
  return labelled.map(({ visit, label }) => {
    const { on, unit } = visit
    const came =
      Date.parse(instantAt(on, OPENS, demoFacility.timeZone)) + (next(on) - 1) * EVERY_MINUTES * MINUTE
    const letter = queueLetter(demoFacility, unit)!
    return {
      ...visit,
      label,
      ticket: ticketNumber(letter, STATION, next(`${on} ${unit}`)),
      at: (minutes) => new Date(came + minutes * MINUTE).toISOString(),
    }
  })
}
