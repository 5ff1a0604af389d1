import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { ageOn } from '@lentera/domain/kernel/age'
import { addDays, daysBetween } from '@lentera/domain/kernel/calendar'
import { Chance } from '../chance.js'
import type { DemoPatient } from '../demo-patients.js'
import { chronicVisits, someChronic } from './chronic.js'
import { illnesses, type Illness } from './illnesses.js'
import { antenatalVisits, contraceptionVisits, somePregnancy, vaccinationVisits } from './mother-child.js'
import { type Reason, usual } from './reason.js'

/** The days that are told of; nothing lies outside them. */
export interface Period {
  readonly from: CalendarDate
  /** The day before the demonstration begins. */
  readonly last: CalendarDate
}

/** So far apart are two visits that have nothing to do with each other, in days. */
const APART = 12
const SEED = 917_104
const A_SUNDAY = '2026-11-22'

/**
 * Why and when somebody came in the time before the demonstration, oldest first: monthly with an illness that stays, in
 * a pregnancy, for vaccinations, and now and then with what everybody has.
 * @param index of the patient; the same one always has the same history, whatever the others have
 */
export function reasonsOf({ register }: DemoPatient, index: number, period: Period): Reason[] {
  const chance = new Chance(SEED + index * 7919)
  const { birthDate, sex } = register.demographics
  const { from, last } = period
  const years = ageOn(birthDate, last)?.years
  if (years === undefined) return []
  const mayBear = sex === 'female' && years >= 19 && years <= 38
  const lastMenstruationOn = mayBear && chance.in(18) ? somePregnancy(chance, last) : null
  const chronic = lastMenstruationOn ? null : someChronic(chance, years)
  const lasting = [
    ...(chronic ? chronicVisits(chance, chronic, last) : []),
    ...(lastMenstruationOn ? antenatalVisits(chance, lastMenstruationOn, last) : []),
    ...(mayBear && !lastMenstruationOn && chance.in(18) ? contraceptionVisits(chance, last) : []),
    ...(years < 2 ? vaccinationVisits(chance, birthDate, from, last) : []),
  ].map((reason) => ({ ...reason, on: workday(reason.on, last) }))
  const single = chance.weighted(
    lasting.length >= 4
      ? ([
          [60, 0],
          [30, 1],
          [10, 2],
        ] as const)
      : ([
          [8, 0],
          [28, 1],
          [32, 2],
          [20, 3],
          [12, 4],
        ] as const),
  )
  const taken = lasting.map(({ on }) => on)
  const singles: Reason[] = []
  for (let n = 0; n < single; n += 1) {
    const on = workday(addDays(last, -chance.between(0, daysBetween(from, last) - 1)), last)
    const isFree = taken.every((day) => Math.abs(daysBetween(day, on)) >= APART)
    const illness = someIllness(chance, birthDate, sex, on, lastMenstruationOn)
    if (!isFree || !illness) continue
    taken.push(on)
    singles.push(reasonFor(chance, illness, on, birthDate, lastMenstruationOn))
  }
  return [...lasting, ...singles].sort((a, b) => (a.on < b.on ? -1 : 1))
}

/** Nobody works on a Sunday: it becomes the next day, or the one before where that is not told of any more. */
function workday(on: CalendarDate, last: CalendarDate): CalendarDate {
  if (daysBetween(A_SUNDAY, on) % 7 !== 0) return on
  return on < last ? addDays(on, 1) : addDays(on, -1)
}

function someIllness(
  chance: Chance,
  bornOn: CalendarDate,
  sex: 'male' | 'female',
  on: CalendarDate,
  lastMenstruationOn: CalendarDate | null,
): Illness | null {
  // The first days of a life belong to the midwife who attended the birth.
  if (daysBetween(bornOn, on) < 30) return null
  const { years } = ageOn(bornOn, on)!
  const isPregnant = carries(lastMenstruationOn, on)
  const fitting = illnesses.filter(
    ({ ages, sex: only, notInPregnancy }) =>
      years >= ages[0] && years <= ages[1] && (only ?? sex) === sex && !(isPregnant && notInPregnancy),
  )
  return chance.weighted(fitting.map((illness) => [illness.often, illness] as const))
}

const carries = (lastMenstruationOn: CalendarDate | null, on: CalendarDate): boolean =>
  lastMenstruationOn !== null && lastMenstruationOn <= on

function reasonFor(
  chance: Chance,
  illness: Illness,
  on: CalendarDate,
  bornOn: CalendarDate,
  lastMenstruationOn: CalendarDate | null,
): Reason {
  const isSmall = ageOn(bornOn, on)!.years < 5
  const { unit = isSmall ? 'kia' : 'umum', complaints, lines = () => [] } = illness
  const weeks =
    lastMenstruationOn && carries(lastMenstruationOn, on)
      ? { weeks: Math.floor(daysBetween(lastMenstruationOn, on) / 7) }
      : {}
  return {
    ...usual,
    on,
    unit,
    sick: illness.sick ?? true,
    complaint: chance.one(complaints),
    objective: illness.objective,
    plan: illness.plan,
    diagnoses: [{ code: illness.code, known: false }],
    procedures: illness.procedures ?? [],
    lines,
    condition: { ...illness.condition, ...weeks },
    pain: illness.pain ? chance.between(...illness.pain) : 0,
    lastMenstruationOn: weeks.weeks === undefined ? null : lastMenstruationOn,
  }
}
