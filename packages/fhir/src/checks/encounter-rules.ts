import type { Encounter, FhirResource } from 'fhir/r4.js'
import { systems } from '../codes/systems.js'
import { code, moments, mustRefer, needs, numbers, ownNumber, type Rule, system } from './rule.js'

const encounter = (resource: FhirResource): Encounter => resource as Encounter

/** Each begins where the one before ends. */
const joins = ({ statusHistory = [] }: Encounter): boolean =>
  statusHistory.every(({ period }, index) => {
    const next = statusHistory[index + 1]
    return next === undefined || period.end === next.period.start
  })

const wasAll = ({ statusHistory = [] }: Encounter): boolean =>
  (['arrived', 'in-progress', 'finished'] as const).every((status) =>
    statusHistory.some((turn) => turn.status === status),
  )

/** The dictionary names the class of service without its ending, the Ministry's samples with one. */
const serviceClasses = ['', '-Outpatient', '-Inpatient'].map(
  (ending) => `http://terminology.kemkes.go.id/CodeSystem/locationServiceClass${ending}`,
)
/** And of deaths the dictionary names one address and the samples another. */
const dispositions = [
  systems.dischargeDisposition,
  systems.dischargeDeath,
  'http://terminology.kemkes.go.id/CodeSystem/encounter-discharge-disposition',
]
const SERVICE_CLASS = 'Encounter.location.extension:ServiceClass'

/** Source: SATUSEHAT dictionary of validation rules, Encounter. */
export const encounterRules: readonly Rule[] = [
  ...needs(
    [10117, 'Encounter.identifier'],
    [10121, 'Encounter.period'],
    [10122, 'Encounter.statusHistory'],
    [10123, 'Encounter.period.start'],
  ),
  ownNumber(10117, 'Encounter.identifier', 'encounter'),
  ...mustRefer(10118, 'Encounter.subject', 'Patient'),
  ...mustRefer(10119, 'Encounter.participant.individual', 'Practitioner'),
  ...mustRefer(10120, 'Encounter.location.location', 'Location'),
  ...mustRefer(10124, 'Encounter.serviceProvider', 'Organization'),
  {
    kind: 'fact',
    rule: 10124,
    at: 'Encounter.serviceProvider',
    text: 'another organization than the own one',
    holds: (resource, { organizationId }) =>
      encounter(resource).serviceProvider?.reference === `Organization/${organizationId}`,
  },
  {
    kind: 'fact',
    rule: 10121,
    at: 'Encounter.period',
    text: 'a finished visit ends later than it starts',
    holds: (resource) => {
      const { status, period } = encounter(resource)
      return status !== 'finished' || (period?.end ?? '') > (period?.start ?? '')
    },
  },
  {
    kind: 'fact',
    rule: 10122,
    at: 'Encounter.statusHistory',
    text: 'the last entry is the status now',
    holds: (resource) => encounter(resource).statusHistory?.at(-1)?.status === encounter(resource).status,
  },
  {
    kind: 'fact',
    rule: 10122,
    at: 'Encounter.statusHistory',
    text: 'each status begins where the one before ends',
    holds: (resource) => joins(encounter(resource)),
  },
  {
    kind: 'fact',
    rule: 10122,
    at: 'Encounter.statusHistory',
    text: 'a finished visit had arrived and been in progress',
    holds: (resource) => encounter(resource).status !== 'finished' || wasAll(encounter(resource)),
  },
  code(10122, 'Encounter.statusHistory.status', 'arrived', 'triaged', 'in-progress', 'finished', 'cancelled'),
  ...moments(
    [10123, 'Encounter.period.start'],
    [10290, 'Encounter.location.period.start'],
    [10122, 'Encounter.statusHistory.period.start'],
  ),
  // The end of a visit may be written down ahead of time, and so may what ends with it.
  ...[
    [10173, 'Encounter.period.end'] as const,
    [10291, 'Encounter.location.period.end'] as const,
    [10122, 'Encounter.statusHistory.period.end'] as const,
  ].map(([rule, at]): Rule => ({ kind: 'moment', rule, at, mayLieAhead: true })),
  system(10164, `${SERVICE_CLASS}.extension:value.valueCodeableConcept`, ...serviceClasses),
  system(
    10165,
    `${SERVICE_CLASS}.extension:upgradeClassIndicator.valueCodeableConcept`,
    systems.upgradeClass,
  ),
  system(10317, 'Encounter.diagnosis.use', systems.diagnosisRole),
  system(10318, 'Encounter.hospitalization.dischargeDisposition', ...dispositions),
  ...numbers([10839, 'Encounter.length.value']),
  system(10840, 'Encounter.length', systems.ucum),
]
