import { endNotLater } from '../fhir/messages.js'
import { type Json, textOf, within } from '../json/json.js'
import { readDateTime } from './checks/date-time-check.js'

/** Nothing is handed over before it was prepared. Source: FHIR R4, MedicationDispense invariant mdd-1; rule 10352. */
export function handedOverBeforePrepared(dispense: Json): string | null {
  const handedOver = textOf(within(dispense, 'whenHandedOver')) ?? ''
  const prepared = readDateTime(textOf(within(dispense, 'whenPrepared')) ?? '')
  const over = readDateTime(handedOver)
  return prepared !== null && over !== null && over < prepared ? endNotLater(handedOver, 10352) : null
}
