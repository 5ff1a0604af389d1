import { patientLane, tell } from '@lentera/contracts/kernel/event'
import { PatientAmended } from '@lentera/contracts/patients/patient-events'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import type { Issue } from '@lentera/contracts/kernel/issue'
import {
  type AmendPatient,
  identityConflict,
  identityFields,
  type PatientField,
  type PatientFields,
  patientUnknown,
} from '@lentera/contracts/patients/amend-patient'
import { type PatientFieldChange, patientFieldChanges } from '@lentera/contracts/patients/field-change'
import {
  identifierKey,
  type Patient,
  patientDirectory,
  type PatientDirectoryEntry,
  type PatientIdentifier,
  patientIdentifiers,
  patients,
} from '@lentera/contracts/patients/patient'
import { cardInUse, nikInUse, nikMismatch } from '@lentera/contracts/patients/register-patient'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'
import { patientIn, patientScope } from '../kernel/scope.js'
import { otherHolder } from './number-holders.js'
import { asReplaced, type FieldMerge, historyOf, sidesOf, toldOf } from './field-history.js'
import { type FieldVerdict, mergeField } from './merge-field.js'
import { withLacks, withoutTold } from './lacks.js'
import { nikMismatches } from './nik.js'
import {
  currentNumber,
  isNumberField,
  numberFields,
  presentValue,
  withFields,
  withFieldsInDirectory,
} from './patient-fields.js'

type AmendCommand = Command<typeof AmendPatient>
type AmendState = StateOf<ReturnType<typeof amendPatientReads>>

export const amendPatientReads = ({ args }: AmendCommand) => ({
  patient: read(patients, 'id', args.patientId),
  identifiers: read(patientIdentifiers, 'patientId', args.patientId),
  changes: read(patientFieldChanges, 'patientId', args.patientId),
  entry: read(patientDirectory, 'id', args.patientId),
  nikHolders: read(patientIdentifiers, 'value', identifierKey('nik', args.set.nik ?? '')),
  cardHolders: read(patientIdentifiers, 'value', identifierKey('bpjs_card', args.set.bpjsCard ?? '')),
})

export const amendPatientLocks = ({ args, facility }: AmendCommand): string[] => [
  `patient:${args.patientId}`,
  ...(args.set.nik ? [`nik:${idFrom(facility.id, args.set.nik)}`] : []),
  ...(args.set.bpjsCard ? [`card:${idFrom(facility.id, args.set.bpjsCard)}`] : []),
]

/**
 * Somebody corrects what is known of a patient; each field is merged for itself. Nothing anybody said is lost:
 * what does not stand is kept in the field's history, and whoever said it is told.
 */
export function amendPatient(state: AmendState, command: AmendCommand): Decision {
  const { patientId } = command.args
  const patient = state.patient.rows[0]
  if (!patient) return unseen(state, command)
  const merges = mergesOf(state, command, patient)
  const accepted = pick(command.args.set, merges, ['take', 'overtake'])
  const conflicts = merges.filter(({ verdict }) => verdict === 'propose')
  const changed = withFields(patient, accepted)
  const identifiers = numbersOf(state, command, merges)
  const entry = state.entry.rows[0]
  const told = merges.flatMap((merge) => toldOf(merge, command))
  return {
    ...nothing,
    writes: [
      put(patients, changed),
      ...identifiers.map((identifier) => put(patientIdentifiers, identifier)),
      ...historyOf(merges, state.changes.rows, command, patient).map((row) => put(patientFieldChanges, row)),
      ...(entry ? [put(patientDirectory, entryWith(entry, accepted, changed, state, command))] : []),
      ...told,
    ],
    events:
      Object.keys(accepted).length > 0
        ? [
            tell(PatientAmended, patientLane(patientId), {
              patient: changed,
              identifiers: standing(state.identifiers.rows, identifiers),
            }),
          ]
        : [],
    issues: [
      ...conflicts.map(({ field }) => raise(identityConflict, { field, refs: { patient: patientId } })),
      ...numberIssues(state, command, merges, changed),
    ],
    unknown: incomplete({
      identifiers: state.identifiers,
      changes: state.changes,
      ...(command.args.set.nik ? { nikHolders: state.nikHolders } : {}),
      ...(command.args.set.bpjsCard ? { cardHolders: state.cardHolders } : {}),
    }),
    members: [patientIn(patientScope(patientId), patientId)],
    merged: merges
      .filter(({ verdict }) => verdict === 'yield' || verdict === 'overtake')
      .map(({ field }) => field),
    review: {
      patientId,
      ...(conflicts.length > 0
        ? { conflicts: conflicts.map((merge) => sidesOf(merge, command, patient)) }
        : {}),
    },
  }
}

/** The numbers by which the patient is known from now on. */
function standing(
  before: readonly PatientIdentifier[],
  written: readonly PatientIdentifier[],
): PatientIdentifier[] {
  const after = new Map([...before, ...written].map((one) => [one.id, one]))
  return [...after.values()].filter(({ replaced }) => !replaced)
}

/** Only the directory is here: what it shows is changed, and what stands cannot be compared. */
function unseen(state: AmendState, { args }: AmendCommand): Decision {
  const entry = state.entry.rows[0]
  return {
    ...nothing,
    writes: entry
      ? [put(patientDirectory, withoutTold(withFieldsInDirectory(entry, args.set), args.set))]
      : [],
    issues: state.patient.complete ? [raise(patientUnknown, { field: 'patientId' })] : [],
    unknown: incomplete({ patient: state.patient }),
    review: { patientId: args.patientId },
  }
}

/** What an act of this very command decided before stands: the server's copy may come before the outcome. */
const verdictOfState: Readonly<Record<PatientFieldChange['state'], FieldVerdict>> = {
  stands: 'take',
  replaced: 'take',
  set_aside: 'yield',
  proposed: 'propose',
}

function mergesOf(state: AmendState, command: AmendCommand, patient: Patient): FieldMerge[] {
  const { id, args, from, occurredAt, clockProven } = command
  return (Object.keys(args.set) as PatientField[]).map((field) => {
    const ofField = state.changes.rows.filter((row) => row.field === field)
    const standing = ofField.find((row) => row.state === 'stands' && row.commandId !== id) ?? null
    const own = ofField.find((row) => row.commandId === id && row.id === idFrom(id, `field:${field}`)) ?? null
    const present = presentValue(patient, state.identifiers.rows, field)
    const proposed = args.set[field]
    const verdict = own
      ? verdictOfState[own.state]
      : mergeField({
          seen: from[field],
          present,
          proposed,
          isIdentity: identityFields.has(field),
          mine: { at: occurredAt, clockProven, commandId: id },
          theirs: standing,
        })
    return { field, verdict, present, proposed, standing, isDone: own !== null }
  })
}

const pick = (
  set: Partial<PatientFields>,
  merges: readonly FieldMerge[],
  verdicts: readonly FieldVerdict[],
): Partial<PatientFields> =>
  Object.fromEntries(
    merges
      .filter(({ verdict, isDone }) => !isDone && verdicts.includes(verdict))
      .map(({ field }) => [field, set[field]]),
  )

/** A number that is changed keeps its row, marked as replaced; the new one gets a row of its own. */
function numbersOf(
  state: AmendState,
  command: AmendCommand,
  merges: readonly FieldMerge[],
): PatientIdentifier[] {
  const accepted = merges.filter(
    ({ verdict, isDone }) => !isDone && (verdict === 'take' || verdict === 'overtake'),
  )
  return accepted.flatMap(({ field, proposed }) => {
    if (!isNumberField(field)) return []
    const before = currentNumber(state.identifiers.rows, field)
    const kind = numberFields[field]
    const after: PatientIdentifier[] =
      proposed === null
        ? []
        : [
            {
              id: idFrom(command.id, `identifier:${kind}`),
              patientId: command.args.patientId,
              kind,
              value: proposed as string,
            },
          ]
    return [...(before ? [asReplaced(before)] : []), ...after]
  })
}

function numberIssues(
  state: AmendState,
  { args, occurredAt, facility }: AmendCommand,
  merges: readonly FieldMerge[],
  changed: Patient,
): Issue[] {
  const isIn = (field: PatientField) =>
    merges.some((merge) => merge.field === field && merge.verdict !== 'propose' && merge.verdict !== 'yield')
  const other =
    isIn('bpjsCard') && args.set.bpjsCard ? otherHolder(state.cardHolders.rows, args.patientId) : null
  const card = other ? [raise(cardInUse, { field: 'bpjsCard', refs: { patient: other } })] : []
  if (!isIn('nik') || !args.set.nik) return card
  const holder = otherHolder(state.nikHolders.rows, args.patientId)
  return [
    ...card,
    ...nikMismatches(args.set.nik, changed, localDate(occurredAt, facility.timeZone)).map((field) =>
      raise(nikMismatch, { field }),
    ),
    ...(holder ? [raise(nikInUse, { field: 'nik', refs: { patient: holder } })] : []),
  ]
}

/** The short row after the change, with what is still to be asked. */
function entryWith(
  entry: PatientDirectoryEntry,
  accepted: Partial<PatientFields>,
  changed: Patient,
  state: AmendState,
  { occurredAt, facility }: AmendCommand,
): PatientDirectoryEntry {
  const nik =
    accepted.nik === undefined ? (currentNumber(state.identifiers.rows, 'nik')?.value ?? null) : accepted.nik
  const after = withFieldsInDirectory(entry, accepted)
  return withLacks(after, changed, nik !== null, localDate(occurredAt, facility.timeZone))
}
