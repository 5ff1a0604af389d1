import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Text } from '../kernel/text.js'
import { SeenIds } from '../patients/patient-link.js'
import { LineOrder } from './prescription.js'
import { Amount } from './signa.js'

// `field` of each names the line, `lines.0`; only those that may harm somebody ask for a reason.

/** The patient is allergic to the drug, or to its class. */
export const allergyAlert = defineIssue('medications.allergy', 'warning', { overridable: true })
/** Related to what the patient is allergic to; usually tolerated. */
export const allergyRelated = defineIssue('medications.allergy_related', 'note')
/** Must not be given in pregnancy, and the patient is pregnant. */
export const pregnancyAlert = defineIssue('medications.pregnancy', 'warning', { overridable: true })
/** Given in pregnancy only with care. */
export const pregnancyCaution = defineIssue('medications.pregnancy_caution', 'note')
/** Must not be given in pregnancy, and nobody asked this woman. */
export const pregnancyUnknown = defineIssue('medications.pregnancy_unknown', 'note')
/** More than a patient of this weight, or any patient, is given. */
export const doseAlert = defineIssue('medications.dose', 'warning', { overridable: true })
/** Less than helps a patient of this weight. */
export const doseLow = defineIssue('medications.dose_low', 'note')
/** A child's dose that could not be computed, because nobody weighed the child lately. */
export const weightUnknown = defineIssue('medications.weight_unknown', 'note')
/** The patient is given the same twice, or two of one class. */
export const duplicateAlert = defineIssue('medications.duplicate', 'warning', { overridable: true })

/** Nobody knows the drug here, so nothing could be checked. */
export const drugUnknown = defineIssue('medications.drug_unknown', 'note')

/** A doctor sends a prescription to the pharmacy: all lines, one act. */
export const Prescribe = defineCommand(
  'medications.prescribe',
  'fact',
  z.strictObject({
    prescriptionId: Id,
    visitId: Id,
    patientId: Id,
    lines: z.array(LineOrder).min(1).max(30),
    /** Weight the doses were computed from, kg; null: none was needed, or none is known. */
    weightKg: Amount.nullable(),
    note: Text(500).nullable(),
    /** The reasons of the overridden warnings, where pharmacy and chart can read them. */
    overrideReason: Text(1000).nullable(),
    seen: SeenIds.optional(),
  }),
)
