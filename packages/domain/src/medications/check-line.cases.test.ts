import { describe, expect, it } from '@jest/globals'
import type { Signa } from '@lentera/contracts/medications/signa'
import { aSigna } from '../testing/samples.js'
import { drugs } from '../testing/sample-drugs.js'
import { checkLine, type ActiveDrug, type PatientFacts } from './check-line.js'
import type { DrugFacts } from './drug-facts.js'

const on = '2026-11-23'
const man: PatientFacts = {
  birthDate: '1972-08-12',
  sex: 'male',
  pregnant: null,
  allergies: [],
  weight: null,
}
const woman: PatientFacts = { ...man, birthDate: '1997-02-01', sex: 'female' }
/** 13 months, 9 kg, weighed today. */
const toddler: PatientFacts = {
  ...man,
  birthDate: '2025-10-15',
  sex: 'female',
  weight: { kg: 9, measuredOn: on },
}
/** 8 years. */
const pupil: PatientFacts = { ...man, birthDate: '2018-06-01', weight: { kg: 25, measuredOn: '2026-10-01' } }

const allergicTo = (...allergies: string[]): PatientFacts => ({ ...man, allergies })
const pregnant: PatientFacts = { ...woman, pregnant: true }
const ml = (dose: number, change: Partial<Signa> = {}) => ({ dose, doseUnit: 'ml', ...change })
const taking = (drug: DrugFacts, until: string, days = 30): ActiveDrug => ({ drug, until, days })

interface Case {
  readonly patient?: PatientFacts
  readonly drug: DrugFacts
  readonly signa?: Partial<Signa>
  readonly beside?: readonly DrugFacts[]
  readonly active?: readonly ActiveDrug[]
}

const findingsOf = ({ patient = man, drug, signa = {}, beside = [], active = [] }: Case) =>
  checkLine({ drug, signa: aSigna(signa) }, { patient, active, on, others: beside.map((other) => other) })
/** What stops until somebody gives a reason. */
const stopsOf = (one: Case) =>
  findingsOf(one)
    .filter(({ overridable }) => overridable)
    .map(({ code }) => code.slice('medications.'.length))
const notesOf = (one: Case) =>
  findingsOf(one)
    .filter(({ overridable }) => !overridable)
    .map(({ code }) => code.slice('medications.'.length))

const mustStop: readonly [title: string, one: Case, code: string][] = [
  [
    'amoksisilin for an allergy to Amoksisilin',
    { patient: allergicTo('Amoksisilin'), drug: drugs.amoxicillin },
    'allergy',
  ],
  [
    'amoksisilin for an allergy to penisilin',
    { patient: allergicTo('penisilin'), drug: drugs.amoxicillin },
    'allergy',
  ],
  [
    'amoksisilin for an allergy to ampisilin',
    { patient: allergicTo('Ampisilin'), drug: drugs.amoxicillinSyrup },
    'allergy',
  ],
  [
    'amoksisilin for "amoxicillin", as it is written in English',
    { patient: allergicTo('amoxicillin 500 mg'), drug: drugs.amoxicillin },
    'allergy',
  ],
  ['amoksisilin for "PNC"', { patient: allergicTo('PNC'), drug: drugs.amoxicillin }, 'allergy'],
  [
    'sefiksim for an allergy to sefiksim itself',
    { patient: allergicTo('cefixime'), drug: drugs.cefixime },
    'allergy',
  ],
  [
    'sefadroksil for an allergy to another cephalosporin',
    { patient: allergicTo('seftriakson'), drug: drugs.cefadroxil },
    'allergy',
  ],
  [
    'kotrimoksazol for an allergy to sulfa',
    { patient: allergicTo('Sulfa'), drug: drugs.cotrimoxazole },
    'allergy',
  ],
  [
    'kotrimoksazol for "obat golongan sulfa"',
    { patient: allergicTo('obat golongan sulfa'), drug: drugs.cotrimoxazole },
    'allergy',
  ],
  ['kotrimoksazol for "Bactrim"', { patient: allergicTo('Bactrim'), drug: drugs.cotrimoxazole }, 'allergy'],
  [
    'asam mefenamat for an allergy to ibuprofen',
    { patient: allergicTo('ibuprofen'), drug: drugs.mefenamic },
    'allergy',
  ],
  [
    'natrium diklofenak for an allergy to aspirin',
    { patient: allergicTo('Aspirin'), drug: drugs.diclofenac },
    'allergy',
  ],
  [
    'metamizol for an allergy to antalgin',
    { patient: allergicTo('Antalgin'), drug: drugs.metamizole },
    'allergy',
  ],
  [
    'klorfeniramin for an allergy to CTM',
    { patient: allergicTo('CTM'), drug: drugs.chlorphenamine },
    'allergy',
  ],
  [
    'parasetamol for an allergy to PCT',
    { patient: allergicTo('udang', 'PCT'), drug: drugs.paracetamolSyrup },
    'allergy',
  ],
  [
    'siprofloksasin for "amoxan, cipro"',
    { patient: allergicTo('amoxan, cipro'), drug: drugs.ciprofloxacin },
    'allergy',
  ],
  ['kaptopril in pregnancy (acceptance-day 12)', { patient: pregnant, drug: drugs.captopril }, 'pregnancy'],
  ['lisinopril in pregnancy', { patient: pregnant, drug: drugs.lisinopril }, 'pregnancy'],
  ['simvastatin in pregnancy', { patient: pregnant, drug: drugs.simvastatin }, 'pregnancy'],
  [
    '22 mg/kg of parasetamol at a time',
    { patient: toddler, drug: drugs.paracetamolSyrup, signa: ml(8.5) },
    'dose',
  ],
  [
    '80 mg/kg of parasetamol a day',
    { patient: toddler, drug: drugs.paracetamolSyrup, signa: ml(5, { timesPerDay: 6 }) },
    'dose',
  ],
  ['a whole tablet of 500 mg for 9 kg', { patient: toddler, drug: drugs.paracetamol }, 'dose'],
  [
    'drops taken for ml: 5 ml of 100 mg/ml',
    { patient: toddler, drug: drugs.paracetamolDrops, signa: ml(5) },
    'dose',
  ],
  [
    '20 mg/kg of ibuprofen for a pupil',
    { patient: pupil, drug: drugs.ibuprofen, signa: { dose: 1.25 } },
    'dose',
  ],
  [
    'more amlodipin than any adult takes',
    { drug: drugs.amlodipine10, signa: { dose: 2, timesPerDay: 1 } },
    'dose',
  ],
  [
    'asam mefenamat every four hours',
    { drug: drugs.mefenamic, signa: { timesPerDay: null, everyHours: 4 } },
    'dose',
  ],
  [
    'parasetamol twice in one prescription',
    { drug: drugs.paracetamol, beside: [drugs.paracetamolDrops] },
    'duplicate',
  ],
  [
    'two painkillers of one class',
    { drug: drugs.ibuprofen, signa: { dose: 0.5 }, beside: [drugs.mefenamic] },
    'duplicate',
  ],
  ['amlodipin beside nifedipin', { drug: drugs.nifedipine, beside: [drugs.amlodipine5] }, 'duplicate'],
  [
    'amlodipin, of which three weeks are left',
    {
      drug: drugs.amlodipine5,
      signa: { timesPerDay: 1 },
      active: [taking(drugs.amlodipine10, '2026-12-14')],
    },
    'duplicate',
  ],
]

const mustNotStop: readonly [title: string, one: Case, notes?: readonly string[]][] = [
  ['amoksisilin where no allergy is known', { drug: drugs.amoxicillin }],
  [
    'sefiksim for a penicillin allergy: explained',
    { patient: allergicTo('penisilin'), drug: drugs.cefixime },
    ['allergy_related'],
  ],
  [
    'amoksisilin for a cephalosporin allergy: explained',
    { patient: allergicTo('sefiksim'), drug: drugs.amoxicillin },
    ['allergy_related'],
  ],
  ['parasetamol for an allergy to ibuprofen', { patient: allergicTo('ibuprofen'), drug: drugs.paracetamol }],
  ['HCT for an allergy to sulfa', { patient: allergicTo('sulfa'), drug: drugs.hct }],
  ['amoksisilin for an allergy to shrimp', { patient: allergicTo('Udang'), drug: drugs.amoxicillin }],
  ['parasetamol for an allergy to peanuts', { patient: allergicTo('kacang tanah'), drug: drugs.paracetamol }],
  [
    'amoksisilin for an allergy to kotrimoksazol',
    { patient: allergicTo('kotrimoksazol'), drug: drugs.amoxicillin },
  ],
  ['loratadin for an allergy to CTM', { patient: allergicTo('CTM'), drug: drugs.loratadine }],
  [
    'eritromisin-like words: siprofloksasin for an allergy to eritromisin',
    { patient: allergicTo('erythromycin'), drug: drugs.ciprofloxacin },
  ],
  ['a drug for "debu, dingin"', { patient: allergicTo('debu, dingin'), drug: drugs.paracetamol }],
  ['kaptopril for a man', { drug: drugs.captopril }],
  [
    'kaptopril for a woman who is not pregnant',
    { patient: { ...woman, pregnant: false }, drug: drugs.captopril },
  ],
  [
    'kaptopril for a woman nobody asked: said',
    { patient: woman, drug: drugs.captopril },
    ['pregnancy_unknown'],
  ],
  ['kaptopril for a woman of 60', { patient: { ...woman, birthDate: '1966-01-01' }, drug: drugs.captopril }],
  [
    'simvastatin for a girl of nine',
    { patient: { ...woman, birthDate: '2017-01-01' }, drug: drugs.simvastatin },
  ],
  [
    'amlodipin in pregnancy: said',
    { patient: pregnant, drug: drugs.amlodipine5, signa: { timesPerDay: 1 } },
    ['pregnancy_caution'],
  ],
  ['parasetamol in pregnancy', { patient: pregnant, drug: drugs.paracetamol }],
  [
    '5 ml of parasetamol for 9 kg (acceptance-day 14)',
    { patient: toddler, drug: drugs.paracetamolSyrup, signa: ml(5) },
  ],
  [
    '4 ml for 6,1 kg: a spoon above the limit',
    {
      patient: { ...toddler, weight: { kg: 6.1, measuredOn: on } },
      drug: drugs.paracetamolSyrup,
      signa: ml(4),
    },
  ],
  ['a quarter of a tablet for 9 kg', { patient: toddler, drug: drugs.paracetamol, signa: { dose: 0.25 } }],
  [
    'half of what helps: said',
    { patient: toddler, drug: drugs.paracetamolSyrup, signa: ml(2) },
    ['dose_low'],
  ],
  [
    'a child whom nobody weighed: asked',
    { patient: { ...toddler, weight: null }, drug: drugs.paracetamolSyrup, signa: ml(5) },
    ['weight_unknown'],
  ],
  [
    'a toddler weighed 31 days ago: asked',
    {
      patient: { ...toddler, weight: { kg: 9, measuredOn: '2026-10-23' } },
      drug: drugs.paracetamolSyrup,
      signa: ml(5),
    },
    ['weight_unknown'],
  ],
  [
    'two tablets of parasetamol for an adult',
    { drug: drugs.paracetamol, signa: { dose: 2, timesPerDay: 4 } },
  ],
  [
    'amlodipin 5 mg x 2 in place of 10 mg (acceptance-day 16)',
    { drug: drugs.amlodipine5, signa: { dose: 2, timesPerDay: 1 } },
  ],
  ['CTM beside loratadin', { drug: drugs.chlorphenamine, beside: [drugs.loratadine] }],
  [
    'chloramphenicol eye drops beside the capsule',
    { drug: drugs.chloramphenicolEye, beside: [drugs.chloramphenicol] },
  ],
  [
    'a cortisone cream beside deksametason',
    { drug: drugs.hydrocortisoneCream, beside: [drugs.dexamethasone] },
  ],
  [
    'the next month of amlodipin, five days before the last ends',
    { drug: drugs.amlodipine5, signa: { timesPerDay: 1 }, active: [taking(drugs.amlodipine5, '2026-11-28')] },
  ],
]

// Figures of these cases are examples; the ones of the list of drugs and of the configuration await a clinician.
describe('a line of a prescription', () => {
  it('is checked against sixty cases', () => {
    expect([mustStop.length, mustNotStop.length]).toEqual([30, 30])
  })

  it.each(mustStop)('stops: %s', (_, one, code) => {
    expect(stopsOf(one)).toContain(code)
  })

  it.each(mustNotStop)('does not stop: %s', (_, one, notes = []) => {
    expect(stopsOf(one)).toEqual([])
    expect(notesOf(one)).toEqual(notes)
  })
})
