import { AmendPatient, type PatientFields } from '@lentera/contracts/patients/amend-patient'
import type { PatientFieldChange } from '@lentera/contracts/patients/field-change'
import type { Command, Decision } from '@lentera/contracts/kernel/rule'
import { handlers } from '../registry.js'
import { aCommand, aDirectoryEntry, anIdentifier, aPatient, id } from './samples.js'
import { World } from './world.js'

const handler = handlers.find(({ command }) => command === AmendPatient)!
/** Two who amend; odd commands are Maria's, even ones Sari's. */
export const maria = id(901)
export const sari = id(902)

/** Fields and what they are set to. */
export type FieldSet = Partial<PatientFields>
/** An amendment of patient 10 at `n` o'clock. */
export const amend = (n: number, set: FieldSet, from: FieldSet, change: Partial<Command> = {}): Command =>
  aCommand(
    AmendPatient,
    { patientId: id(10), set },
    {
      id: id(n),
      from,
      occurredAt: `2026-11-20T0${n % 10}:00:00.000Z`,
      actorId: n % 2 ? maria : sari,
      ...(change as object),
    },
  ) as unknown as Command

/** A hospital that knows patient 10. */
export const house = (seen: (entity: string) => boolean = () => true) => {
  const world = new World()
  const rows = [
    { entity: 'patients', record: aPatient() },
    { entity: 'patient_directory', record: aDirectoryEntry({ phoneTail: '000001' }) },
    { entity: 'patient_identifiers', record: anIdentifier({ kind: 'phone', value: '+6281200000001' }) },
  ]
  world.apply(rows.filter(({ entity }) => seen(entity)))
  return world
}
/** Decides and applies. */
export const run = (world: World, command: Command): Decision => {
  const decision = world.decide(handler, command)
  world.apply(decision.writes)
  return decision
}
export const one = <T>(world: World, entity: string): T => world.all(entity)[0] as unknown as T
/** What anybody ever said, field by field. */
export const history = (world: World) =>
  (world.all('patient_field_changes') as unknown as PatientFieldChange[]).map(({ field, value, state }) => [
    field,
    value,
    state,
  ])
