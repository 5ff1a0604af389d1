import { z } from 'zod'
import { defineEntity } from '../kernel/entity.js'
import { Line } from '../kernel/text.js'
import { LayWords, listed, ListCode } from './entry.js'

export const DrugForm = z.enum([
  'tablet',
  'capsule',
  'syrup',
  'dry_syrup',
  'drops',
  'suspension',
  'injection',
  'cream',
  'ointment',
  'eye_drops',
  'ear_drops',
  'suppository',
  'rectal_tube',
  'sachet',
  'inhalation',
  'infusion',
  'other',
])
export type DrugForm = z.infer<typeof DrugForm>

export const DrugRoute = z.enum([
  'oral',
  'topical',
  'eye',
  'ear',
  'rectal',
  'vaginal',
  'parenteral',
  'inhalation',
])
export type DrugRoute = z.infer<typeof DrugRoute>

/** Milligrams or millilitres; a list of drugs needs a hundredth of a microgram at the least. */
const amount = z
  .number()
  .positive()
  .max(1_000_000)
  .refine((n) => Math.round(n * 100_000) / 100_000 === n, { error: 'number.too_precise' })

export const DrugIngredient = z.strictObject({
  /** Indonesian generic name in lower case: `amoksisilin`. */
  substance: Line(120),
  /** In one unit, or in `perMl` millilitres of a liquid; null: not measured in milligrams. */
  amountMg: amount.nullable(),
  perMl: amount.nullable(),
})
export type DrugIngredient = z.infer<typeof DrugIngredient>

/** Doses of the main ingredient that nobody goes below or above without a reason; null: no limit is known. */
export const DoseLimits = z.strictObject({
  minMgPerKgDose: amount.nullable(),
  maxMgPerKgDose: amount.nullable(),
  maxMgPerKgDay: amount.nullable(),
  maxMgDose: amount.nullable(),
  maxMgDay: amount.nullable(),
})
export type DoseLimits = z.infer<typeof DoseLimits>

const word = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9_]*$/)

/** One line of the list of drugs, as somebody loads it. */
export const DrugEntry = z
  .strictObject({
    code: ListCode,
    /** As it is written on a prescription: `Amoksisilin tab 500 mg`. */
    name: Line(120),
    /** `amoksisilin`; what two packages of the same drug have in common. */
    generic: Line(120),
    form: DrugForm,
    /** What is counted when it is given out: `tablet`, `botol`, `tube`. */
    unit: Line(30),
    route: DrugRoute,
    ingredients: z.array(DrugIngredient).max(12),
    /** Content of a bottle in millilitres; null: it is none, or nobody said. */
    bottleMl: amount.nullable(),
    /** Groups an allergy or a warning speaks of: `penicillin`, `nsaid`. */
    classes: z.array(word).max(12),
    pregnancy: z.enum(['safe', 'caution', 'contraindicated', 'unknown']),
    limits: DoseLimits,
    /** `high_alert`, `narcotic`, `psychotropic`, `antibiotic`, `program`. */
    flags: z.array(word).max(12),
    words: LayWords,
  })
  .meta({ id: 'DrugEntry' })
export type DrugEntry = z.infer<typeof DrugEntry>

export const CatalogueDrug = DrugEntry.extend(listed).meta({
  id: 'CatalogueDrug',
  description: 'Obat dalam daftar. FHIR: Medication.',
})
export type CatalogueDrug = z.infer<typeof CatalogueDrug>

export const catalogueDrugs = defineEntity({
  name: 'catalogue_drugs',
  schema: CatalogueDrug,
  aggregateOf: (entry) => ({ aggregate: 'catalogue', aggregateId: entry.id }),
  indexes: { code: (entry) => entry.code },
})
