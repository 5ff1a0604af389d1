import type { ReviewDetail } from '@lentera/contracts/kernel/review-detail'
import { type Command, put, type Write } from '@lentera/contracts/kernel/rule'
import {
  type AmendPatient,
  fieldSetAside,
  type PatientField,
} from '@lentera/contracts/patients/amend-patient'
import type { PatientFieldChange } from '@lentera/contracts/patients/field-change'
import type { Patient, PatientIdentifier } from '@lentera/contracts/patients/patient'
import { reviewItems } from '@lentera/contracts/reviews/review-item'
import { idFrom } from '../kernel/id-from.js'
import type { FieldVerdict } from './merge-field.js'

/** One field of an amendment with all that its merge looked at. */
export interface FieldMerge {
  readonly field: PatientField
  readonly verdict: FieldVerdict
  readonly present: unknown
  readonly proposed: unknown
  /** The answer that stood before; null: nobody amended the field since the registration. */
  readonly standing: PatientFieldChange | null
  /** The command was merged before: its rows are there. */
  readonly isDone: boolean
}

export const asReplaced = (identifier: PatientIdentifier): PatientIdentifier => ({
  ...identifier,
  replaced: true,
})

/**
 * The rows of the fields' history that an amendment writes: its own answer, the answer that stood, and, the
 * first time, what the registration said. A repair settles the proposals of the command it repairs.
 */
export function historyOf(
  merges: readonly FieldMerge[],
  changes: readonly PatientFieldChange[],
  command: Command<typeof AmendPatient>,
  patient: Patient,
): PatientFieldChange[] {
  const settled = changes
    .filter((row) => row.state === 'proposed' && row.commandId === command.repairs)
    .map((row) => ({ ...row, state: 'set_aside' as const }))
  return [
    ...settled,
    ...merges.filter(({ isDone }) => !isDone).flatMap((merge) => rowsOf(merge, command, patient)),
  ]
}

const stateOf: Readonly<Record<Exclude<FieldVerdict, 'same'>, PatientFieldChange['state']>> = {
  agree: 'stands',
  take: 'stands',
  overtake: 'stands',
  yield: 'set_aside',
  propose: 'proposed',
}

function rowsOf(
  { field, verdict, present, proposed, standing }: FieldMerge,
  command: Command<typeof AmendPatient>,
  patient: Patient,
): PatientFieldChange[] {
  if (verdict === 'same') return []
  const { id, occurredAt, clockProven, actorId, deviceId, unit } = command
  const own: PatientFieldChange = {
    id: idFrom(id, `field:${field}`),
    patientId: patient.id,
    field,
    value: proposed as PatientFieldChange['value'],
    state: stateOf[verdict],
    by: actorId,
    deviceId,
    unit,
    at: occurredAt,
    clockProven,
    commandId: id,
  }
  if (verdict === 'yield' || verdict === 'propose') return [own]
  if (standing) return [{ ...standing, state: verdict === 'overtake' ? 'set_aside' : 'replaced' }, own]
  const registered: PatientFieldChange = {
    ...own,
    id: idFrom(id, `before:${field}`),
    value: present as PatientFieldChange['value'],
    state: 'replaced',
    by: null,
    deviceId: null,
    unit: null,
    at: patient.registeredAt,
    clockProven: false,
  }
  return [registered, own]
}

type Conflict = NonNullable<ReviewDetail['conflicts']>[number]

/** Both answers, each with who, where and when. */
export const sidesOf = (
  { field, present, proposed, standing }: FieldMerge,
  { actorId, deviceId, unit, occurredAt }: Command<typeof AmendPatient>,
  patient: Patient,
): Conflict => ({
  field,
  standing: {
    value: present as never,
    by: standing?.by ?? null,
    deviceId: standing?.deviceId ?? null,
    unit: standing?.unit ?? null,
    at: standing?.at ?? patient.registeredAt,
  },
  other: { value: proposed as never, by: actorId, deviceId, unit, at: occurredAt },
})

/**
 * Word to somebody whose answer, settled long ago, was set aside by a later one that had not seen it. Whoever
 * made both knows from the outcome of the second.
 */
export function toldOf(
  { field, verdict, proposed, standing, isDone }: FieldMerge,
  command: Command<typeof AmendPatient>,
): Write[] {
  if (isDone || verdict !== 'overtake' || !standing?.by || standing.by === command.actorId) return []
  const id = idFrom(command.id, `told:${field}`)
  const { by, deviceId, unit, at } = standing
  const mine = { by: command.actorId, deviceId: command.deviceId, unit: command.unit, at: command.occurredAt }
  const told = put(reviewItems, {
    id,
    commandId: standing.commandId,
    commandName: 'patients.amend',
    issueCode: fieldSetAside.code,
    outcome: 'applied',
    unit: unit ?? command.unit,
    authorId: by,
    deviceId,
    openedAt: command.occurredAt,
    closedAt: null,
    closedByCommand: null,
    resolution: null,
    detail: {
      patientId: command.args.patientId,
      conflicts: [
        {
          field,
          standing: { value: proposed as never, ...mine },
          other: { value: standing.value, by, deviceId, unit, at },
        },
      ],
    },
  })
  return [told]
}
