import type { Assessment } from '@lentera/contracts/charting/assessment'
import type { FlagAcknowledgement } from '@lentera/contracts/charting/danger'
import type { Vitals } from '@lentera/contracts/charting/vitals'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'
import { dangerConfiguration, type DangerConfiguration } from './danger-limits.js'
import { dangersOf, dangerSigns, repeatDueAt, type DangerPerson, type DangerReason } from './danger.js'
import { intakeOf } from './intake-of.js'

/** What a visit's rows say about danger, as lists, banner and form show it. No row of its own. */
export interface VisitDanger {
  /** Empty: nothing dangerous, or taken back since. */
  readonly reasons: readonly DangerReason[]
  /** When the newest of the reasons came up; null: none. */
  readonly since: Instant | null
  /** Who answered for it after it came up; null: nobody yet. */
  readonly seenBy: { readonly by: Id; readonly at: Instant } | null
  /** Who measured again and took the last mark back. */
  readonly takenBackBy: { readonly by: Id; readonly at: Instant } | null
  /** The pressure is to be measured again then; null: it is not. */
  readonly repeatDueAt: Instant | null
}

export interface VisitRows {
  readonly vitals: readonly Vitals[]
  readonly assessments: readonly Assessment[]
  readonly acknowledgements: readonly FlagAcknowledgement[]
}

const byTime = <T>(rows: readonly T[], timeOf: (row: T) => Instant): T[] =>
  [...rows].sort((a, b) => (timeOf(a) < timeOf(b) ? -1 : 1))

/** @param on business date of the visit */
export function visitDanger(
  rows: VisitRows,
  person: DangerPerson,
  on: CalendarDate,
  configuration: DangerConfiguration = dangerConfiguration,
): VisitDanger {
  const vitals = byTime(rows.vitals, ({ measuredAt }) => measuredAt)
  const found = [
    ...vitals.map((reading, index) => ({
      at: reading.measuredAt,
      reasons: dangersOf(reading, vitals.slice(0, index), person, on, configuration),
    })),
    ...rows.assessments.map((row) => ({
      at: row.recordedAt,
      reasons: dangerSigns(intakeOf(row)?.danger ?? null, configuration),
    })),
  ].filter(({ reasons }) => reasons.length > 0)
  const newestFirst = byTime(rows.acknowledgements, ({ at }) => at).reverse()
  const takenBack = newestFirst.find(({ answer }) => answer === 'normal_again') ?? null
  const standing = found.filter(({ at }) => !takenBack || at > takenBack.at)
  const since = byTime(standing, ({ at }) => at).at(-1)?.at ?? null
  const seen = newestFirst.find(({ answer, at }) => answer === 'seen' && since !== null && at >= since)
  const name = (row: FlagAcknowledgement | null | undefined) => (row ? { by: row.by, at: row.at } : null)
  return {
    reasons: unique(standing.flatMap(({ reasons }) => reasons)),
    since,
    seenBy: name(seen),
    takenBackBy: since === null ? name(takenBack) : null,
    repeatDueAt: repeatDueAt(vitals, person, on, configuration),
  }
}

const unique = (reasons: readonly DangerReason[]): DangerReason[] =>
  reasons.filter((reason, index) => reasons.findIndex(({ field }) => field === reason.field) === index)
