import { systems } from './systems.js'

/**
 * Which systems SATUSEHAT takes for an amount of medicine, place by place; no two places agree.
 * Source: SATUSEHAT rules 10348, 10349, 10050, 10357, 10028.
 */
export const quantitySystems = {
  requestQuantity: [systems.snomed, systems.orderableDrugForm, systems.ucum],
  requestDose: [systems.orderableDrugForm, systems.ucum],
  dispenseQuantity: [systems.orderableDrugForm],
  dispenseDose: [systems.orderableDrugForm, systems.snomed],
  strengthDenominator: [systems.snomed, systems.orderableDrugForm, systems.ucum],
} as const
