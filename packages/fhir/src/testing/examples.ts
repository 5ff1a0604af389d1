import type { FhirResource } from 'fhir/r4.js'
import { toAllergyIntolerance } from '../allergy-intolerance.js'
import { toComposition } from '../composition.js'
import { toCondition } from '../condition.js'
import { toEncounter } from '../encounter.js'
import { toLocation } from '../location.js'
import type { OutgoingResource } from '../mapping.js'
import { toDispensedMedication, toPrescribedMedication } from '../medication.js'
import { toMedicationDispense } from '../medication-dispense.js'
import { toMedicationRequest } from '../medication-request.js'
import { toObservations } from '../observations.js'
import { toPatient } from '../patient.js'
import { toProcedure } from '../procedure.js'
import { anAllergy, aProcedure, someVitals } from './charts.js'
import { id } from './id.js'
import { aMapping } from './mapping.js'
import {
  aCream,
  aDispense,
  aDrug,
  aLine,
  aPrescription,
  aSigna,
  aSyrup,
  aSyrupLine,
  aWeakerTablet,
} from './medicines.js'
import { aNewborn, anIdentifier, aPerson } from './persons.js'
import { aClosedVisit, aDiagnosis, anExamination, anIntake, aStep, aVisit } from './visits.js'

/** When the examples are sent: noon of the day of the visit. */
export const NOW = '2026-11-20T03:00:00.000Z'

const mapping = aMapping()
const second = aDiagnosis({
  id: id(111),
  code: 'R50.9',
  name: 'Demam',
  rank: 'secondary',
  certainty: 'suspected',
})
const cancelled = aStep({ kind: 'cancelled', at: '2026-11-20T00:20:00.000Z', cancelReason: 'Pulang' })
const creamLine = aLine({
  id: id(49),
  position: 2,
  drugId: id(103),
  drugName: 'Hidrokortison krim 2,5 %, 5 g',
  unit: 'tube',
  quantity: 1,
  signa: aSigna({ doseUnit: 'oles', timesPerDay: null, external: true, prn: true, text: 'tipis-tipis' }),
  days: null,
})
const weaker = aDispense({ id: id(62), drugId: id(102), quantity: 30, covers: 15, batchId: null })

/** What the examples of the golden files are: one of each resource, and of what is particular in it. */
const single: Readonly<Record<string, OutgoingResource | null>> = {
  location: toLocation({ code: 'umum', name: 'Poli Umum' }, mapping),
  'patient-by-nik': toPatient(
    aPerson({}, [anIdentifier(), anIdentifier({ kind: 'phone', value: '+6281200000000' })]),
    NOW,
    mapping,
  ),
  'patient-newborn': toPatient(aNewborn(), NOW, mapping),
  'encounter-arrived': toEncounter({ visit: aVisit(), steps: [anIntake()], diagnoses: [] }, mapping),
  'encounter-in-progress': toEncounter(
    {
      visit: aVisit({ unit: 'lansia' }),
      steps: [
        anIntake(),
        aStep({ kind: 'moved', unit: 'lansia', at: '2026-11-19T23:45:00.000Z' }),
        anExamination({ unit: 'lansia' }),
      ],
      diagnoses: [],
    },
    mapping,
  ),
  'encounter-finished': toEncounter(
    { visit: aClosedVisit(), steps: [anIntake(), anExamination()], diagnoses: [aDiagnosis(), second] },
    mapping,
  ),
  'encounter-cancelled': toEncounter(
    { visit: aVisit({ status: 'cancelled' }), steps: [anIntake(), cancelled], diagnoses: [] },
    mapping,
  ),
  'encounter-emergency-died': toEncounter(
    {
      visit: aClosedVisit({ kind: 'emergency', unit: 'ugd', outcome: 'died' }),
      steps: [anExamination({ unit: 'ugd' })],
      diagnoses: [],
    },
    mapping,
  ),
  condition: toCondition(aDiagnosis(), mapping),
  'condition-suspected': toCondition(second, mapping),
  'condition-retracted': toCondition(aDiagnosis({ status: 'entered_in_error' }), mapping),
  procedure: toProcedure(aProcedure({ note: 'Irama sinus' }), mapping),
  'procedure-retracted': toProcedure(aProcedure({ status: 'entered_in_error' }), mapping),
  'allergy-drug': toAllergyIntolerance(anAllergy(), id(20), mapping),
  'allergy-food': toAllergyIntolerance(
    anAllergy({ id: id(51), category: 'food', substance: 'udang', reaction: null }),
    id(20),
    mapping,
  ),
  'allergy-none': toAllergyIntolerance(
    anAllergy({ id: id(52), answer: 'none', category: null, substance: null, reaction: null }),
    id(20),
    mapping,
  ),
  'medication-tablet': toPrescribedMedication(aLine(), aDrug(), mapping),
  'medication-syrup': toPrescribedMedication(aSyrupLine(), aSyrup(), mapping),
  'medication-dispensed': toDispensedMedication(
    aDispense(),
    aDrug(),
    { batchNumber: 'PCT2611A', expiresOn: '2028-04-30' },
    mapping,
  ),
  'medication-request-tablet': toMedicationRequest(aPrescription(), aLine(), aDrug(), mapping),
  'medication-request-syrup': toMedicationRequest(aPrescription(), aSyrupLine(), aSyrup(), mapping),
  'medication-request-cream': toMedicationRequest(aPrescription(), creamLine, aCream(), mapping),
  'medication-request-cancelled': toMedicationRequest(
    aPrescription({ status: 'cancelled' }),
    aLine(),
    aDrug(),
    mapping,
  ),
  'medication-dispense': toMedicationDispense(
    { row: aDispense(), line: aLine(), drug: aDrug(), unit: 'farmasi' },
    mapping,
  ),
  'medication-dispense-syrup': toMedicationDispense(
    {
      row: aDispense({ id: id(63), lineId: id(48), drugId: id(101), quantity: 1, covers: 1 }),
      line: aSyrupLine(),
      drug: aSyrup(),
      unit: 'farmasi',
    },
    mapping,
  ),
  'medication-dispense-substituted': toMedicationDispense(
    { row: weaker, line: aLine(), drug: aWeakerTablet(), unit: null },
    mapping,
  ),
  composition: toComposition(
    { visit: aClosedVisit(), steps: [anIntake(), anExamination()] },
    [
      { entity: 'allergies', id: id(50), remoteType: 'AllergyIntolerance' },
      { entity: 'vitals', id: id(30), remoteType: 'Observation/8480-6' },
      { entity: 'vitals', id: id(30), remoteType: 'Observation/8462-4' },
      { entity: 'diagnoses', id: id(110), remoteType: 'Condition' },
      { entity: 'procedures_done', id: id(40), remoteType: 'Procedure' },
      { entity: 'prescription_lines', id: id(47), remoteType: 'MedicationRequest' },
      { entity: 'dispenses', id: id(60), remoteType: 'MedicationDispense' },
    ],
    mapping,
  ),
}

/** `observation-8480-6` and one for each other sign. */
const signs = toObservations(someVitals(), mapping).map(
  (outgoing) => [`observation-${outgoing.local.remoteType.split('/')[1]}`, outgoing] as const,
)

export interface Example {
  readonly name: string
  readonly outgoing: OutgoingResource<FhirResource>
}

/** Name of the golden file, without its ending, and what it is compared with. */
export const examples: readonly Example[] = [...Object.entries(single), ...signs].map(([name, outgoing]) => {
  if (outgoing === null) throw new Error(`nothing goes out of the example ${name}`)
  return { name, outgoing }
})
