import type { OrderSetLine } from '@lentera/domain/charting/order-sets'
import type { DangerSignName } from '@lentera/domain/charting/danger-limits'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Condition } from './body.js'
import type { Taker } from './doses.js'

/** Why somebody came on a day, what was found and what was done: a visit before anybody was measured. */
export interface Reason {
  readonly on: CalendarDate
  readonly unit: 'umum' | 'kia' | 'gigi'
  readonly sick: boolean
  readonly complaint: string
  readonly objective: string
  /** What the doctor thought, where the names of the diagnoses do not say it. */
  readonly assessment: string | null
  readonly plan: string
  /** The first is the main one. `known`: the illness lasts, and was told before. */
  readonly diagnoses: readonly { readonly code: string; readonly known: boolean }[]
  readonly procedures: readonly string[]
  readonly lines: (who: Taker) => readonly OrderSetLine[]
  readonly condition: Condition
  readonly pain: number
  readonly dangerSigns: readonly DangerSignName[]
  readonly lastMenstruationOn: CalendarDate | null
  readonly isReferred: boolean
}

/** What most reasons have in common. */
export const usual = {
  unit: 'umum',
  sick: true,
  assessment: null,
  procedures: [],
  lines: () => [],
  condition: {},
  pain: 0,
  dangerSigns: [],
  lastMenstruationOn: null,
  isReferred: false,
} as const satisfies Partial<Reason>
