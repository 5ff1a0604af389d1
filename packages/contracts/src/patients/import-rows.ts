import { z } from 'zod'
import { Id } from '../kernel/id.js'
import { Issue } from '../kernel/issue.js'
import { Outcome } from '../kernel/outcome.js'
import { ImportPatient, PatientImport } from './import-patients.js'
import { MedicalRecordNumber } from './patient.js'

/** Rows of one request, a batch of commands. */
export const IMPORT_BATCH = 100

/** One line of the file, read and mapped in the browser; ids and record number are the server's. */
export const ImportRow = z
  .strictObject({
    /** Where it stands in the file, for people and for the id of its command. */
    line: z.int().min(1),
    ...ImportPatient.args.omit({ patientId: true, medicalRecordNumber: true, importId: true }).shape,
  })
  .meta({ id: 'ImportRow' })
export type ImportRow = z.infer<typeof ImportRow>

export const ImportRows = z
  .strictObject({ rows: z.array(ImportRow).min(1).max(IMPORT_BATCH) })
  .meta({ id: 'ImportRows' })

/** What became of each line. */
export const ImportRowsAnswer = z
  .strictObject({
    rows: z.array(
      z.strictObject({
        line: z.int(),
        outcome: Outcome,
        issues: z.array(Issue),
        /** Record number of the person who is known already. */
        known: MedicalRecordNumber.nullable(),
      }),
    ),
  })
  .meta({ id: 'ImportRowsAnswer' })
export type ImportRowsAnswer = z.infer<typeof ImportRowsAnswer>

/** All imports, the newest first. */
export const ImportList = z
  .strictObject({
    imports: z.array(
      z.strictObject({
        ...PatientImport.shape,
        startedByName: z.string(),
        registered: z.int(),
        /** Out of sight again. */
        withdrawn: z.int(),
      }),
    ),
  })
  .meta({ id: 'ImportList' })
export type ImportList = z.infer<typeof ImportList>

/** Takes back the next hundred of an import that was undone. */
export const UndoRows = z.strictObject({ after: Id.nullable() }).meta({ id: 'UndoRows' })
export const UndoRowsAnswer = z
  .strictObject({
    withdrawn: z.int(),
    /** Something was written of them since. */
    kept: z.int(),
    /** Whom to go on after; null: that was all. */
    next: Id.nullable(),
  })
  .meta({ id: 'UndoRowsAnswer' })
export type UndoRowsAnswer = z.infer<typeof UndoRowsAnswer>
