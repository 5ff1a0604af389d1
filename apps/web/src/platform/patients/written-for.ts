import type { Id } from '@lentera/contracts/kernel/id'
import { patientSets } from '@lentera/contracts/patients/patient-link'
import type { LocalView } from '@lentera/sync/client/api'

/**
 * Under which of a person's numbers something new is written, and which of them were shown as one person then: a
 * link that is taken back later has somebody look at just these rows.
 */
export function writtenFor(view: LocalView, patientId: Id): { patientId: Id; seen?: Id[] } {
  const set = view.get(patientSets, patientId)?.record
  if (!set || set.members.length < 2) return { patientId }
  return { patientId: set.canonicalId, seen: [...set.members] }
}
