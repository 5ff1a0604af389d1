import type { DoseLimits } from '@lentera/contracts/catalogue/drug'
import type { DrugFacts } from '../medications/drug-facts.js'
import { id } from './samples.js'

const noLimits: DoseLimits = {
  minMgPerKgDose: null,
  maxMgPerKgDose: null,
  maxMgPerKgDay: null,
  maxMgDose: null,
  maxMgDay: null,
}

/** A tablet without anything to warn of, unless told otherwise. */
export const aDrug = (
  name: string,
  { limits, ...change }: Partial<Omit<DrugFacts, 'limits'>> & { limits?: Partial<DoseLimits> } = {},
): DrugFacts => ({
  id: id(100),
  name,
  generic: name.toLowerCase(),
  form: 'tablet',
  unit: 'tablet',
  route: 'oral',
  ingredients: [{ substance: name.toLowerCase(), amountMg: null, perMl: null }],
  bottleMl: null,
  classes: [],
  pregnancy: 'safe',
  limits: { ...noLimits, ...limits },
  ...change,
})

const tablet = (n: number, substance: string, mg: number, rest: Parameters<typeof aDrug>[1] = {}) =>
  aDrug(`${substance} tab ${mg} mg`, {
    id: id(n),
    generic: substance,
    ingredients: [{ substance, amountMg: mg, perMl: null }],
    ...rest,
  })

const paracetamolLimits = {
  minMgPerKgDose: 10,
  maxMgPerKgDose: 15,
  maxMgPerKgDay: 60,
  maxMgDose: 1000,
  maxMgDay: 4000,
}
const amoxicillinLimits = { maxMgPerKgDose: 45, maxMgPerKgDay: 90, maxMgDose: 1000, maxMgDay: 3000 }

/** Drugs of examples, with figures of examples: no list of drugs is tested against them. */
export const drugs = {
  amoxicillin: tablet(101, 'amoksisilin', 500, {
    classes: ['penicillin', 'beta_lactam'],
    limits: amoxicillinLimits,
  }),
  amoxicillinSyrup: aDrug('amoksisilin sirup kering 125 mg/5 ml', {
    id: id(102),
    generic: 'amoksisilin',
    form: 'dry_syrup',
    unit: 'botol',
    bottleMl: 60,
    ingredients: [{ substance: 'amoksisilin', amountMg: 125, perMl: 5 }],
    classes: ['penicillin', 'beta_lactam'],
    limits: amoxicillinLimits,
  }),
  cefixime: tablet(103, 'sefiksim', 100, { form: 'capsule', classes: ['cephalosporin', 'beta_lactam'] }),
  cefadroxil: tablet(104, 'sefadroksil', 500, { classes: ['cephalosporin', 'beta_lactam'] }),
  cotrimoxazole: aDrug('kotrimoksazol tab 480 mg', {
    id: id(105),
    generic: 'kotrimoksazol',
    ingredients: [
      { substance: 'sulfametoksazol', amountMg: 400, perMl: null },
      { substance: 'trimetoprim', amountMg: 80, perMl: null },
    ],
    classes: ['sulfonamide'],
    pregnancy: 'caution',
  }),
  hct: tablet(106, 'hidroklorotiazid', 25, { classes: ['diuretic'] }),
  ibuprofen: tablet(107, 'ibuprofen', 400, {
    classes: ['nsaid'],
    pregnancy: 'caution',
    limits: { minMgPerKgDose: 5, maxMgPerKgDose: 10, maxMgPerKgDay: 40, maxMgDose: 800, maxMgDay: 2400 },
  }),
  mefenamic: tablet(108, 'asam mefenamat', 500, { classes: ['nsaid'], limits: { maxMgDay: 1500 } }),
  diclofenac: tablet(109, 'natrium diklofenak', 50, { classes: ['nsaid'] }),
  aspirin: tablet(110, 'asetosal', 80, { classes: ['nsaid', 'antiplatelet'] }),
  metamizole: tablet(111, 'metamizol', 500),
  paracetamol: tablet(112, 'parasetamol', 500, { limits: paracetamolLimits }),
  paracetamolSyrup: aDrug('parasetamol sirup 120 mg/5 ml', {
    id: id(113),
    generic: 'parasetamol',
    form: 'syrup',
    unit: 'botol',
    bottleMl: 60,
    ingredients: [{ substance: 'parasetamol', amountMg: 120, perMl: 5 }],
    limits: paracetamolLimits,
  }),
  paracetamolDrops: aDrug('parasetamol drops 100 mg/ml', {
    id: id(114),
    generic: 'parasetamol',
    form: 'drops',
    unit: 'botol',
    bottleMl: 15,
    ingredients: [{ substance: 'parasetamol', amountMg: 100, perMl: 1 }],
    limits: paracetamolLimits,
  }),
  chlorphenamine: tablet(115, 'klorfeniramin', 4, { classes: ['antihistamine'], limits: { maxMgDay: 24 } }),
  loratadine: tablet(116, 'loratadin', 10, { classes: ['antihistamine'] }),
  captopril: tablet(117, 'kaptopril', 25, { classes: ['ace_inhibitor'], pregnancy: 'contraindicated' }),
  lisinopril: tablet(118, 'lisinopril', 10, { classes: ['ace_inhibitor'], pregnancy: 'contraindicated' }),
  simvastatin: tablet(119, 'simvastatin', 20, { classes: ['statin'], pregnancy: 'contraindicated' }),
  amlodipine5: tablet(120, 'amlodipin', 5, {
    classes: ['calcium_antagonist'],
    pregnancy: 'caution',
    limits: { maxMgDose: 10, maxMgDay: 10 },
  }),
  amlodipine10: tablet(121, 'amlodipin', 10, {
    classes: ['calcium_antagonist'],
    pregnancy: 'caution',
    limits: { maxMgDose: 10, maxMgDay: 10 },
  }),
  nifedipine: tablet(122, 'nifedipin', 10, { classes: ['calcium_antagonist'] }),
  dexamethasone: tablet(123, 'deksametason', 0.5, { classes: ['corticosteroid'] }),
  prednisone: tablet(124, 'prednison', 5, { classes: ['corticosteroid'] }),
  hydrocortisoneCream: aDrug('hidrokortison krim 2,5 %', {
    id: id(125),
    generic: 'hidrokortison',
    form: 'cream',
    unit: 'tube',
    route: 'topical',
    ingredients: [{ substance: 'hidrokortison', amountMg: null, perMl: null }],
    classes: ['corticosteroid'],
  }),
  chloramphenicol: tablet(126, 'kloramfenikol', 250, { form: 'capsule' }),
  chloramphenicolEye: aDrug('kloramfenikol tetes mata', {
    id: id(127),
    generic: 'kloramfenikol',
    form: 'eye_drops',
    unit: 'botol',
    route: 'eye',
    ingredients: [{ substance: 'kloramfenikol', amountMg: null, perMl: null }],
  }),
  metformin: tablet(128, 'metformin', 500, { limits: { maxMgDose: 1000, maxMgDay: 2550 } }),
  ciprofloxacin: tablet(129, 'siprofloksasin', 500, { classes: ['fluoroquinolone'] }),
  vitaminB6: tablet(130, 'piridoksin', 10),
} as const
