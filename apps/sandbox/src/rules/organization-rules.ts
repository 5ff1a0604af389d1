import { code, coding, identifier, MANDATORY, reference, type Rule, text } from './rule.js'
import * as systems from './systems.js'

/** Of the units below a facility. Source: SATUSEHAT playbook, kamus validasi and resource page Organization. */
export const organizationRules: readonly Rule[] = [
  identifier(10446, 'identifier', [systems.localSystem('organization')], MANDATORY),
  coding(10089, 'type', [systems.ORGANIZATION_TYPE, systems.KEMKES_ORGANIZATION_TYPE], MANDATORY),
  text(null, 'name', MANDATORY),
  code(10090, 'telecom.system', systems.CONTACT_SYSTEM),
  code(10091, 'telecom.use', systems.CONTACT_USE),
  code(10092, 'address.use', systems.ADDRESS_USE),
  code(10093, 'address.type', systems.ADDRESS_TYPE),
  coding(10094, 'contact.purpose', [systems.CONTACT_ENTITY]),
  reference(null, 'partOf', ['Organization'], MANDATORY),
]
