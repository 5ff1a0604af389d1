import type { ArgsOf } from '@lentera/contracts/kernel/command'
import type { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import type { Demographics, Sex, Title } from '@lentera/contracts/patients/patient'
import { recordNumber } from '@lentera/contracts/patients/record-number'
import type { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { ageInMonths } from '@lentera/domain/kernel/age'
import { addDays } from '@lentera/domain/kernel/calendar'
import { idFrom } from '@lentera/domain/kernel/id-from'
import type { Village } from '@lentera/terminology/areas/area'
import { Chance } from './chance.js'
import { demoFacility } from './demo-facility.js'
import { someName, someOrigin, type Origin } from './demo-names.js'

/** One invented person: how they were registered, and what they answered about allergies, if asked. */
export interface DemoPatient {
  readonly register: ArgsOf<typeof RegisterPatient>
  readonly allergies: ArgsOf<typeof RecordAllergyAnswer> | null
}

/** Ages are counted from here, so that the same people are made whenever the demonstration starts. */
const REFERENCE_DATE = '2026-11-20'

/**
 * Invented patients with the mix of a Puskesmas: ages of visitors, one-word names, people without NIK or
 * phone, and namesakes of one sex in one village. NIK bear a real kecamatan and the serials 9000 to 9999,
 * which no registry reaches, so they belong to nobody.
 * @param villages where they live
 * @param seed the same seed makes the same people
 */
export function demoPatients(villages: readonly Village[], count = 300, seed = 917104): DemoPatient[] {
  const chance = new Chance(seed)
  const made: DemoPatient[] = []
  for (let index = 0; index < count; index += 1) {
    const before = made[index - 1]?.register.demographics
    made.push(onePatient(chance, villages, index, index % 25 === 24 && before ? before : null))
  }
  return made
}

function onePatient(
  chance: Chance,
  villages: readonly Village[],
  index: number,
  namesake: Demographics | null,
): DemoPatient {
  const patientId = idFrom(demoFacility.id, `patient:${index}`)
  const origin = someOrigin(chance)
  const sex: Sex = namesake?.sex ?? (chance.in(42) ? 'male' : 'female')
  const ageDays = someAgeInDays(chance)
  const exact = addDays(REFERENCE_DATE, -ageDays)
  const months = ageInMonths(exact, REFERENCE_DATE) ?? 0
  const hasNik = months < 3 ? chance.in(20) : chance.in(93)
  const birthDateEstimated = !hasNik && months >= 60 * 12
  const birthDate = birthDateEstimated ? `${exact.slice(0, 4)}-07-01` : exact
  const motherName = months < 17 * 12 || chance.in(70) ? someName(chance, origin, 'female', 20) : null
  const child = months < 17 * 12
  const payer = chance.weighted([
    [82, 'bpjs'],
    [13, 'general'],
    [5, 'free'],
  ] as const)
  const demographics: Demographics = {
    title: titleOf(chance, sex, months),
    name: namesake?.name ?? someName(chance, origin, sex, 28),
    sex,
    birthDate,
    birthDateEstimated,
    motherName,
    responsible: child && motherName ? { name: motherName, relation: 'parent', phone: null } : null,
    address: {
      villageCode: namesake?.address.villageCode ?? chance.one(villages).code,
      hamlet: chance.one([
        'Kampung Baru',
        'Kampung Lama',
        'Jalur 1',
        'Jalur 2',
        'Blok A',
        'Blok C',
        'Tepi Pantai',
        null,
      ]),
      rt: String(chance.between(1, 6)),
      rw: String(chance.between(1, 4)),
      street: chance.in(70)
        ? `Jl. ${chance.one(['Koya', 'Holtekamp', 'Skouw', 'Perbatasan'])} No. ${chance.between(1, 99)}`
        : null,
    },
    noNikReason: hasNik ? null : months < 3 ? 'newborn' : chance.one(['not_issued', 'card_lost'] as const),
    payer,
    ...socialData(chance, origin, months),
    bloodGroup: chance.in(60) ? chance.one(['A', 'B', 'AB', 'O'] as const) : null,
  }
  return {
    register: {
      patientId,
      medicalRecordNumber: recordNumber(index + 1),
      demographics,
      nik: hasNik ? nikOf(sex, birthDate, 9000 + index) : null,
      bpjsCard: payer === 'bpjs' ? `00000009${String(index).padStart(5, '0')}` : null,
      familyCard: chance.in(70)
        ? `${demoFacility.districtCode}010120${String(9000 + Math.floor(index / 3))}`
        : null,
      phone: somePhone(chance, index),
    },
    allergies: someAllergies(chance, patientId),
  }
}

/** Shares of visitors by age: under 5, 5-14, 15-44, 45-59 and older. */
function someAgeInDays(chance: Chance): number {
  const [from, to] = chance.weighted([
    [14, [0, 4]],
    [10, [5, 14]],
    [34, [15, 44]],
    [22, [45, 59]],
    [20, [60, 88]],
  ] as const)
  return chance.between(Math.ceil(from * 365.25), Math.floor((to + 1) * 365.25) - 1)
}

function titleOf(chance: Chance, sex: Sex, months: number): Title {
  if (months < 12) return 'by'
  if (months < 17 * 12) return 'an'
  if (sex === 'male') return months < 25 * 12 ? 'sdr' : 'tn'
  return months < 25 * 12 && chance.in(60) ? 'nn' : 'ny'
}

function socialData(
  chance: Chance,
  origin: Origin,
  months: number,
): Pick<Demographics, 'religion' | 'education' | 'occupation' | 'maritalStatus'> {
  const religion = chance.weighted(origin.religions)
  if (months < 17 * 12) {
    return {
      religion,
      education: months < 13 * 12 ? 'none' : 'primary',
      occupation: null,
      maritalStatus: 'single',
    }
  }
  return {
    religion,
    education: chance.weighted([
      [20, 'primary'],
      [25, 'junior'],
      [35, 'senior'],
      [10, 'diploma'],
      [10, 'bachelor'],
    ] as const),
    occupation: chance.one([
      'Petani',
      'Nelayan',
      'Ibu rumah tangga',
      'Pedagang',
      'Buruh',
      'PNS',
      'Guru',
      null,
    ]),
    maritalStatus:
      months < 20 * 12
        ? 'single'
        : chance.weighted([
            [20, 'single'],
            [68, 'married'],
            [4, 'divorced'],
            [8, 'widowed'],
          ] as const),
  }
}

function nikOf(sex: Sex, birthDate: string, serial: number): string {
  const day = Number(birthDate.slice(8)) + (sex === 'female' ? 40 : 0)
  return `${demoFacility.districtCode}${String(day).padStart(2, '0')}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}${serial}`
}

/** 15 of 100 have none; some share the phone of the family. */
function somePhone(chance: Chance, index: number): string | null {
  if (chance.in(15)) return null
  const owner = chance.in(6) ? Math.floor(index / 30) * 30 : index
  return `+628120000${String(owner).padStart(4, '0')}`
}

function someAllergies(chance: Chance, patientId: string): ArgsOf<typeof RecordAllergyAnswer> | null {
  const answered = chance.weighted([
    [60, 'none'],
    [8, 'present'],
    [32, null],
  ] as const)
  if (answered === null) return null
  if (answered === 'none') return { patientId, answer: 'none', substances: [] }
  const substance = chance.one([
    { category: 'drug', substance: 'Amoksisilin', reaction: 'Gatal, kemerahan' },
    { category: 'drug', substance: 'Kotrimoksazol', reaction: 'Ruam' },
    { category: 'drug', substance: 'Asam mefenamat', reaction: null },
    { category: 'food', substance: 'Udang', reaction: 'Bengkak bibir' },
    { category: 'food', substance: 'Ikan laut', reaction: 'Gatal' },
    { category: 'environment', substance: 'Debu', reaction: 'Bersin' },
  ] as const)
  return { patientId, answer: 'present', substances: [substance] }
}
