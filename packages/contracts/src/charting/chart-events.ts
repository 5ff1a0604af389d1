import { z } from 'zod'
import { defineEvent } from '../kernel/event.js'
import { Id } from '../kernel/id.js'
import { Allergy } from './allergies.js'
import { Diagnosis } from './diagnosis.js'
import { ProcedureDone } from './procedure.js'
import { Vitals } from './vitals.js'

export const VitalsRecorded = defineEvent('charting.vitalsRecorded', z.object({ vitals: Vitals }))
export const DiagnosisRecorded = defineEvent('charting.diagnosisRecorded', z.object({ diagnosis: Diagnosis }))
export const DiagnosisRetracted = defineEvent(
  'charting.diagnosisRetracted',
  z.object({ diagnosis: Diagnosis }),
)
export const ProcedureRecorded = defineEvent(
  'charting.procedureRecorded',
  z.object({ procedure: ProcedureDone }),
)
export const ProcedureRetracted = defineEvent(
  'charting.procedureRetracted',
  z.object({ procedure: ProcedureDone }),
)
/** What an answer added, and the visit in which the question was asked: the patient's open one. */
export const AllergyAnswered = defineEvent(
  'charting.allergyAnswered',
  z.object({ visitId: Id, allergies: z.array(Allergy) }),
)
