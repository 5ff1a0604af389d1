import type { Id } from '@lentera/contracts/kernel/id'
import type { PatientField } from '@lentera/contracts/patients/amend-patient'
import type { PatientFieldChange } from '@lentera/contracts/patients/field-change'
import { sameValue } from '@lentera/domain/patients/merge-field'
import type { OutboxEntry } from '@lentera/sync/client/api'

/** A field that its author and somebody else changed without knowing of each other. */
export interface MergedField {
  readonly id: Id
  readonly patientId: Id
  readonly field: PatientField
  readonly mine: PatientFieldChange
  readonly other: PatientFieldChange
  /** Whose answer stands. */
  readonly stands: 'mine' | 'other'
}

/**
 * What the server merged by itself in these commands, as long as nobody has decided about it since.
 * @param historyOf all answers that are known of a patient's fields
 */
export function mergedFields(
  entries: readonly Pick<OutboxEntry, 'id' | 'name' | 'merged'>[],
  ofCommand: (commandId: Id) => readonly PatientFieldChange[],
  historyOf: (patientId: Id) => readonly PatientFieldChange[],
): MergedField[] {
  return entries
    .filter(({ name, merged }) => name === 'patients.amend' && merged.length > 0)
    .flatMap(({ id, merged }) =>
      ofCommand(id)
        .filter(({ field, by }) => merged.includes(field) && by !== null)
        .flatMap((mine) => {
          const others = historyOf(mine.patientId).filter(
            (row) => row.field === mine.field && row.commandId !== mine.commandId,
          )
          const wanted = mine.state === 'stands' ? 'set_aside' : 'stands'
          const [other] = others
            .filter(({ state }) => state === wanted)
            .sort((a, b) => (a.at < b.at ? 1 : -1))
          const isOpen = mine.state === 'stands' || mine.state === 'set_aside'
          if (!isOpen || !other || sameValue(other.value, mine.value)) return []
          const stands = mine.state === 'stands' ? ('mine' as const) : ('other' as const)
          return [{ id: mine.id, patientId: mine.patientId, field: mine.field, mine, other, stands }]
        }),
    )
}
