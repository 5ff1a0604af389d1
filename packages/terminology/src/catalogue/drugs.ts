import type { DrugEntry } from '@lentera/contracts/catalogue/drug'
import { inside } from './drugs/inside.js'
import { motherEmergencySkin } from './drugs/mother-emergency-skin.js'
import { painAllergyInfection } from './drugs/pain-allergy-infection.js'
import { readDrugs } from './read-drugs.js'

/** Who stands behind amounts, classes, pregnancy and dose limits of this list. */
export const drugListSignature = {
  version: '2026-11-27',
  /** Written from common knowledge. Before real use a pharmacist and a doctor read it line by line and sign here. */
  signedBy: null as string | null,
}

/** Drugs of a first-level facility. */
export const puskesmasDrugs = (): DrugEntry[] =>
  [painAllergyInfection, inside, motherEmergencySkin].flatMap(readDrugs)
