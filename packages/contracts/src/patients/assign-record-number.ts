import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { MedicalRecordNumber, PermanentRecordNumber } from './patient.js'

/** A paper left the device with a number that stands no more: it is printed again. */
export const reprintDue = defineIssue('documents.reprint', 'warning')

/**
 * Another record number takes the place of the one a patient has: of a temporary one, or of one that two patients
 * were given. The old one stays findable (ADR 0020).
 */
export const AssignRecordNumber = defineCommand(
  'patients.assignNumber',
  'fact',
  z.strictObject({
    patientId: Id,
    /** What the patient had; where somebody was faster, the number that stands is kept. */
    replaces: MedicalRecordNumber,
    medicalRecordNumber: PermanentRecordNumber,
    /** Whether this device printed something under `replaces`. */
    printed: z.boolean(),
  }),
)
