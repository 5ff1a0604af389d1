import { read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import {
  importDuplicate,
  importUnknown,
  type ImportPatient,
  patientImports,
} from '@lentera/contracts/patients/import-patients'
import { nikInUse, possibleDuplicate } from '@lentera/contracts/patients/register-patient'
import { incomplete, nothing } from '../kernel/decision.js'
import { raise } from '../kernel/raise.js'
import { registerPatient, registerPatientLocks, registerPatientReads } from './register-patient.js'

type ImportCommand = Command<typeof ImportPatient>

/** The same registration that a desk would send. */
const registrationOf = ({ args, ...command }: ImportCommand) => {
  const { importId: _i, formerNumber: _f, isSomebodyElse: _s, ...registration } = args
  return { ...command, args: registration }
}

export const importPatientReads = (command: ImportCommand) => ({
  ...registerPatientReads(registrationOf(command)),
  import: read(patientImports, 'id', command.args.importId),
})

export const importPatientLocks = (command: ImportCommand): string[] =>
  registerPatientLocks(registrationOf(command))

/**
 * One row of an older system's list. What a desk would be warned of and save all the same (odd NIK, a card of
 * somebody else) is written and named with its line; who seems known already is not registered a second time.
 */
export function importPatient(
  state: StateOf<ReturnType<typeof importPatientReads>>,
  command: ImportCommand,
): Decision {
  const { importId, formerNumber, isSomebodyElse } = command.args
  const begun = state.import.rows[0]
  if (!begun || begun.withdrawnAt !== null)
    return {
      ...nothing,
      unknown: incomplete({ import: state.import }),
      issues: [raise(importUnknown, { field: 'importId' })],
    }
  const decision = registerPatient(state, registrationOf(command), {
    importId,
    ...(formerNumber === null ? {} : { formerNumbers: [formerNumber] }),
  })
  const known = decision.issues.find(({ code }) => code === nikInUse.code || code === possibleDuplicate.code)
  const stops = known?.code === nikInUse.code || !isSomebodyElse
  if (known && stops)
    return {
      ...nothing,
      unknown: decision.unknown,
      issues: [
        raise(importDuplicate, {
          ...(known.field && { field: known.field }),
          ...(known.refs && { refs: known.refs }),
        }),
      ],
    }
  return {
    ...decision,
    unknown: [...decision.unknown, ...incomplete({ import: state.import })],
    issues: decision.issues.filter(({ code }) => code !== possibleDuplicate.code),
  }
}
