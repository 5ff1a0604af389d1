import type { PriorityReason } from '@lentera/contracts/queue/care-stage'
import { type PatientDirectoryEntry, patientDirectory } from '@lentera/contracts/patients/patient'
import { staffDirectory } from '@lentera/contracts/users/staff'
import { offeredPriority } from '@lentera/domain/queue/offered-priority'
import { namesakesToday } from '../../platform/local/namesakes-today'
import { type Today, visitsOfDay, type VisitOfToday } from '../../platform/local/todays-visits'
import { useLocal } from '../../platform/local/use-local'
import { useFacility, useToday } from '../../platform/workplace/use-today'

/** One line of the waiting list, with all that it says. */
export interface WaitingRow extends VisitOfToday {
  /** null: the directory on this device does not hold the patient. */
  readonly entry: PatientDirectoryEntry | null
  readonly hasNamesake: boolean
  /** Why the patient may be offered to go first; null: no reason that is known. */
  readonly offered: PriorityReason | null
  /** Who sits with the patient; null: nobody, or a name that is not here. */
  readonly withName: string | null
}

/** Today's visits of a unit, or of all that queue, in the order of the queue. */
export function useWaitingRows(unit: string | null): Omit<Today, 'rows'> & { rows: readonly WaitingRow[] } {
  const facility = useFacility()
  const today = useToday()
  return useLocal(['today', today, unit], (view) => {
    const day = visitsOfDay(view, facility, today, unit)
    const namesakes = namesakesToday(view, facility, today)
    const rows = day.rows.map((row): WaitingRow => {
      const entry = view.get(patientDirectory, row.visit.patientId)?.record ?? null
      return {
        ...row,
        entry,
        hasNamesake: namesakes(row.visit.patientId).length > 0,
        offered: entry && offeredPriority(entry, today),
        withName: (row.with && view.get(staffDirectory, row.with.by)?.record.name) ?? null,
      }
    })
    return { ...day, rows }
  })
}
