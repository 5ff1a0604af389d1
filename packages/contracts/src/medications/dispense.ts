import { z } from 'zod'
import { Quantity } from '../inventory/quantity.js'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Text } from '../kernel/text.js'
import { CalendarDate, Instant } from '../kernel/time.js'

/** A share of what was prescribed; two places, for a third of a dose is written as 0.33. */
const Covered = z
  .number()
  .positive()
  .max(1_000_000)
  .refine((n) => Math.round(n * 100) / 100 === n, { error: 'number.too_precise' })

/** What was given for one line of a prescription, from one batch. */
const DispensedLine = z.strictObject({
  lineId: Id,
  /** What was given; another one than prescribed where it was substituted. */
  drugId: Id,
  /** null: nobody knows which. */
  batchId: Id.nullable(),
  /** In the unit of what was given. */
  quantity: Quantity,
  /** How much of what was prescribed that stands for, in its unit: two of 5 mg cover one of 10 mg. */
  covers: Covered,
})

/** Medicine was handed over: one row for each line and batch. Immutable. */
export const Dispense = DispensedLine.extend({
  id: Id,
  /** The hand-over this belongs to. */
  dispenseId: Id,
  prescriptionId: Id,
  visitId: Id,
  patientId: Id,
  /** The three checks of the prescription (telaah) were accepted. */
  reviewed: z.boolean(),
  note: Text(500).nullable(),
  dispensedAt: Instant,
  dispensedBy: Id,
  serviceDate: CalendarDate,
}).meta({ id: 'Dispense', description: 'Penyerahan obat. FHIR: MedicationDispense.' })
export type Dispense = z.infer<typeof Dispense>

export const dispenses = defineEntity({
  name: 'dispenses',
  schema: Dispense,
  aggregateOf: (dispense) => ({ aggregate: 'visit', aggregateId: dispense.visitId }),
  indexes: {
    visitId: (dispense) => dispense.visitId,
    patientId: (dispense) => dispense.patientId,
    prescriptionId: (dispense) => dispense.prescriptionId,
  },
})

/** Taken from a batch whose last day has passed. `field` names the line. */
export const batchExpired = defineIssue('inventory.batch_expired', 'warning', { overridable: true })

/** Somebody else handed out the same line, and together it is more than was prescribed. `field` names the line. */
export const dispensedTwice = defineIssue('medications.dispensed_twice', 'warning')
/** The doctor had taken it back; it went over the counter all the same. */
export const dispensedCancelled = defineIssue('medications.dispensed_cancelled', 'warning')

/** A prescription, or a part of it, was handed over. It happened, so nothing refuses it. */
export const DispenseMedicine = defineCommand(
  'medications.dispense',
  'fact',
  z.strictObject({
    dispenseId: Id,
    prescriptionId: Id,
    visitId: Id,
    patientId: Id,
    lines: z.array(DispensedLine).min(1).max(60),
    reviewed: z.boolean(),
    note: Text(500).nullable(),
  }),
)
