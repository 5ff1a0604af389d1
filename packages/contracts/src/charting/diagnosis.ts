import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Line } from '../kernel/text.js'
import { CalendarDate, Instant } from '../kernel/time.js'
import { SeenIds } from '../patients/patient-link.js'

export const DiagnosisRank = z.enum(['primary', 'secondary'])
/** Kasus baru or lama: the first time of this illness, or one that is known. Not the visit's, the diagnosis's. */
export const CaseKind = z.enum(['new', 'old'])
export type CaseKind = z.infer<typeof CaseKind>
export const DiagnosisCertainty = z.enum(['suspected', 'confirmed'])

const words = {
  visitId: Id,
  patientId: Id,
  /** ICD-10, with its dot: `J06.9`. Text, so that a code nobody knows is kept and looked at. */
  code: Line(10),
  /** Indonesian name as the doctor saw it. */
  name: Line(300),
  rank: DiagnosisRank,
  caseKind: CaseKind,
  certainty: DiagnosisCertainty,
}

/** What a doctor found. Never edited: a mistake is marked as one and the right diagnosis recorded beside it. */
export const Diagnosis = z
  .strictObject({
    id: Id,
    ...words,
    status: z.enum(['active', 'entered_in_error']),
    recordedAt: Instant,
    recordedBy: Id,
    serviceDate: CalendarDate,
    retractedAt: Instant.optional(),
    retractedBy: Id.optional(),
    seen: SeenIds.optional(),
  })
  .meta({ id: 'Diagnosis', description: 'Diagnosis. FHIR: Condition (encounter-diagnosis).' })
export type Diagnosis = z.infer<typeof Diagnosis>

export const diagnoses = defineEntity({
  name: 'diagnoses',
  schema: Diagnosis,
  aggregateOf: (diagnosis) => ({ aggregate: 'visit', aggregateId: diagnosis.visitId }),
  indexes: { visitId: (diagnosis) => diagnosis.visitId, patientId: (diagnosis) => diagnosis.patientId },
})

/** No such code: kept as it was written, and looked at, because reports count by codes. */
export const codeUnknown = defineIssue('charting.code_unknown', 'warning')

export const RecordDiagnosis = defineCommand(
  'charting.recordDiagnosis',
  'fact',
  z.strictObject({ diagnosisId: Id, ...words, seen: SeenIds.optional() }),
)

/** The diagnosis was a mistake. It stays in the chart, marked, and counts nowhere any more. */
export const RetractDiagnosis = defineCommand(
  'charting.retractDiagnosis',
  'fact',
  z.strictObject({ diagnosisId: Id, visitId: Id, patientId: Id }),
)
