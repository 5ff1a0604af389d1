import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import type { Dispense } from '@lentera/contracts/medications/dispense'
import type { Prescription, PrescriptionLine } from '@lentera/contracts/medications/prescription'
import type { Signa } from '@lentera/contracts/medications/signa'
import { id } from './id.js'
import { aditya, alexander, ardianto } from './people.js'

export const aSigna = (change: Partial<Signa> = {}): Signa => ({
  dose: 1,
  doseUnit: 'tablet',
  timesPerDay: 3,
  everyHours: null,
  timing: null,
  prn: false,
  external: false,
  text: null,
  ...change,
})

export const aDrug = (change: Partial<CatalogueDrug> = {}): CatalogueDrug => ({
  id: id(100),
  code: 'parasetamol-tab-500',
  name: 'Parasetamol tab 500 mg',
  generic: 'parasetamol',
  form: 'tablet',
  unit: 'tablet',
  route: 'oral',
  ingredients: [{ substance: 'parasetamol', amountMg: 500, perMl: null }],
  bottleMl: null,
  classes: [],
  pregnancy: 'safe',
  limits: {
    minMgPerKgDose: null,
    maxMgPerKgDose: null,
    maxMgPerKgDay: null,
    maxMgDose: null,
    maxMgDay: null,
  },
  flags: [],
  words: '',
  active: true,
  loadId: id(99),
  ...change,
})

export const aSyrup = (change: Partial<CatalogueDrug> = {}): CatalogueDrug =>
  aDrug({
    id: id(101),
    code: 'amoksisilin-sirup-125',
    name: 'Amoksisilin sirup kering 125 mg/5 ml, 60 ml',
    generic: 'amoksisilin',
    form: 'dry_syrup',
    unit: 'botol',
    ingredients: [{ substance: 'amoksisilin', amountMg: 125, perMl: 5 }],
    bottleMl: 60,
    ...change,
  })

/** Half the strength of {@link aDrug}. */
export const aWeakerTablet = (): CatalogueDrug =>
  aDrug({
    id: id(102),
    code: 'parasetamol-tab-250',
    name: 'Parasetamol tab 250 mg',
    ingredients: [{ substance: 'parasetamol', amountMg: 250, perMl: null }],
  })

export const aCream = (): CatalogueDrug =>
  aDrug({
    id: id(103),
    code: 'hidrokortison-krim',
    name: 'Hidrokortison krim 2,5 %, 5 g',
    generic: 'hidrokortison',
    form: 'cream',
    unit: 'tube',
    route: 'topical',
    ingredients: [{ substance: 'hidrokortison', amountMg: null, perMl: null }],
  })

export const aPrescription = (change: Partial<Prescription> = {}): Prescription => ({
  id: id(44),
  visitId: id(20),
  patientId: ardianto.localId,
  status: 'sent',
  prescribedAt: '2026-11-20T00:05:00.000Z',
  prescribedBy: alexander.localId,
  serviceDate: '2026-11-20',
  weightKg: null,
  note: null,
  overrideReason: null,
  ...change,
})

export const aLine = (change: Partial<PrescriptionLine> = {}): PrescriptionLine => ({
  id: id(47),
  prescriptionId: id(44),
  visitId: id(20),
  patientId: ardianto.localId,
  position: 0,
  drugId: id(100),
  drugName: 'Parasetamol tab 500 mg',
  unit: 'tablet',
  quantity: 15,
  signa: aSigna({ timing: 'after_meal' }),
  days: 5,
  note: null,
  ...change,
})

export const aSyrupLine = (change: Partial<PrescriptionLine> = {}): PrescriptionLine =>
  aLine({
    id: id(48),
    position: 1,
    drugId: id(101),
    drugName: 'Amoksisilin sirup kering 125 mg/5 ml, 60 ml',
    unit: 'botol',
    quantity: 1,
    signa: aSigna({ dose: 1.5, doseUnit: 'cth', timesPerDay: null, everyHours: 8 }),
    days: 5,
    note: 'Habiskan',
    ...change,
  })

export const aDispense = (change: Partial<Dispense> = {}): Dispense => ({
  id: id(60),
  dispenseId: id(61),
  prescriptionId: id(44),
  visitId: id(20),
  patientId: ardianto.localId,
  lineId: id(47),
  drugId: id(100),
  batchId: id(70),
  quantity: 15,
  covers: 15,
  reviewed: true,
  note: null,
  dispensedAt: '2026-11-20T00:08:00.000Z',
  dispensedBy: aditya.localId,
  serviceDate: '2026-11-20',
  ...change,
})
