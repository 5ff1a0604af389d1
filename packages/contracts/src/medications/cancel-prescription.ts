import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'

/** The patient has the drugs, or part of them, in hand. */
export const alreadyDispensed = defineIssue('medications.already_dispensed', 'blocking')
/** Nobody sent such a prescription. */
export const prescriptionNotFound = defineIssue('medications.prescription_unknown', 'blocking')

/** Taking a prescription back; only while the pharmacy has handed nothing over, so the server decides. */
export const CancelPrescription = defineCommand(
  'medications.cancelPrescription',
  'ask',
  z.strictObject({ prescriptionId: Id, visitId: Id, patientId: Id }),
)
