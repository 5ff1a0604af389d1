import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { addDays, daysBetween } from '@lentera/domain/kernel/calendar'
import type { Chance } from '../chance.js'
import { type Reason, usual } from './reason.js'

const WEEK = 7
const DAYS_OF_AN_INJECTION = 84

/** Some women carry a child on the last day: the first day of their last menstruation. */
export const somePregnancy = (chance: Chance, last: CalendarDate): CalendarDate =>
  addDays(last, -chance.between(11 * WEEK, 36 * WEEK))

/** Monthly visits of a pregnancy since its third month. */
export function antenatalVisits(
  chance: Chance,
  lastMenstruationOn: CalendarDate,
  last: CalendarDate,
): Reason[] {
  const parity = chance.one(['G1P0A0', 'G2P1A0', 'G3P2A0'])
  const visits: Reason[] = []
  let on = addDays(lastMenstruationOn, chance.between(8 * WEEK, 10 * WEEK))
  while (on <= last) {
    const weeks = Math.floor(daysBetween(lastMenstruationOn, on) / WEEK)
    const isFirst = visits.length === 0
    const isLate = weeks >= 20
    visits.push({
      ...usual,
      on,
      unit: 'kia',
      sick: false,
      complaint: isFirst ? 'Terlambat haid, tes hamil positif, mual' : chance.one(antenatalComplaints),
      objective: isLate
        ? `TFU ${weeks - 1} cm, DJJ ${chance.between(134, 150)} x/menit, edema -/-`
        : 'Konjungtiva tidak anemis, edema -/-. TFU belum atau baru teraba di atas simfisis.',
      assessment: `${parity} hamil ${weeks} minggu`,
      plan: 'Tablet tambah darah setiap malam, makan beragam, istirahat.\nTanda bahaya kehamilan dijelaskan. Kontrol 1 bulan.',
      diagnoses: [{ code: parity === 'G1P0A0' ? 'Z34.0' : 'Z34.8', known: !isFirst }],
      procedures: isFirst
        ? ['ANC', 'LAB-HB', 'LAB-GOLONGAN-DARAH', 'LAB-HIV', 'LAB-SIFILIS', 'LAB-HBSAG']
        : ['ANC', 'LAB-PROTEIN-URIN'],
      lines: () => [
        { drug: 'Tablet tambah darah (besi 60 mg + asam folat 0,4 mg)', rule: '1x1 malam 30hr' },
        ...(isLate ? [{ drug: 'Kalsium laktat tab 500 mg', rule: '2x1 pc 30hr' }] : []),
      ],
      condition: { pressure: [chance.between(102, 126), chance.between(62, 80)], weeks },
      lastMenstruationOn,
    })
    on = addDays(on, chance.between(29, 32))
  }
  return visits
}

const antenatalComplaints = [
  'Kontrol hamil, tidak ada keluhan',
  'Kontrol hamil, gerak janin aktif',
  'Kontrol hamil, kadang pinggang pegal',
  'Kontrol hamil, sering kencing',
]

/** An injection every twelve weeks. */
export const contraceptionVisits = (chance: Chance, last: CalendarDate): Reason[] => {
  const newest = chance.between(3, 70)
  return Array.from({ length: chance.between(2, 4) }, (_, n) => ({
    ...usual,
    on: addDays(last, -(newest + n * DAYS_OF_AN_INJECTION)),
    unit: 'kia' as const,
    sick: false,
    complaint: 'Ulang suntik KB 3 bulan, tidak ada keluhan',
    objective: 'Keadaan umum baik, tidak ada tanda hamil.',
    plan: `Suntik KB 3 bulan diberikan. Kembali 12 minggu lagi.`,
    diagnoses: [{ code: 'Z30.4', known: true }],
    procedures: ['KB-SUNTIK'],
  })).reverse()
}

/** Age in days, and what is given then in the national programme. */
const vaccinations: readonly (readonly [days: number, code: string, name: string])[] = [
  [32, 'Z23.2', 'BCG dan polio 1'],
  [63, 'Z27.8', 'DPT-HB-Hib 1'],
  [94, 'Z27.8', 'DPT-HB-Hib 2'],
  [125, 'Z27.8', 'DPT-HB-Hib 3'],
  [278, 'Z27.4', 'campak rubela'],
  [550, 'Z27.8', 'DPT-HB-Hib lanjutan'],
]

/** The vaccinations of a small child that fall into the time told of. */
export const vaccinationVisits = (
  chance: Chance,
  bornOn: CalendarDate,
  from: CalendarDate,
  last: CalendarDate,
): Reason[] =>
  vaccinations.flatMap(([days, code, name]) => {
    const on = addDays(bornOn, days + chance.between(0, 12))
    // Not every child is brought each time.
    if (on < from || on > last || chance.in(15)) return []
    return [
      {
        ...usual,
        on,
        unit: 'kia' as const,
        sick: false,
        complaint: `Imunisasi ${name}`,
        objective: 'Anak sehat, aktif, tidak demam.',
        plan: 'Kompres bila bekas suntikan bengkak. Jadwal berikut di buku KIA.',
        diagnoses: [{ code, known: false }],
        procedures: ['IMUNISASI'],
      },
    ]
  })
