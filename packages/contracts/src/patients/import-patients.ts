import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Line } from '../kernel/text.js'
import { Instant } from '../kernel/time.js'
import { FormerNumber } from './patient.js'
import { RegisterPatient } from './register-patient.js'

/** More people than a Puskesmas has; a file beyond is two files. */
export const MAX_IMPORT_ROWS = 200_000

/** A list of patients of an older system, brought in as a whole and taken back as a whole. */
export const PatientImport = z
  .strictObject({
    id: Id,
    fileName: Line(200),
    rows: z.int().min(1).max(MAX_IMPORT_ROWS),
    startedBy: Id,
    startedAt: Instant,
    /** Taken back; null: it stands. */
    withdrawnBy: Id.nullable(),
    withdrawnAt: Instant.nullable(),
  })
  .meta({ id: 'PatientImport' })
export type PatientImport = z.infer<typeof PatientImport>

export const patientImports = defineEntity({
  name: 'patient_imports',
  schema: PatientImport,
  aggregateOf: null,
  indexes: {},
})

/** No such import, or it was taken back. */
export const importUnknown = defineIssue('patients.import_unknown', 'blocking')
/** Somebody like this is known here, or stands in the file above; the person is not registered a second time. */
export const importDuplicate = defineIssue('patients.import_duplicate', 'blocking')
/** Something was written of the person since: they stay. */
export const patientInUse = defineIssue('patients.in_use', 'blocking')

/** An administrator begins to bring in a list. */
export const StartImport = defineCommand(
  'patients.startImport',
  'ask',
  z.strictObject({ importId: Id, fileName: Line(200), rows: z.int().min(1).max(MAX_IMPORT_ROWS) }),
)

/** One row of the list. An ask, where a registration is a fact: nobody stands at the desk, so a doubtful row waits. */
export const ImportPatient = defineCommand(
  'patients.import',
  'ask',
  z.strictObject({
    ...RegisterPatient.args.omit({ birth: true }).shape,
    importId: Id,
    formerNumber: FormerNumber.nullable(),
    /** Somebody looked at the likely duplicate: another person. */
    isSomebodyElse: z.boolean(),
  }),
)

/** The administrator takes the list back; its people are withdrawn one by one. */
export const UndoImport = defineCommand('patients.undoImport', 'ask', z.strictObject({ importId: Id }))

/** One person of a list that was taken back, of whom nothing was written since. */
export const WithdrawPatient = defineCommand(
  'patients.withdraw',
  'ask',
  z.strictObject({ patientId: Id, importId: Id }),
)
