import { z } from 'zod'
import { Quantity } from '../inventory/quantity.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { IssueCode } from '../kernel/issue.js'
import { Line, Text } from '../kernel/text.js'
import { CalendarDate, Instant } from '../kernel/time.js'
import { SeenIds } from '../patients/patient-link.js'
import { Amount, Signa } from './signa.js'

/** What a doctor wrote for a patient in a visit; its lines are rows of their own and never change. */
export const Prescription = z
  .strictObject({
    id: Id,
    visitId: Id,
    patientId: Id,
    status: z.enum(['sent', 'cancelled']),
    prescribedAt: Instant,
    prescribedBy: Id,
    serviceDate: CalendarDate,
    /** Weight the doses were computed from, kg. */
    weightKg: Amount.nullable(),
    note: Text(500).nullable(),
    /** Why it was given in spite of a warning, in the doctor's words. */
    overrideReason: Text(1000).nullable(),
    /** Which warnings that reason answers; absent: none. */
    overriddenCodes: z.array(IssueCode).min(1).max(10).optional(),
    cancelledAt: Instant.optional(),
    cancelledBy: Id.optional(),
    seen: SeenIds.optional(),
  })
  .meta({ id: 'Prescription', description: 'Resep. FHIR: MedicationRequest (group).' })
export type Prescription = z.infer<typeof Prescription>

export const prescriptions = defineEntity({
  name: 'prescriptions',
  schema: Prescription,
  aggregateOf: (record) => ({ aggregate: 'visit', aggregateId: record.visitId }),
  indexes: {
    visitId: (record) => record.visitId,
    patientId: (record) => record.patientId,
    serviceDate: (record) => record.serviceDate,
  },
})

/** One drug of a prescription, as the doctor writes it. */
export const LineOrder = z
  .strictObject({
    drugId: Id,
    /** As it was called when it was written: a catalogue may change. */
    drugName: Line(150),
    unit: Line(30),
    quantity: Quantity,
    signa: Signa,
    days: z.int().min(1).max(365).nullable(),
    note: Line(200).nullable(),
  })
  .meta({ id: 'LineOrder' })
export type LineOrder = z.infer<typeof LineOrder>

export const PrescriptionLine = LineOrder.extend({
  id: Id,
  prescriptionId: Id,
  visitId: Id,
  patientId: Id,
  /** From 0, in the order they were written. */
  position: z.int().min(0).max(99),
}).meta({ id: 'PrescriptionLine', description: 'Baris resep. FHIR: MedicationRequest.' })
export type PrescriptionLine = z.infer<typeof PrescriptionLine>

export const prescriptionLines = defineEntity({
  name: 'prescription_lines',
  schema: PrescriptionLine,
  aggregateOf: (record) => ({ aggregate: 'visit', aggregateId: record.visitId }),
  indexes: {
    prescriptionId: (record) => record.prescriptionId,
    visitId: (record) => record.visitId,
    patientId: (record) => record.patientId,
  },
})
