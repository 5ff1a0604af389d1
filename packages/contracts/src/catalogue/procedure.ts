import { z } from 'zod'
import { defineEntity } from '../kernel/entity.js'
import { Line } from '../kernel/text.js'
import { LayWords, listed, ListCode } from './entry.js'

/** One line of the list of procedures and their tariffs, as somebody loads it. */
export const ProcedureEntry = z
  .strictObject({
    code: ListCode,
    name: Line(200),
    words: LayWords,
    /** Whole rupiah; null: no tariff is set. */
    priceRupiah: z.int().min(0).max(1_000_000_000).nullable(),
  })
  .meta({ id: 'ProcedureEntry' })
export type ProcedureEntry = z.infer<typeof ProcedureEntry>

export const CatalogueProcedure = ProcedureEntry.extend(listed).meta({
  id: 'CatalogueProcedure',
  description: 'Tindakan dalam daftar dengan tarifnya. FHIR: ChargeItemDefinition.',
})
export type CatalogueProcedure = z.infer<typeof CatalogueProcedure>

export const catalogueProcedures = defineEntity({
  name: 'catalogue_procedures',
  schema: CatalogueProcedure,
  aggregateOf: (entry) => ({ aggregate: 'catalogue', aggregateId: entry.id }),
  indexes: { code: (entry) => entry.code },
})
