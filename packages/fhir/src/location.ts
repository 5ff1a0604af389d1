import type { Unit } from '@lentera/contracts/kernel/facility'
import type { Location } from 'fhir/r4.js'
import { coding, concept } from './coding.js'
import { regularClass } from './codes/service-class.js'
import { extensions } from './codes/structures.js'
import { systems } from './codes/systems.js'
import { localIdentifier, searchToken } from './local-identifier.js'
import type { Mapping, OutgoingResource } from './mapping.js'
import { locationRef, ownOrganization } from './references.js'

/**
 * A unit of the facility as a room in which patients are seen. Sent once for each. Telephone and place on the map are
 * not known of a unit and left out.
 * Source: SATUSEHAT playbook, Location.
 */
export function toLocation(unit: Pick<Unit, 'code' | 'name'>, mapping: Mapping): OutgoingResource<Location> {
  const identifier = localIdentifier('location', unit.code, mapping)
  return {
    local: locationRef(unit.code),
    identifier: searchToken(identifier),
    resource: {
      resourceType: 'Location',
      identifier: [identifier],
      status: 'active',
      name: unit.name,
      description: unit.name,
      mode: 'instance',
      physicalType: concept(coding(systems.locationPhysicalType, 'ro', 'Room')),
      managingOrganization: ownOrganization(mapping),
      extension: [{ url: extensions.locationServiceClass, valueCodeableConcept: regularClass }],
    },
  }
}
