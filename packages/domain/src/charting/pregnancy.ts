import type { IntakeAnswers } from '@lentera/contracts/assessments/intake'
import type { Assessment } from '@lentera/contracts/charting/assessment'
import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'
import type { PatientDirectoryEntry, Pregnancy } from '@lentera/contracts/patients/patient'
import { addDays, daysBetween } from '../kernel/calendar.js'
import { intakeOf } from './intake-of.js'
import { pregnancyConfiguration as configuration } from './pregnancy-limits.js'

/** HPL: the last menstruation and 280 days. */
export const dueDateOf = (lastMenstruationOn: CalendarDate): CalendarDate =>
  addDays(lastMenstruationOn, configuration.daysOfPregnancy)

/** Whether a pregnancy can have begun then: not after the day, not longer ago than anybody carries. */
export const isPossibleStart = (lastMenstruationOn: CalendarDate, on: CalendarDate): boolean =>
  lastMenstruationOn <= on && daysBetween(lastMenstruationOn, on) <= configuration.longestDays

export interface Gestation {
  readonly weeks: number
  readonly days: number
}

/** Completed weeks and days; null where nobody knows when it began. */
export function gestationOn(pregnancy: Pregnancy | undefined, on: CalendarDate): Gestation | null {
  if (!pregnancy?.dueOn) return null
  const days = configuration.daysOfPregnancy - daysBetween(on, pregnancy.dueOn)
  return days < 0 ? null : { weeks: Math.floor(days / 7), days: days % 7 }
}

/** Open, and not so long past its end that somebody must have forgotten to close it. */
export function isPregnant(pregnancy: Pregnancy | undefined, on: CalendarDate): boolean {
  if (pregnancy?.status !== 'open') return false
  const latest = pregnancy.dueOn
    ? addDays(pregnancy.dueOn, configuration.longestDays - configuration.daysOfPregnancy)
    : addDays(pregnancy.toldAt.slice(0, 10), configuration.longestDays)
  return on <= latest
}

/** Within 42 days after birth, when the pressure can still become dangerous. */
export const isPostpartum = (pregnancy: Pregnancy | undefined, on: CalendarDate): boolean =>
  pregnancy?.status === 'ended' &&
  pregnancy.endedOn !== null &&
  pregnancy.endedOn <= on &&
  daysBetween(pregnancy.endedOn, on) <= configuration.daysAfterBirth

/**
 * Whether somebody is pregnant, as far as a drug has to know; null: nobody can say today. An open pregnancy counts
 * until it is forgotten. A "no" counts only on the day of its answer: the intake asks at each visit, and what a woman
 * said last month is no answer about today (ADR 0026).
 * @param answers of the visit in which it is asked
 */
export function pregnancyKnownOn(
  pregnancy: Pregnancy | undefined,
  answers: readonly Pick<Assessment, 'form' | 'answers' | 'recordedAt' | 'serviceDate'>[],
  on: CalendarDate,
): boolean | null {
  if (isPregnant(pregnancy, on)) return true
  const today = answers.filter(({ serviceDate }) => serviceDate === on)
  const told = today
    .sort((a, b) => (a.recordedAt < b.recordedAt ? 1 : -1))
    .flatMap((row) => intakeOf(row)?.pregnant ?? [])[0]
  return told === undefined || told === 'unknown' ? null : told === 'yes'
}

type Told = Pick<IntakeAnswers, 'pregnant' | 'lastMenstruationOn' | 'pregnancyEndedOn'>
type Known = Pick<PatientDirectoryEntry, 'pregnant' | 'pregnancy'>

/**
 * What every device knows after an answer. "Unknown" closes nothing, an answer from before the newest one changes
 * nothing, and a beginning that was told once stays where the next answer names none.
 */
export function afterAnswer(known: Known, told: Told, at: Instant, on: CalendarDate): Known {
  const before = known.pregnancy
  if (told.pregnant === null || (before && before.toldAt > at)) return known
  if (told.pregnant === 'unknown') return before?.status === 'open' ? known : { ...known, pregnant: null }
  if (told.pregnant === 'no') return notPregnant(known, told, at, on)
  const carried = before && isPregnant(before, on) ? before : null
  const start =
    told.lastMenstruationOn && isPossibleStart(told.lastMenstruationOn, on)
      ? told.lastMenstruationOn
      : (carried?.lastMenstruationOn ?? null)
  const dueOn = start ? dueDateOf(start) : (carried?.dueOn ?? null)
  return {
    pregnant: true,
    pregnancy: { status: 'open', lastMenstruationOn: start, dueOn, endedOn: null, toldAt: at },
  }
}

function notPregnant(known: Known, told: Told, at: Instant, on: CalendarDate): Known {
  const before = known.pregnancy
  if (!before) return { ...known, pregnant: false }
  // Where nobody said when it was over, today: the days in which the pressure is watched are rather too many.
  const endedOn =
    before.status === 'ended' ? before.endedOn : before.dueOn && before.dueOn < on ? before.dueOn : on
  return {
    pregnant: false,
    pregnancy: { ...before, status: 'ended', endedOn: told.pregnancyEndedOn ?? endedOn, toldAt: at },
  }
}
