import {
  AllergyAnswered,
  DiagnosisRecorded,
  DiagnosisRetracted,
  ProcedureRecorded,
  ProcedureRetracted,
  VitalsRecorded,
} from '@lentera/contracts/charting/chart-events'
import type { Adapter, Attempt, Delivered } from '@lentera/contracts/deliveries/adapter'
import type { EventDefinition, PayloadOf } from '@lentera/contracts/kernel/event'
import {
  MedicineDispensed,
  MedicinePrescribed,
  PrescriptionCancelled,
} from '@lentera/contracts/medications/medication-events'
import { PatientAmended } from '@lentera/contracts/patients/patient-events'
import {
  VisitAmended,
  VisitCancelled,
  VisitClosed,
  VisitMoved,
  VisitOpened,
  VisitReinstated,
  VisitStarted,
} from '@lentera/contracts/visits/visit-events'
import { UserChanged } from '@lentera/contracts/users/user-events'
import {
  allergyAnswered,
  diagnosisRecorded,
  diagnosisRetracted,
  procedureRecorded,
  procedureRetracted,
  vitalsRecorded,
} from './charting.js'
import { Waits } from './known-ids.js'
import { medicineDispensed, medicinePrescribed, prescriptionCancelled } from './medicines.js'
import { patientAmended } from './people.js'
import { userChanged } from './staff.js'
import { Ended, Platform, type PlatformParts } from './platform.js'
import { visitCancelled, visitEnded, visitGoesOn, visitOpened } from './visits.js'

type Tell = (platform: Platform, payload: never, attempt: Attempt) => Promise<void>

const on = <E extends EventDefinition>(
  { name }: E,
  tell: (platform: Platform, payload: PayloadOf<E>, attempt: Attempt) => Promise<void>,
): [string, Tell] => [name, tell as Tell]

const tells = new Map<string, Tell>([
  on(VisitOpened, visitOpened),
  on(VisitStarted, visitGoesOn),
  on(VisitMoved, visitGoesOn),
  on(VisitClosed, visitEnded),
  on(VisitAmended, visitEnded),
  on(VisitCancelled, visitCancelled),
  on(VisitReinstated, visitCancelled),
  on(VitalsRecorded, vitalsRecorded),
  on(AllergyAnswered, allergyAnswered),
  on(DiagnosisRecorded, diagnosisRecorded),
  on(DiagnosisRetracted, diagnosisRetracted),
  on(ProcedureRecorded, procedureRecorded),
  on(ProcedureRetracted, procedureRetracted),
  on(MedicinePrescribed, medicinePrescribed),
  on(PrescriptionCancelled, prescriptionCancelled),
  on(MedicineDispensed, medicineDispensed),
  on(PatientAmended, patientAmended),
  on(UserChanged, userChanged),
])

/** What this adapter can tell of; whoever owes it something else would wait for nothing. */
export const toldEvents: ReadonlySet<string> = new Set(tells.keys())

/** The way to SATUSEHAT: each event as the resources it is there, once. */
export function createSatusehatAdapter(parts: PlatformParts): Adapter {
  const platform = new Platform(parts)
  return {
    name: 'satusehat',
    async deliver({ name, payload }, attempt): Promise<Delivered> {
      const tell = tells.get(name)
      if (!tell) return { kind: 'rejected', code: 'delivery.event_unknown', heard: false }
      const before = platform.answers
      const heard = () => platform.answers > before
      try {
        await tell(platform, payload as never, attempt)
        return { kind: 'delivered', heard: heard() }
      } catch (error) {
        if (error instanceof Waits) return { kind: 'waits', for: error.local, code: error.code }
        if (error instanceof Ended)
          return error.how.kind === 'rejected' ? { ...error.how, heard: heard() } : error.how
        throw error
      }
    },
  }
}
