import { diagnoses } from '@lentera/contracts/charting/diagnosis'
import { vitals } from '@lentera/contracts/charting/vitals'
import { visits } from '@lentera/contracts/visits/visit'
import { useDeviceState } from '../device/DeviceProvider'
import { visitHere } from '../local/todays-visits'
import { useDrafts } from '../local/use-drafts'
import { useLocal } from '../local/use-local'
import { screensOf } from '../workplace/screens'
import { useToday } from '../workplace/use-today'
import { type Unfinished, unfinishedOf, type VisitInDay } from './unfinished'

/** What the person who works here left open, in their room. */
export function useUnfinished(): readonly Unfinished[] {
  const today = useToday()
  const person = useDeviceState((snapshot) => snapshot.person)
  const unsent = useDeviceState(({ sync }) => sync.unsent) ?? 0
  const drafts = useDrafts()
  const grants = person?.grants ?? []
  const rooms = grants.flatMap(({ unit }) => unit ?? [])
  const inRoom = useLocal(['unfinished', today, rooms.join()], (view): VisitInDay[] =>
    view
      .all(visits)
      .rows.filter(
        ({ record }) =>
          !record.sameAs &&
          record.kind === 'outpatient' &&
          (record.status === 'open' || record.serviceDate === today) &&
          (rooms.length === 0 || rooms.includes(record.unit)),
      )
      .map(({ record }) => ({
        visit: record,
        stage: visitHere(view, record).stage,
        hasVitals: view.find(vitals, 'visitId', record.id).rows.length > 0,
        hasDiagnosis: view
          .find(diagnoses, 'visitId', record.id)
          .rows.some((row) => row.record.status === 'active'),
      })),
  )
  return unfinishedOf({
    visits: inRoom,
    drafts,
    unsent,
    today,
    screens: screensOf(grants).map(({ href }) => href),
  })
}
