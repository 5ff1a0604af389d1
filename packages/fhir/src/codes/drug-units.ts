import { systems } from './systems.js'

export interface DrugUnit {
  readonly system: string
  readonly code: string
  /** How many of the coded unit one of ours is; absent: one. */
  readonly times?: number
  /** The unit as people read it, where it is another one than ours. */
  readonly unit?: string
}

const orderable = (code: string): DrugUnit => ({ system: systems.orderableDrugForm, code })
const snomed = (code: string): DrugUnit => ({ system: systems.snomed, code })
const ucum = (code: string): DrugUnit => ({ system: systems.ucum, code })
/** Spoons are millilitres. */
const spoon = (ml: number): DrugUnit => ({ ...ucum('mL'), times: ml, unit: 'ml' })

const TABLET = orderable('TAB')
const BOTTLE = snomed('419672006')

/**
 * What is counted in a dose or handed over, by the word it has here, in lower case. `cth` and `c` are the spoons a
 * prescription names in Latin. A word that is missing goes out as a word, without a code.
 * Source: SATUSEHAT playbook, MedicationRequest and MedicationDispense; Postman workspace 04 Farmasi.
 */
export const drugUnits: Readonly<Record<string, DrugUnit>> = {
  tablet: TABLET,
  tab: TABLET,
  kaplet: TABLET,
  kapsul: orderable('CAP'),
  supositoria: orderable('SUPP'),
  sachet: orderable('POWD'),
  bungkus: orderable('POWD'),
  tetes: orderable('DROP'),
  semprot: orderable('PUFF'),
  ml: ucum('mL'),
  mg: ucum('mg'),
  g: ucum('g'),
  gram: { ...ucum('g'), unit: 'g' },
  cth: spoon(5),
  c: spoon(15),
  botol: BOTTLE,
  fls: BOTTLE,
  ampul: snomed('413516001'),
  vial: snomed('415818006'),
}
