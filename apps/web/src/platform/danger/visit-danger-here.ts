import { assessments } from '@lentera/contracts/charting/assessment'
import { flagAcknowledgements } from '@lentera/contracts/charting/danger'
import { vitals } from '@lentera/contracts/charting/vitals'
import type { PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import type { Visit } from '@lentera/contracts/visits/visit'
import { visitDanger, type VisitDanger } from '@lentera/domain/charting/visit-danger'
import type { LocalView } from '@lentera/sync/client/api'

/** What the rows on this device say about the danger of a visit. */
export function dangerHere(
  view: LocalView,
  visit: Pick<Visit, 'id' | 'serviceDate'>,
  entry: PatientDirectoryEntry | null,
): VisitDanger {
  const rows = {
    vitals: view.find(vitals, 'visitId', visit.id).rows.map(({ record }) => record),
    assessments: view.find(assessments, 'visitId', visit.id).rows.map(({ record }) => record),
    acknowledgements: view.find(flagAcknowledgements, 'visitId', visit.id).rows.map(({ record }) => record),
  }
  return visitDanger(rows, entry, visit.serviceDate)
}
