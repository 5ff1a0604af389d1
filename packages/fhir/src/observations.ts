import type { VitalName, Vitals } from '@lentera/contracts/charting/vitals'
import type { Observation } from 'fhir/r4.js'
import { concept } from './coding.js'
import { systems } from './codes/systems.js'
import { type VitalSign, vitalSigns } from './codes/vital-signs.js'
import { utcSecond } from './instant.js'
import { localIdentifier, searchToken } from './local-identifier.js'
import type { Mapping, OutgoingResource } from './mapping.js'
import { encounterReference, patientReference, practitionerReference } from './references.js'

const names = Object.keys(vitalSigns) as VitalName[]

/**
 * A set of measurements: one Observation for each sign that was measured, in the order of the form. What follows from
 * others, such as the body mass index, is stored nowhere and not sent.
 * @throws MissingReference
 * Source: SATUSEHAT playbook, Observation; rules 10008 to 10012, 10129, 10130, 10295, 10296, 10331, 10383, 10441.
 */
export const toObservations = (vitals: Vitals, mapping: Mapping): OutgoingResource<Observation>[] =>
  names.flatMap((name) => {
    const value = vitals[name]
    return value === null ? [] : [toObservation(vitals, vitalSigns[name], value, mapping)]
  })

function toObservation(
  { id, patientId, visitId, measuredAt, measuredBy }: Vitals,
  { code, category, unit, unitCode }: VitalSign,
  value: number,
  mapping: Mapping,
): OutgoingResource<Observation> {
  const identifier = localIdentifier('observation', `${id}-${code.code}`, mapping)
  const at = utcSecond(measuredAt)
  return {
    local: { entity: 'vitals', id, remoteType: `Observation/${code.code}` },
    identifier: searchToken(identifier),
    resource: {
      resourceType: 'Observation',
      identifier: [identifier],
      status: 'final',
      category: [concept(category)],
      code: concept(code),
      subject: patientReference(patientId, mapping),
      encounter: encounterReference(visitId, mapping),
      effectiveDateTime: at,
      issued: at,
      performer: [practitionerReference(measuredBy, mapping)],
      valueQuantity: { value, unit, system: systems.ucum, code: unitCode },
    },
  }
}
