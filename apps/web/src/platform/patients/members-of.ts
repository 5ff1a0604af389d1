import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Known } from '@lentera/contracts/kernel/rule'
import { patientSets } from '@lentera/contracts/patients/patient-link'
import type { LocalView } from '@lentera/sync/client/api'

/** All numbers of a person, the given one included. */
export const membersOf = (view: LocalView, patientId: Id): readonly Id[] =>
  view.get(patientSets, patientId)?.record.members ?? [patientId]

/** Rows of a person under whichever number; complete only where those of each number are. */
export function rowsOfPerson<R extends EntityRecord>(
  view: LocalView,
  entity: EntityDefinition<string, R>,
  patientId: Id,
): Known<R> {
  const parts = membersOf(view, patientId).map((member) => view.find(entity, 'patientId', member))
  return {
    rows: parts.flatMap(({ rows }) => rows.map(({ record }) => record)),
    complete: parts.every(({ complete }) => complete),
    asOf: parts[0]?.asOf ?? null,
  }
}
