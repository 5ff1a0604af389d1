import type { OrderSetLine } from '@lentera/domain/charting/order-sets'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { addDays } from '@lentera/domain/kernel/calendar'
import type { Chance } from '../chance.js'
import { type Reason, usual } from './reason.js'

/** Illnesses for which somebody comes every month and takes the same home again. */
export interface Chronic {
  readonly pressure: boolean
  readonly sugar: boolean
  readonly asthma: boolean
}

/** Somebody with a very high pressure, in percent of the visits for it. */
const CRISIS_PERCENT = 2
/** Somebody who comes breathless, in percent of the visits for asthma. */
const ATTACK_PERCENT = 8

/** Who has which, by age in years; shares of the visitors of a Puskesmas. */
export function someChronic(chance: Chance, years: number): Chronic | null {
  const pressure = years >= 40 && chance.in(24)
  const sugar = years >= 40 && chance.in(pressure ? 20 : 8)
  const asthma = years >= 15 && !pressure && !sugar && chance.in(4)
  return pressure || sugar || asthma ? { pressure, sugar, asthma } : null
}

/** Six to twelve monthly visits up to shortly before the last day. */
export function chronicVisits(
  chance: Chance,
  { pressure, sugar, asthma }: Chronic,
  last: CalendarDate,
): Reason[] {
  const drugs = [
    ...(pressure ? pressureDrugs(chance) : []),
    ...(sugar ? sugarDrugs(chance) : []),
    ...(asthma ? [{ drug: 'Salbutamol tab 2 mg', rule: '3x1 k/p 30' }] : []),
  ]
  const usualPressure = chance.between(136, 154)
  const gap = chance.between(30, 32)
  const count = chance.between(6, 12)
  const newest = chance.between(1, 20)
  return Array.from({ length: count }, (_, n) => {
    const on = addDays(last, -(newest + (count - 1 - n) * gap))
    if (asthma) return asthmaVisit(chance, on, drugs)
    return controlVisit(
      chance,
      on,
      { pressure, sugar },
      pressure ? usualPressure : chance.between(112, 132),
      drugs,
    )
  })
}

const pressureDrugs = (chance: Chance): OrderSetLine[] => [
  chance.weighted([
    [62, { drug: 'Amlodipin tab 5 mg', rule: '1x1 malam 30hr' }],
    [22, { drug: 'Amlodipin tab 10 mg', rule: '1x1 malam 30hr' }],
    [16, { drug: 'Kaptopril tab 25 mg', rule: '2x1 ac 30hr' }],
  ]),
  ...(chance.in(25) ? [{ drug: 'Simvastatin tab 10 mg', rule: '1x1 hs 30hr' }] : []),
]

const sugarDrugs = (chance: Chance): OrderSetLine[] => [
  { drug: 'Metformin tab 500 mg', rule: chance.in(60) ? '2x1 pc 30hr' : '3x1 pc 30hr' },
  ...(chance.in(35) ? [{ drug: 'Glimepirid tab 2 mg', rule: '1x1 pagi 30hr' }] : []),
]

function controlVisit(
  chance: Chance,
  on: CalendarDate,
  { pressure, sugar }: Pick<Chronic, 'pressure' | 'sugar'>,
  usualPressure: number,
  drugs: readonly OrderSetLine[],
): Reason {
  const isCrisis = pressure && chance.in(CRISIS_PERCENT)
  const systolic = isCrisis ? chance.between(182, 196) : usualPressure + chance.between(-12, 14)
  const diastolic = isCrisis ? chance.between(104, 118) : Math.round(systolic * 0.42) + chance.between(20, 28)
  const glucose = chance.between(128, 246)
  const objective = [
    'Keadaan umum baik, compos mentis.',
    'Jantung: Bunyi jantung I-II reguler, tidak ada murmur',
    ...(sugar
      ? [`GDS ${glucose} mg/dL. Kaki: tidak ada luka, pulsasi teraba.`]
      : ['Anggota gerak: Akral hangat, tidak ada edema']),
  ]
  return {
    ...usual,
    on,
    complaint: isCrisis
      ? 'Kepala berat dan tengkuk tegang sejak semalam, obat habis 5 hari'
      : chance.one(sugar ? sugarComplaints : pressureComplaints),
    objective: objective.join('\n'),
    assessment: isCrisis
      ? 'Krisis hipertensi tanpa tanda kerusakan organ'
      : statusOf(pressure, systolic, sugar, glucose),
    plan: isCrisis
      ? 'Istirahat, ukur ulang 30 menit, obat diminum di tempat.\nEdukasi obat setiap hari. Kontrol 3 hari.'
      : [
          ...(pressure
            ? [`TD ${systolic}/${diastolic}: ${chance.one(systolic < 140 ? steady : raised)}.`]
            : []),
          ...(sugar ? [`GDS ${glucose}: ${chance.one(glucose < 180 ? steadySugar : raisedSugar)}.`] : []),
          'Obat dilanjutkan, kontrol 1 bulan.',
        ].join('\n'),
    diagnoses: [
      ...(pressure ? [{ code: 'I10', known: true }] : []),
      ...(sugar ? [{ code: 'E11.9', known: true }] : []),
    ],
    procedures: sugar ? ['LAB-GDS'] : chance.in(10) ? ['LAB-KOLESTEROL'] : [],
    lines: () => drugs,
    condition: { pressure: [systolic, diastolic] },
    pain: isCrisis ? 4 : 0,
    isReferred: isCrisis && chance.in(30),
  }
}

/** What a doctor says beside the medicine, where the value is as it should be and where it is not. */
const steady = [
  'pertahankan, tetap kurangi garam',
  'baik, teruskan jalan pagi',
  'baik, obat tetap diminum setiap hari',
]
const raised = [
  'kurangi garam dan ikan asin, obat jangan terlewat',
  'gerak badan 30 menit sehari, kurangi garam',
  'tidur cukup, obat diminum jam yang sama',
  'ukur ulang di posyandu lansia minggu depan',
]
const steadySugar = [
  'pertahankan makan teratur',
  'baik, rawat kaki setiap hari',
  'baik, lanjut senam prolanis',
]
const raisedSugar = [
  'kurangi nasi dan teh manis',
  'atur porsi makan, jalan kaki setiap sore',
  'obat sering lupa, dijelaskan lagi cara minum',
  'periksa kaki setiap malam, kurangi gorengan',
]

const pressureComplaints = [
  'Kontrol darah tinggi, obat habis',
  'Kontrol tensi, tidak ada keluhan',
  'Kontrol darah tinggi, kadang tengkuk berat',
  'Ambil obat darah tinggi, obat diminum teratur',
]
const sugarComplaints = [
  'Kontrol gula darah, tidak ada keluhan',
  'Kontrol gula, kadang kaki kesemutan',
  'Kontrol gula darah, obat habis',
  'Ambil obat gula, sering kencing malam',
]

function statusOf(pressure: boolean, systolic: number, sugar: boolean, glucose: number): string {
  return [
    ...(pressure ? [`Hipertensi ${systolic < 140 ? 'terkontrol' : 'belum terkontrol'}`] : []),
    ...(sugar ? [`DM tipe 2, gula ${glucose < 180 ? 'terkontrol' : 'belum terkontrol'}`] : []),
  ].join('. ')
}

function asthmaVisit(chance: Chance, on: CalendarDate, drugs: readonly OrderSetLine[]): Reason {
  const isAttack = chance.in(ATTACK_PERCENT)
  return {
    ...usual,
    on,
    complaint: isAttack ? 'Sesak napas sejak tadi malam, bunyi mengi' : chance.one(asthmaComplaints),
    objective: isAttack
      ? 'Sadar, bicara kalimat pendek.\nParu: Vesikuler, ronki -/-, wheezing +/+'
      : 'Paru: Vesikuler, ronki -/-, wheezing -/-',
    assessment: isAttack
      ? 'Serangan asma ringan-sedang, membaik sesudah nebulisasi'
      : 'Asma terkontrol sebagian',
    plan: isAttack
      ? 'Nebulisasi, observasi 1 jam, pulang bila tidak mengi.\nHindari debu dan asap. Kontrol 3 hari.'
      : 'Hindari debu, asap dan udara dingin. Obat bila sesak. Kontrol 1 bulan.',
    diagnoses: [{ code: 'J45.9', known: true }],
    procedures: isAttack ? ['NEBULIZER'] : [],
    lines: () => drugs,
    condition: isAttack ? { breathing: chance.between(26, 30), oxygen: chance.between(93, 95) } : {},
    dangerSigns: isAttack ? ['breathless'] : [],
  }
}

const asthmaComplaints = [
  'Kontrol asma, sesak 2 kali dalam sebulan',
  'Kontrol asma, obat habis, malam kadang batuk',
  'Kontrol asma, tidak sesak',
]
