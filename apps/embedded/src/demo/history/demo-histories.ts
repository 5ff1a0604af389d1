import { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'
import { addDays } from '@lentera/domain/kernel/calendar'
import { instantAt } from '@lentera/domain/kernel/local-date'
import { puskesmasDrugs } from '@lentera/terminology/catalogue/drugs'
import { demoFacility } from '../demo-facility.js'
import type { DemoPatient } from '../demo-patients.js'
import { seed, type SeedCommand } from '../seed-command.js'
import { timed } from './day-of-work.js'
import { pastStock } from './history-stock.js'
import { OwnLists } from './own-lists.js'
import { pastVisits } from './past-visit.js'
import type { Period } from './plan-visits.js'
import { visitCommands } from './visit-commands.js'

/** Somewhat more than a year: twelve monthly visits fit into it. */
const DAYS = 400

/** The time a demonstration tells of that begins on a day. */
export const periodBefore = (today: CalendarDate): Period => ({
  from: addDays(today, -DAYS),
  last: addDays(today, -1),
})

/** The time told of by a demonstration whose people came on its first day. */
export const periodFrom = (from: CalendarDate): Period => ({ from, last: addDays(from, DAYS - 1) })

const atWorkBegin = (on: CalendarDate): Instant => instantAt(on, '07:00', demoFacility.timeZone)

/** Staff, lists and patients are there from the first morning on; who was born since, from two days after birth. */
export const beginOf = ({ from }: Period): Instant => atWorkBegin(from)
export const registeredAt = ({ register }: DemoPatient, { from }: Period): Instant => {
  const heardOf = addDays(register.demographics.birthDate, 2)
  return atWorkBegin(heardOf > from ? heardOf : from)
}

export interface DemoHistories {
  /** What was delivered in time for the visits; to be carried out before them. */
  readonly deliveries: readonly SeedCommand[]
  /** Each visit with all its commands, oldest first. */
  readonly visits: readonly (readonly SeedCommand[])[]
}

/** What the patients of the demonstration came for before it begins. The same patients and days make the same. */
export function demoHistories(patients: readonly DemoPatient[], period: Period): DemoHistories {
  const lists = new OwnLists(demoFacility.id)
  const visits = timed(patients.map((patient, index) => pastVisits(patient, index, period, lists)))
  const stock = pastStock(visits, puskesmasDrugs(), [period.from, addDays(period.from, DAYS / 2)])
  return {
    deliveries: stock.deliveries.map(({ label, on, args }) =>
      seed(`past delivery:${label}`, ReceiveStock, args, {
        by: 'apoteker',
        unit: 'farmasi',
        at: atWorkBegin(on),
      }),
    ),
    visits: visits.map((visit) => visitCommands(visit, stock)),
  }
}
