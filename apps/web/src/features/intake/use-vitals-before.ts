import { vitals, type Vitals } from '@lentera/contracts/charting/vitals'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { WeightBefore } from '@lentera/domain/charting/assess-vitals'
import { weightBefore } from '@lentera/domain/charting/weight-before'
import type { Visit } from '@lentera/contracts/visits/visit'
import { useLocal } from '../../platform/local/use-local'
import { fieldsFor, shownValue, type VitalField } from './vital-fields'

export interface VitalsBefore {
  /** The last value of each box, of whatever visit. */
  readonly previous: Readonly<Partial<Record<VitalField, string>>>
  /** The weight of an earlier day, for the question about a large change. */
  readonly lastWeight: WeightBefore | null
  /** The newest measurement of this visit. */
  readonly measured: Vitals | null
  /** What was measured in this visit already, in whichever measurement. */
  readonly measuredFields: readonly VitalField[]
}

/** Measurements of this patient that are on this device. */
export function useVitalsBefore(visit: Visit, today: CalendarDate): VitalsBefore {
  return useLocal(['vitals-before', visit.id], (view) => {
    const all = view
      .find(vitals, 'patientId', visit.patientId)
      .rows.map(({ record }) => record)
      .sort((a, b) => (a.measuredAt < b.measuredAt ? 1 : -1))
    const previous: Partial<Record<VitalField, string>> = {}
    for (const field of fieldsFor(null, today)) {
      const value = all.map((record) => shownValue(field, record)).find((text) => text !== undefined)
      if (value !== undefined) previous[field] = value
    }
    const ofVisit = all.filter(({ visitId }) => visitId === visit.id)
    return {
      previous,
      lastWeight: weightBefore(all, today),
      measured: ofVisit[0] ?? null,
      measuredFields: fieldsFor(null, today).filter((field) =>
        ofVisit.some((record) => shownValue(field, record) !== undefined),
      ),
    }
  })
}

/** All values of one measurement in one line. */
export const vitalsText = (measured: Vitals, today: CalendarDate): string =>
  fieldsFor(null, today)
    .map((field) => shownValue(field, measured))
    .filter(Boolean)
    .join(' · ')
