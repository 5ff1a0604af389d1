import type { Diagnosis } from '@lentera/contracts/charting/diagnosis'
import type { VisitOutcome } from '@lentera/contracts/visits/visit'
import type { Duration, Encounter, EncounterDiagnosis } from 'fhir/r4.js'
import { coding, concept } from './coding.js'
import { isIcd10 } from './codes/classifications.js'
import { dischargeDisposition } from './codes/discharge-dispositions.js'
import { encounterClasses } from './codes/encounter-classes.js'
import { systems } from './codes/systems.js'
import { encounterLocations } from './encounter-locations.js'
import { secondsBetween } from './instant.js'
import { localIdentifier, searchToken } from './local-identifier.js'
import type { Mapping, OutgoingResource } from './mapping.js'
import {
  conditionRef,
  encounterRef,
  ownOrganization,
  patientReference,
  practitionerReference,
} from './references.js'
import { statusHistory } from './status-history.js'
import { attendingOf, type VisitPath } from './visit-path.js'
import { visitPeriod, type VisitPeriod } from './visit-period.js'

export interface EncounterFacts extends VisitPath {
  /** Active ones, the primary first. */
  readonly diagnoses: readonly Diagnosis[]
}

/**
 * A visit as it is now: `arrived` while nobody examined, `in-progress` from then on, `finished`, or `cancelled`.
 * Whoever holds its id replaces the whole resource with it.
 * @throws NobodyYet while nobody saw the patient: no Encounter is taken without one. A cancelled visit may never get one
 * @throws EndsBeforeStart
 * @throws MissingReference
 * Source: SATUSEHAT playbook, Encounter; rules 10117 to 10124, 10173, 10317, 10318, 10839, 10840.
 */
export function toEncounter(facts: EncounterFacts, mapping: Mapping): OutgoingResource<Encounter> {
  const { visit } = facts
  const attending = attendingOf(facts)
  const period = visitPeriod(facts)
  const history = statusHistory(facts, period)
  const identifier = localIdentifier('encounter', visit.id, mapping)
  return {
    local: encounterRef(visit.id),
    identifier: searchToken(identifier),
    resource: {
      resourceType: 'Encounter',
      identifier: [identifier],
      status: history.at(-1)!.status,
      statusHistory: history,
      class: encounterClasses[visit.kind],
      subject: patientReference(visit.patientId, mapping),
      participant: [
        {
          type: [concept(coding(systems.participationType, 'ATND', 'attender'))],
          individual: practitionerReference(attending, mapping),
        },
      ],
      period,
      location: encounterLocations(facts, period, mapping),
      serviceProvider: ownOrganization(mapping),
      ...(visit.status === 'closed' ? endOf(facts, period, mapping) : {}),
    },
  }
}

function endOf(
  { visit, diagnoses }: EncounterFacts,
  { start, end }: VisitPeriod,
  mapping: Mapping,
): Partial<Encounter> {
  const found = diagnosesOf(diagnoses, mapping)
  const seconds = secondsBetween(start, end!)
  return {
    length: lengthOf(visit.kind === 'inpatient', seconds),
    ...(found.length > 0 ? { diagnosis: found } : {}),
    ...(visit.outcome
      ? { hospitalization: leaving(visit.outcome, visit.kind === 'inpatient', seconds) }
      : {}),
  }
}

/** Begun minutes, or begun days of a bed. */
const lengthOf = (isInpatient: boolean, seconds: number): Duration =>
  isInpatient
    ? { value: Math.ceil(seconds / 86_400), unit: 'd', system: systems.ucum, code: 'd' }
    : { value: Math.ceil(seconds / 60), unit: 'min', system: systems.ucum, code: 'min' }

const leaving = (
  outcome: VisitOutcome,
  isInpatient: boolean,
  seconds: number,
): Encounter['hospitalization'] => ({
  dischargeDisposition: dischargeDisposition(outcome, isInpatient ? seconds / 3600 : null),
})

/** A diagnosis in words only has no Condition, so it is not named here either. */
const diagnosesOf = (diagnoses: readonly Diagnosis[], mapping: Mapping): EncounterDiagnosis[] =>
  diagnoses
    .filter(({ code, status }) => status === 'active' && isIcd10(code))
    .map(({ id, name }, index) => ({
      condition: { reference: mapping.reference(conditionRef(id)), display: name },
      use: concept(coding(systems.diagnosisRole, 'DD', 'Discharge diagnosis')),
      rank: index + 1,
    }))
