import type { Identifier } from 'fhir/r4.js'
import { localIdentifier } from './local-identifier.js'
import type { Mapping } from './mapping.js'

/** Number of the prescription and of one thing on it, in this order. Source: SATUSEHAT rules 10388, 10389. */
export const prescriptionNumbers = (
  prescriptionId: string,
  itemId: string,
  mapping: Mapping,
): [prescription: Identifier, item: Identifier] => [
  localIdentifier('prescription', prescriptionId, mapping),
  localIdentifier('prescription-item', itemId, mapping),
]
