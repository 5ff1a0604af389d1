import type { Facility } from '@lentera/contracts/kernel/facility'
import type { ArgsOf } from '@lentera/contracts/kernel/command'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import {
  type AdvanceScopes,
  DAYS_HELD,
  MAX_ADVANCED,
  REVIEW_HOURS,
} from '@lentera/contracts/scopes/advance-scopes'
import { addDays, businessDateAt } from '../pure/business-date.js'
import type { ServerClock } from './ports.js'
import type { ServerStore } from './store.js'

/** Days behind the window that are looked at: what came late, and what passed while the server was off. */
const DAYS_LOOKED_AT = 60

export interface AdvanceOptions {
  readonly store: ServerStore
  readonly facility: Facility
  readonly clock: ServerClock
  /** Makes it a command of the server itself. */
  readonly issue: (args: ArgsOf<typeof AdvanceScopes>) => Promise<unknown>
}

export interface AdvanceTime {
  /** Moves what is due now. @returns how many rows were named */
  now(): Promise<number>
  /** The same where a business date has begun since the last time; else nothing. Whoever comes meanwhile waits for it. */
  onNewDate(): Promise<void>
}

/**
 * Keeps memberships up with the clock. One process of several may do it twice: the rule looks at each row again
 * under its lock, so the second finds nothing to do.
 */
export function createAdvanceTime({ store, facility, clock, issue }: AdvanceOptions): AdvanceTime {
  let advancedTo: CalendarDate | null = null
  let running: { date: CalendarDate; done: Promise<number> } | null = null
  const today = () => businessDateAt(clock.now(), facility.timeZone)

  async function advance(date: CalendarDate): Promise<number> {
    let moved = 0
    for (;;) {
      const openedBefore = new Date(clock.now() - REVIEW_HOURS * 3_600_000).toISOString()
      const { ended, reviewIds, lists } = await store.snapshot((tx) =>
        tx.due({ openedBefore, today: date, ended: daysBehind(date), limit: MAX_ADVANCED }),
      )
      const counts = [ended, reviewIds, lists].map(({ length }) => length)
      if (counts.every((count) => count === 0)) break
      await issue({ date, days: [...ended], reviewIds: [...reviewIds], lists: [...lists] })
      moved += counts.reduce((sum, count) => sum + count)
      if (counts.every((count) => count < MAX_ADVANCED)) break
    }
    advancedTo = date
    return moved
  }

  const daysBehind = (date: CalendarDate): string[] =>
    Array.from({ length: DAYS_LOOKED_AT }, (_, n) => addDays(date, -(DAYS_HELD + 1 + n))).flatMap((day) =>
      facility.units.map(({ code }) => `day:${code}:${day}`),
    )

  return {
    now: () => advance(today()),
    async onNewDate() {
      const date = today()
      if (advancedTo === date) return
      if (running?.date !== date) running = { date, done: advance(date) }
      try {
        await running.done
      } finally {
        running = null
      }
    },
  }
}
