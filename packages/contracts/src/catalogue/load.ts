import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { DiagnosisEntry } from './diagnosis.js'
import { DrugEntry } from './drug.js'
import { CatalogueKind, ListCode } from './entry.js'
import { ProcedureEntry } from './procedure.js'

/** Rows of one command: a list of thousands comes in many, so that no transaction holds up the others. */
export const LOAD_ROWS_MAX = 200
/** Room for the JSON of the rows of one command, below the limit of its arguments. */
export const LOAD_BYTES_MAX = 48 * 1024
/** Codes of one part of an undo. */
export const UNLOAD_CODES_MAX = 1000

/** The state a row had before a load wrote over it, so that the load can be undone. Never travels. */
export const CatalogueHistory = z
  .strictObject({
    id: Id,
    loadId: Id,
    kind: CatalogueKind,
    code: ListCode,
    /** The whole row of that catalogue. */
    record: z.record(z.string(), z.json()),
  })
  .meta({ id: 'CatalogueHistory' })
export type CatalogueHistory = z.infer<typeof CatalogueHistory>

export const catalogueHistory = defineEntity({
  name: 'catalogue_history',
  schema: CatalogueHistory,
  aggregateOf: null,
  indexes: {},
})

const rowsOfKind = { diagnoses: DiagnosisEntry, drugs: DrugEntry, procedures: ProcedureEntry } as const

/**
 * One part of a list. A code that is there already gets the new line; lay words and the English name stay where the
 * new line has none, because outside lists know no lay words.
 */
export const LoadCatalogue = defineCommand(
  'catalogue.load',
  'ask',
  z
    .strictObject({
      /** One for all parts of a list. */
      loadId: Id,
      kind: CatalogueKind,
      rows: z.union([
        z.array(DiagnosisEntry).min(1).max(LOAD_ROWS_MAX),
        z.array(DrugEntry).min(1).max(LOAD_ROWS_MAX),
        z.array(ProcedureEntry).min(1).max(LOAD_ROWS_MAX),
      ]),
    })
    .refine(({ kind, rows }) => rowsOfKind[kind].safeParse(rows[0]).success, {
      error: 'catalogue.kind_mismatch',
      path: ['kind'],
    }),
)

/**
 * Takes back a part of a load: a row that it wrote over is what it was before, a new one is no longer offered. Rows
 * that a later load wrote over stay as they are.
 */
export const UnloadCatalogue = defineCommand(
  'catalogue.unload',
  'ask',
  z.strictObject({
    loadId: Id,
    kind: CatalogueKind,
    codes: z.array(ListCode).min(1).max(UNLOAD_CODES_MAX),
  }),
)
