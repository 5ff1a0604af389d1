import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { CalendarDate, Instant } from '../kernel/time.js'
import { SeenIds } from '../patients/patient-link.js'

const whole = z.int().min(0).max(9999)
/** Decimal with at most two places. */
const decimal = z
  .number()
  .min(0)
  .max(9999)
  .refine((n) => Math.round(n * 100) / 100 === n, { error: 'number.too_precise' })

/** One set of measurements. Hard limits are a question on the screen, never a refusal: see the rule. */
export const VitalValues = z
  .strictObject({
    /** mmHg */
    systolic: whole.nullable(),
    /** mmHg */
    diastolic: whole.nullable(),
    /** beats per minute */
    pulse: whole.nullable(),
    /** breaths per minute */
    respiratoryRate: whole.nullable(),
    /** degrees Celsius */
    temperature: decimal.nullable(),
    /** percent */
    spo2: whole.nullable(),
    /** kg */
    weight: decimal.nullable(),
    /** cm */
    height: decimal.nullable(),
    /** waist circumference, cm */
    waist: decimal.nullable(),
    /** mid upper arm circumference (LILA), cm */
    muac: decimal.nullable(),
    /** cm */
    headCircumference: decimal.nullable(),
  })
  .meta({ id: 'VitalValues' })
export type VitalValues = z.infer<typeof VitalValues>
export type VitalName = keyof VitalValues

export const Vitals = VitalValues.extend({
  id: Id,
  visitId: Id,
  patientId: Id,
  measuredAt: Instant,
  measuredBy: Id,
  serviceDate: CalendarDate,
  seen: SeenIds.optional(),
}).meta({ id: 'Vitals', description: 'Tanda vital. FHIR: Observation (vital-signs).' })
export type Vitals = z.infer<typeof Vitals>

export const vitals = defineEntity({
  name: 'vitals',
  schema: Vitals,
  aggregateOf: (record) => ({ aggregate: 'visit', aggregateId: record.visitId }),
  indexes: { visitId: (record) => record.visitId, patientId: (record) => record.patientId },
})

/** Outside what a living person shows: a typing mistake until somebody says otherwise. `field` names the value. */
export const vitalImplausible = defineIssue('charting.vital_implausible', 'warning', { overridable: true })
/** Outside the normal range of the age. `field` names the value. */
export const vitalAbnormal = defineIssue('charting.vital_abnormal', 'note')

/** More than a tenth heavier or lighter than within the last month; the screen asks before it saves. */
export const weightChanged = defineIssue('charting.weight_changed', 'note')

/** Measurements of one moment in a visit. Immutable; a second measurement is a second command. */
export const RecordVitals = defineCommand(
  'charting.recordVitals',
  'fact',
  z.strictObject({
    vitalsId: Id,
    visitId: Id,
    patientId: Id,
    values: VitalValues,
    seen: SeenIds.optional(),
  }),
)
