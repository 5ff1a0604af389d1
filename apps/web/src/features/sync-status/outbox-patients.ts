import { allergies } from '@lentera/contracts/charting/allergies'
import { vitals } from '@lentera/contracts/charting/vitals'
import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Id } from '@lentera/contracts/kernel/id'
import { patients } from '@lentera/contracts/patients/patient'
import { visits } from '@lentera/contracts/visits/visit'
import type { LocalView, OutboxEntry } from '@lentera/sync/client/api'

/** Whose record a command became, as far as this device shows it; null where it cannot be told. */
export type PatientOf = (entry: Pick<OutboxEntry, 'id' | 'name' | 'savedAt' | 'actorId'>) => Id | null

/** Rows keep when and by whom they were made, which is when and by whom the command was saved. */
const key = (name: string, at: string, by: string): string => `${name} ${at} ${by}`
const ANYBODY = ''

/**
 * The rows of this device by the command that made them. An entry of the outbox is sealed and names nobody;
 * while it waits its rows point back at it, afterwards only their time does. Two patients at one millisecond
 * are told apart by nothing, so neither is named.
 */
export function outboxPatients(view: Pick<LocalView, 'all'>): PatientOf {
  const found = new Map<string, Id | null>()
  const note = (at: string, patientId: Id) =>
    found.set(at, (found.get(at) ?? patientId) === patientId && found.get(at) !== null ? patientId : null)
  const read = <R extends EntityRecord>(entity: EntityDefinition<string, R>, facts: (record: R) => Facts) => {
    for (const { record, pendingBy } of view.all(entity).rows) {
      const { name, at, by, patientId } = facts(record)
      note(key(name, at, by), patientId)
      if (pendingBy) note(pendingBy, patientId)
    }
  }
  read(patients, ({ id, registeredAt: at }) => ({
    name: 'patients.register',
    at,
    by: ANYBODY,
    patientId: id,
  }))
  read(visits, ({ patientId, openedAt: at }) => ({ name: 'visits.open', at, by: ANYBODY, patientId }))
  read(vitals, ({ patientId, measuredAt: at, measuredBy: by }) => ({
    ...{ name: 'charting.recordVitals', at, by, patientId },
  }))
  read(allergies, ({ patientId, recordedAt: at, recordedBy: by }) => ({
    ...{ name: 'charting.recordAllergyAnswer', at, by, patientId },
  }))
  return ({ id, name, savedAt, actorId }) =>
    found.get(id) ?? found.get(key(name, savedAt, actorId)) ?? found.get(key(name, savedAt, ANYBODY)) ?? null
}

interface Facts {
  readonly name: string
  readonly at: string
  readonly by: string
  readonly patientId: Id
}
