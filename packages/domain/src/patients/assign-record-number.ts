import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import type { Issue } from '@lentera/contracts/kernel/issue'
import { patientUnknown } from '@lentera/contracts/patients/amend-patient'
import { type AssignRecordNumber, reprintDue } from '@lentera/contracts/patients/assign-record-number'
import { patientDirectory, patients } from '@lentera/contracts/patients/patient'
import { numberInUse } from '@lentera/contracts/patients/register-patient'
import { incomplete, nothing } from '../kernel/decision.js'
import { raise } from '../kernel/raise.js'
import { patientIn, patientScope } from '../kernel/scope.js'

type AssignCommand = Command<typeof AssignRecordNumber>
type AssignState = StateOf<ReturnType<typeof assignRecordNumberReads>>

export const assignRecordNumberReads = ({ args }: AssignCommand) => ({
  patient: read(patients, 'id', args.patientId),
  entry: read(patientDirectory, 'id', args.patientId),
  numberHolders: read(patients, 'medicalRecordNumber', args.medicalRecordNumber),
})

export const assignRecordNumberLocks = ({ args }: AssignCommand): string[] => [
  `patient:${args.patientId}`,
  `rm:${args.medicalRecordNumber}`,
]

interface Numbered {
  readonly medicalRecordNumber: string
  readonly formerNumbers?: readonly string[] | undefined
}

/**
 * The number takes the place of the one its author saw. Of two that come for the same one the first stands; the
 * other is kept as a former number, because it may be on paper already. Nothing anybody was told is lost.
 */
export function assignRecordNumber(state: AssignState, command: AssignCommand): Decision {
  const { args } = command
  const patient = state.patient.rows[0]
  const entry = state.entry.rows[0]
  const shown = patient ?? entry
  return {
    ...nothing,
    writes: [
      ...(patient ? [put(patients, renumbered(patient, args))] : []),
      ...(entry ? [put(patientDirectory, renumbered(entry, args))] : []),
    ],
    issues: [
      ...(!patient && state.patient.complete ? [raise(patientUnknown, { field: 'patientId' })] : []),
      ...(shown ? issuesOf(state, command, shown) : []),
    ],
    unknown: incomplete({ patient: state.patient, numberHolders: state.numberHolders }),
    members: patient ? [patientIn(patientScope(patient.id), patient.id)] : [],
    review: { patientId: args.patientId },
  }
}

function renumbered<R extends Numbered>(row: R, args: AssignCommand['args']): R {
  const { medicalRecordNumber, replaces } = args
  if (row.medicalRecordNumber === medicalRecordNumber) return row
  const isFirst = row.medicalRecordNumber === replaces
  const former = isFirst ? replaces : medicalRecordNumber
  const formerNumbers = [...new Set([...(row.formerNumbers ?? []), former])]
  return { ...row, ...(isFirst ? { medicalRecordNumber } : {}), formerNumbers }
}

function issuesOf({ numberHolders }: AssignState, { args }: AssignCommand, shown: Numbered): Issue[] {
  const { patientId, medicalRecordNumber, replaces, printed } = args
  const stands = [replaces, medicalRecordNumber].includes(shown.medicalRecordNumber)
  const holder = numberHolders.rows.find(({ id }) => id !== patientId)
  return [
    ...(holder ? [raise(numberInUse, { field: 'medicalRecordNumber', refs: { patient: holder.id } })] : []),
    // A number that does not stand was shown to somebody, and nobody knows on what.
    ...(printed || !stands
      ? [raise(reprintDue, { field: 'medicalRecordNumber', refs: { patient: patientId } })]
      : []),
  ]
}
