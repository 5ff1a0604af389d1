import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { type PatientDirectoryEntry, patientDirectory } from '@lentera/contracts/patients/patient'
import { patientSets } from '@lentera/contracts/patients/patient-link'
import { namesakesOf } from '@lentera/domain/queue/namesakes'
import type { LocalView } from '@lentera/sync/client/api'
import { visitsOfDay } from './todays-visits'

/** Who else of the same name is in the house today, in whatever unit; asked for many patients of one moment. */
export function namesakesToday(
  view: LocalView,
  facility: Facility,
  today: CalendarDate,
): (patientId: Id) => readonly PatientDirectoryEntry[] {
  // One person under two numbers is nobody's namesake.
  const personOf = (id: Id): Id => view.get(patientSets, id)?.record.canonicalId ?? id
  const here = new Map<Id, PatientDirectoryEntry>()
  for (const { visit } of visitsOfDay(view, facility, today, null).rows) {
    const entry = view.get(patientDirectory, visit.patientId)?.record
    if (entry) here.set(personOf(visit.patientId), entry)
  }
  const found = namesakesOf([...here].map(([id, { name }]) => ({ id, name })))
  return (patientId) =>
    (found.get(personOf(patientId)) ?? []).flatMap((id) => {
      const entry = here.get(id)
      return entry ? [entry] : []
    })
}
