import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Grant } from '@lentera/contracts/users/auth'
import { visits } from '@lentera/contracts/visits/visit'
import type { LocalView } from '@lentera/sync/client/api'
import { waitingPrescriptions } from '../local/waiting-prescriptions'
import { membersOf, rowsOfPerson } from '../patients/members-of'
import { screensOf, worksAtDesk } from './screens'

/** Where a hit of the search leads: an address, or why there is nothing to open today. */
export type PlaceOfPatient = { readonly href: string } | { readonly why: 'noVisit' | 'noPrescription' }

/** What somebody opens of a patient who was found: the desk the person, a doctor the visit, a counter the prescription. */
export function placeOfPatient(
  view: LocalView,
  grants: readonly Grant[],
  patientId: Id,
  today: CalendarDate,
): PlaceOfPatient {
  if (worksAtDesk(grants)) return { href: `/loket/?id=${patientId}` }
  if (screensOf(grants).some(({ id }) => id === 'examination')) {
    const visit = visitToday(view, patientId, today)
    return visit ? { href: `/periksa/?id=${visit}` } : { why: 'noVisit' }
  }
  const { rows, owed } = waitingPrescriptions(view, today)
  const members = membersOf(view, patientId)
  const found = [...rows, ...owed].find(({ prescription }) => members.includes(prescription.patientId))
  return found ? { href: `/obat/?id=${found.id}` } : { why: 'noPrescription' }
}

/** Of several the one that is open, and of those the last. */
function visitToday(view: LocalView, patientId: Id, today: CalendarDate): Id | null {
  const ofToday = rowsOfPerson(view, visits, patientId).rows.filter(
    ({ serviceDate, status, sameAs }) => serviceDate === today && status !== 'cancelled' && !sameAs,
  )
  const latest = ofToday.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1))
  return (latest.find(({ status }) => status === 'open') ?? latest[0])?.id ?? null
}
