import { elementNotFound } from '../fhir/messages.js'
import { isObject, type Json } from '../json/json.js'
import { code, coding, identifier, MANDATORY, own, reference, type Rule, text } from './rule.js'
import * as systems from './systems.js'

/** Half a position is none. The Ministry's own samples have the two swapped, so neither is checked for its range. */
function positionWrong(position: Json): string | null {
  const missing = ['longitude', 'latitude'].find((key) => !isObject(position) || position[key] === undefined)
  return missing === undefined ? null : elementNotFound(`Location.position.${missing}`, null)
}

/** Source: SATUSEHAT playbook, kamus validasi and resource page Location. */
export const locationRules: readonly Rule[] = [
  identifier(10447, 'identifier', [systems.localSystem('location')], MANDATORY),
  code(10095, 'status', systems.LOCATION_STATUS, MANDATORY),
  text(null, 'name', MANDATORY),
  coding(10096, 'operationalStatus', [systems.BED_STATUS]),
  code(10097, 'mode', systems.LOCATION_MODE),
  code(10098, 'telecom.system', systems.CONTACT_SYSTEM),
  code(10099, 'telecom.use', systems.CONTACT_USE),
  code(10100, 'address.use', systems.ADDRESS_USE),
  code(10101, 'address.type', systems.ADDRESS_TYPE),
  coding(10102, 'physicalType', [systems.PHYSICAL_TYPE, systems.KEMKES_PHYSICAL_TYPE], MANDATORY),
  coding(10163, 'extension:LocationServiceClass.valueCodeableConcept', systems.SERVICE_CLASSES),
  coding(10172, 'type', [systems.ROLE_CODE, systems.KEMKES_LOCATION_TYPE]),
  own(null, 'position', positionWrong),
  reference(null, 'managingOrganization', ['Organization'], MANDATORY),
]
