import type { Identifier } from 'fhir/r4.js'
import { localSystem, type LocalNumber } from './codes/identifier-systems.js'
import type { Mapping } from './mapping.js'

/**
 * A number of ours on a resource: the platform refuses a second one, which is what protects against sending twice.
 * Source: SATUSEHAT playbook, duplicates; rules 10117, 10388, 10389, 10441 to 10447, 10464, 20002.
 */
export const localIdentifier = (kind: LocalNumber, value: string, mapping: Mapping): Identifier => ({
  system: localSystem(kind, mapping.organizationId),
  use: 'official',
  value,
})

/** As a search asks for it: `system|value`. */
export const searchToken = ({ system, value }: Identifier): string => `${system}|${value}`
