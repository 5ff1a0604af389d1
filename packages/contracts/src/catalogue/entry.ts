import { z } from 'zod'
import { Id } from '../kernel/id.js'
import { isCleanText } from '../kernel/text.js'

/** What people say instead of the name, separated by commas: `darah tinggi, tensi tinggi`; empty: nothing known. */
export const LayWords = z.string().max(1000).refine(isCleanText, { error: 'text.unclean' })

/** Fields that a row of every catalogue has beside its own. */
export const listed = {
  id: Id,
  /** False: no longer offered; rows that were written with it keep its name. */
  active: z.boolean(),
  /** The load that the present state of the row came with. */
  loadId: Id,
}

export const CatalogueKind = z.enum(['diagnoses', 'drugs', 'procedures'])
export type CatalogueKind = z.infer<typeof CatalogueKind>

/** A code of our own lists or of an outside one, without spaces: `amoksisilin-tab-500`, `96.59`. */
export const ListCode = z
  .string()
  .max(60)
  .regex(/^[A-Za-z0-9][A-Za-z0-9._/-]*$/)
