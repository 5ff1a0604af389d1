import type { Demographics, PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { LocalView } from '@lentera/sync/client/api'
import { patientDirectory } from '@lentera/contracts/patients/patient'

/**
 * A draft that two tabs opened, or that outlived a kill after its save, carries an id that is used by now:
 * the same person is not registered twice, another one gets an id of their own.
 */
export function personIdFor(
  view: Pick<LocalView, 'get'>,
  draftId: string,
  { name, birthDate }: Pick<Demographics, 'name' | 'birthDate'>,
  newId: () => string,
): { readonly id: string; readonly isRegistered: boolean } {
  const held: PatientDirectoryEntry | undefined = view.get(patientDirectory, draftId)?.record
  if (!held) return { id: draftId, isRegistered: false }
  if (held.name === name && held.birthDate === birthDate) return { id: draftId, isRegistered: true }
  return { id: newId(), isRegistered: false }
}
