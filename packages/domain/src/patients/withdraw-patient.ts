import { patientLane, tell } from '@lentera/contracts/kernel/event'
import { PatientWithdrawn } from '@lentera/contracts/patients/patient-events'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { allergies } from '@lentera/contracts/charting/allergies'
import { patientFieldChanges } from '@lentera/contracts/patients/field-change'
import {
  importUnknown,
  patientImports,
  patientInUse,
  type WithdrawPatient,
} from '@lentera/contracts/patients/import-patients'
import { patientDirectory, patientIdentifiers, patients } from '@lentera/contracts/patients/patient'
import { patientSets } from '@lentera/contracts/patients/patient-link'
import { visits } from '@lentera/contracts/visits/visit'
import { incomplete, nothing } from '../kernel/decision.js'
import { raise } from '../kernel/raise.js'
import { asReplaced } from './field-history.js'

type WithdrawCommand = Command<typeof WithdrawPatient>

export const withdrawPatientReads = ({ args }: WithdrawCommand) => ({
  import: read(patientImports, 'id', args.importId),
  patient: read(patients, 'id', args.patientId),
  entry: read(patientDirectory, 'id', args.patientId),
  identifiers: read(patientIdentifiers, 'patientId', args.patientId),
  visits: read(visits, 'patientId', args.patientId),
  allergies: read(allergies, 'patientId', args.patientId),
  changes: read(patientFieldChanges, 'patientId', args.patientId),
  set: read(patientSets, 'id', args.patientId),
})

/**
 * Takes one person of an undone import out of sight. Nothing is deleted: the rows stay and nobody is found by
 * them. Whoever came to a visit, answered a question or was corrected since is a patient here and stays.
 */
export function withdrawPatient(
  state: StateOf<ReturnType<typeof withdrawPatientReads>>,
  { args }: WithdrawCommand,
): Decision {
  const patient = state.patient.rows[0]
  const begun = state.import.rows[0]
  const unknown = incomplete(state)
  if (!begun || begun.withdrawnAt === null || patient?.importId !== args.importId)
    return { ...nothing, unknown, issues: [raise(importUnknown, { field: 'importId' })] }
  const written = [state.visits, state.allergies, state.changes, state.set]
  if (written.some(({ rows }) => rows.length > 0))
    return { ...nothing, unknown, issues: [raise(patientInUse, { refs: { patient: patient.id } })] }
  return {
    ...nothing,
    unknown,
    writes: [
      put(patients, { ...patient, withdrawn: true }),
      ...state.entry.rows.map((entry) => put(patientDirectory, { ...entry, withdrawn: true })),
      ...state.identifiers.rows.map((row) => put(patientIdentifiers, asReplaced(row))),
    ],
    events: [tell(PatientWithdrawn, patientLane(patient.id), { patientId: patient.id })],
  }
}
