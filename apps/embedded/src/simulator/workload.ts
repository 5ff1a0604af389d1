import { INTAKE_VERSION } from '@lentera/contracts/assessments/intake'
import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { RecordAssessment } from '@lentera/contracts/charting/assessment'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import type { ArgsOf } from '@lentera/contracts/kernel/command'
import type { Command } from '@lentera/contracts/kernel/rule'
import { type PatientDirectoryEntry, patientDirectory, patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { OpenVisit, type Visit, visits } from '@lentera/contracts/visits/visit'
import { someAnswers, someDemographics, someVitals } from '@lentera/domain/testing/samples'
import type { DeviceCore, NumberSource } from '@lentera/sync/client/api'
import { businessDateAt } from '@lentera/sync/pure/business-date'
import { type SeededRandom, seededId } from '@lentera/testing/seeded-random'
import { CloseVisit } from '@lentera/testing/test-rules'
import { type Deed, deed } from './deed.js'
import { amend, link, move, noteReadings, patientRef, resolve, unlink, visitRef } from './desk-deeds.js'
import { stockDeed } from './stock-deeds.js'

/** A pulse nobody has: the server's rule is made to throw for it. */
export const POISON_PULSE = 13
/** A mother nobody has, for a registration that the server's rule throws for. */
export const POISON_MOTHER = 'Racun'

/** Whether the planted bug of the server's rules hits this command. */
export const isPoison = ({ args }: Pick<Command, 'args'>): boolean => {
  const { values, demographics } = args as {
    values?: { pulse: number | null }
    demographics?: { motherName: string | null }
  }
  return values?.pulse === POISON_PULSE || demographics?.motherName === POISON_MOTHER
}

const names = ['Maria', 'Yosef', 'Yohana', 'Agus', 'Siti', 'Dorkas', 'Markus', 'Ester', 'Petrus', 'Naomi']
const families = ['Wenda', 'Kogoya', 'Tabuni', 'Rumbiak', 'Santoso', 'Yikwa', 'Murib', 'Gobai']

/** Who does it, and who was told of so far. */
export interface Moment {
  readonly person: string
  /** Milliseconds since 1970, true time. */
  readonly now: number
  /** Names and numbers of people, added to by registrations. */
  readonly personal: Set<string>
  /** Whether this house keeps a book of its medicine. */
  readonly hasPharmacy: boolean
}

/** Decides what somebody does next from what the device shows, as a person would. */
export function nextDeed(core: DeviceCore, random: SeededRandom, moment: Moment): Deed {
  const { now } = moment
  if (moment.hasPharmacy && random.chance(0.25)) return stockDeed(core, random, now)
  const people = core.view.all(patientDirectory).rows.map(({ record }) => record)
  const known = core.view.all(visits).rows.map(({ record }) => record)
  const open = known.filter(({ status }) => status === 'open')
  const choice = random.next()
  if (people.length === 0 || choice < 0.16) return register(random, moment)
  if (choice < 0.32 || known.length === 0) return arrive(core, random, random.pick(people), now)
  if (choice < 0.46) return measure(core, random, random.pick(known), now)
  if (choice < 0.54) return answer(core, random, random.pick(people))
  if (choice < 0.6) return openChart(core, random, random.pick(people))
  if (choice < 0.63) {
    const at = new Date(now).toISOString()
    return noteReadings(random, people, moment.person, at)
  }
  if (choice < 0.76) {
    const here = core.view.all(patients).rows.map(({ record }) => record)
    if (here.length > 0) return amend(core, random, random.pick(here), someName(random, moment))
  }
  if (choice < 0.81 && open.length > 0) return move(core, random.pick(open))
  if (choice < 0.85) return link(core, random, people)
  const later = choice < 0.87 ? unlink(core, random) : choice < 0.92 ? resolve(core, random) : null
  if (later) return later
  return open.length > 0 ? close(core, random.pick(open)) : measure(core, random, random.pick(known), now)
}

function someName(random: SeededRandom, { personal }: Moment): string {
  const name = `${random.pick(names)} ${random.pick(families)}`
  personal.add(name)
  return name
}

/** A number as the law builds it, or a wrong one, which is noticed and kept. */
function someNik(random: SeededRandom, { personal }: Moment): string {
  const nik = `917104${random.int(10, 71)}0${random.int(1, 9)}${random.int(10, 99)}000${random.int(1, 9)}`
  personal.add(nik)
  return nik
}

function register(random: SeededRandom, moment: Moment): Deed {
  const name = someName(random, moment)
  const nik = random.chance(0.5) ? someNik(random, moment) : null
  const birthDate = `${random.int(1940, 2025)}-0${random.int(1, 9)}-${random.int(10, 28)}`
  const motherName = random.chance(0.06) ? POISON_MOTHER : random.pick(names)
  const patientId = seededId(random, moment.now)
  const make = (numbers: NumberSource): ArgsOf<typeof RegisterPatient> => ({
    patientId,
    medicalRecordNumber: numbers.medicalRecordNumber(),
    demographics: someDemographics({ name, birthDate, motherName, noNikReason: nik ? null : 'not_issued' }),
    nik,
    bpjsCard: null,
    familyCard: null,
    phone: null,
  })
  return deed(RegisterPatient, make, [])
}

function arrive(
  core: DeviceCore,
  random: SeededRandom,
  { id: patientId }: PatientDirectoryEntry,
  now: number,
): Deed {
  const visitId = seededId(random, now)
  const kind = random.chance(0.8) ? ('outpatient' as const) : ('emergency' as const)
  const [unit, letter] = random.chance(0.7) ? ['umum', 'A'] : ['kia', 'B']
  const make = (numbers: NumberSource): ArgsOf<typeof OpenVisit> => ({
    visitId,
    patientId,
    kind,
    unit: unit!,
    payer: 'bpjs',
    sick: true,
    ticket: numbers.ticket(letter!, businessDateAt(now, 'Asia/Jayapura')),
  })
  return deed(OpenVisit, make, [patientRef(core, patientId)])
}

function measure(core: DeviceCore, random: SeededRandom, visit: Visit, now: number): Deed {
  const pulse = random.chance(0.08) ? POISON_PULSE : random.int(30, 220)
  const args = {
    vitalsId: seededId(random, now),
    visitId: visit.id,
    patientId: visit.patientId,
    values: someVitals({ pulse, temperature: random.int(350, 420) / 10 }),
  }
  const refs = [visitRef(core, visit.id), patientRef(core, visit.patientId)]
  // By the pulse, so that a day keeps its other acts: questions are answered as often as every fifth is measured.
  if (pulse !== POISON_PULSE && pulse % 5 === 0) return deed(RecordAssessment, asked(visit, pulse), refs)
  return deed(RecordVitals, args, refs)
}

/** Answers that open and end pregnancies, so that the directory is written from here, too. */
function asked({ id: visitId, patientId }: Visit, pulse: number): ArgsOf<typeof RecordAssessment> {
  const pregnant = pulse % 2 === 0 ? ('yes' as const) : ('no' as const)
  const answers = someAnswers({ complaint: 'Batuk', danger: pulse % 3 === 0 ? ['breathless'] : [], pregnant })
  return { visitId, patientId, form: 'intake', version: INTAKE_VERSION, answers }
}

function answer(core: DeviceCore, random: SeededRandom, { id: patientId }: PatientDirectoryEntry): Deed {
  const substances = [
    { category: 'drug' as const, substance: random.pick(['Amoksisilin', 'Parasetamol']), reaction: null },
  ]
  const args = random.chance(0.5)
    ? { patientId, answer: 'none' as const, substances: [] }
    : { patientId, answer: 'present' as const, substances }
  return deed(RecordAllergyAnswer, args, [patientRef(core, patientId)])
}

function openChart(core: DeviceCore, random: SeededRandom, { id: patientId }: PatientDirectoryEntry): Deed {
  const purpose = random.chance(0.8) ? ('care' as const) : ('administration' as const)
  return deed(OpenChart, { patientId, purpose, screen: 'visit' }, [patientRef(core, patientId)], { reads: 1 })
}

const close = (core: DeviceCore, { id: visitId }: Visit): Deed =>
  deed(CloseVisit, { visitId }, [visitRef(core, visitId)])
