import { z } from 'zod'
import { defineEntity } from '../kernel/entity.js'
import { Line } from '../kernel/text.js'
import { LayWords, listed } from './entry.js'

/** A code of ICD-10 as it is printed: `J06.9`, `I10`. National lists add letters and digits after the dot. */
export const DiagnosisCode = z.string().regex(/^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?$/)

/** One line of the list of diagnoses, as somebody loads it. */
export const DiagnosisEntry = z
  .strictObject({
    code: DiagnosisCode,
    /** Indonesian. */
    name: Line(300),
    english: Line(300).nullable(),
    words: LayWords,
  })
  .meta({ id: 'DiagnosisEntry' })
export type DiagnosisEntry = z.infer<typeof DiagnosisEntry>

export const CatalogueDiagnosis = DiagnosisEntry.extend(listed).meta({
  id: 'CatalogueDiagnosis',
  description: 'Kode diagnosis. FHIR: CodeSystem icd-10.',
})
export type CatalogueDiagnosis = z.infer<typeof CatalogueDiagnosis>

/** Every device holds it, many thousand rows. */
export const catalogueDiagnoses = defineEntity({
  name: 'catalogue_diagnoses',
  schema: CatalogueDiagnosis,
  aggregateOf: (entry) => ({ aggregate: 'catalogue', aggregateId: entry.id }),
  indexes: { code: (entry) => entry.code },
  packed: true,
})
