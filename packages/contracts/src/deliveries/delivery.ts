import { z } from 'zod'
import {
  AllergyAnswered,
  DiagnosisRecorded,
  DiagnosisRetracted,
  ProcedureRecorded,
  ProcedureRetracted,
  VitalsRecorded,
} from '../charting/chart-events.js'
import type { EventDefinition } from '../kernel/event.js'
import {
  MedicineDispensed,
  MedicinePrescribed,
  PrescriptionCancelled,
} from '../medications/medication-events.js'
import { PatientAmended } from '../patients/patient-events.js'
import { UserChanged } from '../users/user-events.js'
import {
  VisitAmended,
  VisitCancelled,
  VisitClosed,
  VisitMoved,
  VisitOpened,
  VisitReinstated,
  VisitStarted,
} from '../visits/visit-events.js'

/** Houses outside that are owed what happens here. */
export const AdapterName = z.enum(['satusehat', 'bpjs'])
export type AdapterName = z.infer<typeof AdapterName>

/** What each of them wants to hear of. An event that nobody wants is owed to nobody. */
export const wantedEvents: Readonly<Record<AdapterName, readonly EventDefinition[]>> = {
  satusehat: [
    VisitOpened,
    VisitStarted,
    VisitMoved,
    VisitClosed,
    VisitAmended,
    VisitCancelled,
    VisitReinstated,
    VitalsRecorded,
    AllergyAnswered,
    DiagnosisRecorded,
    DiagnosisRetracted,
    ProcedureRecorded,
    ProcedureRetracted,
    MedicinePrescribed,
    PrescriptionCancelled,
    MedicineDispensed,
    PatientAmended,
    UserChanged,
  ],
  bpjs: [],
}
