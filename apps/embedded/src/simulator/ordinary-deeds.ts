import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { INTAKE_VERSION } from '@lentera/contracts/assessments/intake'
import { RecordAssessment } from '@lentera/contracts/charting/assessment'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import type { ArgsOf } from '@lentera/contracts/kernel/command'
import {
  AmendPatient,
  type PatientField,
  type PatientFields,
} from '@lentera/contracts/patients/amend-patient'
import { patientDirectory, patientIdentifiers, patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { MoveVisit } from '@lentera/contracts/visits/move-visit'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import { presentValue } from '@lentera/domain/patients/patient-fields'
import { someAnswers, someDemographics, someVitals } from '@lentera/domain/testing/samples'
import type { DeviceCore, NumberSource } from '@lentera/sync/client/api'
import { businessDateAt } from '@lentera/sync/pure/business-date'
import { type SeededRandom, seededId } from '@lentera/testing/seeded-random'
import { type Deed, deed } from './deed.js'
import { patientRef, visitRef } from './desk-deeds.js'

const firstNames =
  'Maria Yosef Yohana Agus Siti Dorkas Markus Ester Petrus Naomi Lukas Rahel Simon Debora'.split(' ')
const middleNames = 'Kristina Paulus Marta Elias Ruth Daniel Sarah Natan Lidia Obet Hanna Yakob'.split(' ')
const families = 'Wenda Kogoya Tabuni Rumbiak Yikwa Murib Gobai Wanggai Awom Kambuaya Mandacan Rumere'.split(
  ' ',
)

const pad = (n: number): string => String(n).padStart(2, '0')

/** What patients know of their own day, whichever desk they stand at. */
export interface PatientsDay {
  readonly beenAtADesk: Set<string>
}
/** Of a hundred who come, this many come again: sent back, or they forgot. */
const COME_AGAIN = 0.02
/** People about whom everybody has something to correct: their papers are being renewed. */
const CORRECTED = 25

/** What people do on a day without anything remarkable; null: nobody waits here. */
export function ordinaryDeed(
  core: DeviceCore,
  random: SeededRandom,
  now: number,
  /** null: in a room, where nobody is registered. */
  day: PatientsDay | null,
): Deed | null {
  return day ? atTheDesk(core, random, now, day) : inTheRoom(core, random, now)
}

function atTheDesk(core: DeviceCore, random: SeededRandom, now: number, day: PatientsDay): Deed | null {
  const people = core.view.all(patientDirectory).rows.map(({ record }) => record.id)
  const choice = random.next()
  if (people.length < 5 || choice < 0.3) return register(random, now)
  if (choice < 0.7) {
    const isSecondTime = random.chance(COME_AGAIN)
    const coming = people.filter((id) => day.beenAtADesk.has(id) === isSecondTime)
    if (coming.length === 0) return null
    const patientId = random.pick(coming)
    day.beenAtADesk.add(patientId)
    return arrive(core, random, patientId, now)
  }
  return amend(core, random, random.pick(random.chance(0.6) ? people.slice(0, CORRECTED) : people))
}

function register(random: SeededRandom, now: number): Deed {
  const name = [firstNames, middleNames, families].map((list) => random.pick(list)).join(' ')
  const [day, month, year] = [random.int(1, 28), random.int(1, 12), random.int(1930, 2024)]
  const hasNik = random.chance(0.9)
  const nik = `917104${pad(day)}${pad(month)}${pad(year % 100)}${String(random.int(1, 9999)).padStart(4, '0')}`
  const make = (numbers: NumberSource): ArgsOf<typeof RegisterPatient> => ({
    patientId: seededId(random, now),
    medicalRecordNumber: numbers.medicalRecordNumber(),
    demographics: someDemographics({
      ...{ name, title: 'tn', sex: 'male', birthDate: `${year}-${pad(month)}-${pad(day)}` },
      noNikReason: hasNik ? null : 'not_issued',
    }),
    ...{ nik: hasNik ? nik : null, bpjsCard: null, familyCard: null, phone: null },
  })
  return deed(RegisterPatient, make, [])
}

/** Whoever has a visit today is not asked to open a second one. */
function arrive(core: DeviceCore, random: SeededRandom, patientId: string, now: number): Deed | null {
  const today = businessDateAt(now, 'Asia/Jayapura')
  const isHere = core.view
    .find(visits, 'patientId', patientId)
    .rows.some(({ record }) => record.status === 'open' || record.serviceDate === today)
  if (isHere) return null
  const [unit, letter] = random.chance(0.7) ? (['umum', 'A'] as const) : (['kia', 'B'] as const)
  const visitId = seededId(random, now)
  const make = (numbers: NumberSource): ArgsOf<typeof OpenVisit> => ({
    ...{ visitId, patientId, unit, kind: 'outpatient', payer: 'bpjs', sick: true },
    ticket: numbers.ticket(letter, today),
  })
  return deed(OpenVisit, make, [patientRef(core, patientId)])
}

/** The chart is opened first, as "Ubah data" does; what is on the screen then is changed. */
function amend(core: DeviceCore, random: SeededRandom, patientId: string): Deed {
  const patient = core.view.get(patients, patientId)?.record
  if (!patient) {
    const args = { patientId, purpose: 'registration' as const, screen: 'loket-ubah' }
    return deed(OpenChart, args, [patientRef(core, patientId)], { reads: 1 })
  }
  const everyday: readonly (() => Partial<PatientFields>)[] = [
    () => ({ phone: `+628${random.int(10_000_000, 99_999_999)}` }),
    () => ({ occupation: random.pick(['Petani', 'Nelayan', 'Guru', 'Pedagang']) }),
    () => ({ maritalStatus: random.pick(['single', 'married', 'widowed'] as const) }),
    () => ({ address: { ...patient.address, hamlet: random.pick(['Kampung Lama', 'Pasar', 'Pantai']) } }),
    () => ({ education: random.pick(['primary', 'junior', 'senior'] as const) }),
  ]
  const set = random.chance(0.03) ? { motherName: random.pick(firstNames) } : random.pick(everyday)()
  const numbers = core.view.find(patientIdentifiers, 'patientId', patientId).rows.map(({ record }) => record)
  const from = Object.fromEntries(
    Object.keys(set).map((field) => [field, presentValue(patient, numbers, field as PatientField)]),
  )
  return deed(AmendPatient, { patientId, set }, [patientRef(core, patientId)], { from })
}

function inTheRoom(core: DeviceCore, random: SeededRandom, now: number): Deed | null {
  const here = core.view.all(visits).rows.map(({ record }) => record)
  const open = here.filter(({ status }) => status === 'open')
  if (open.length === 0) return null
  const visit = random.pick(open)
  const { id: visitId, patientId } = visit
  const choice = random.next()
  const patient = [patientRef(core, patientId)]
  if (choice < 0.25 && core.view.get(patientDirectory, patientId)?.record.allergyAnswer === 'unknown')
    return deed(RecordAllergyAnswer, { patientId, answer: 'none', substances: [] }, patient)
  if (choice < 0.4)
    return deed(OpenChart, { patientId, purpose: 'care', screen: 'kajian' }, patient, { reads: 1 })
  if (choice < 0.43) {
    const unit = visit.unit === 'umum' ? 'kia' : 'umum'
    return deed(MoveVisit, { visitId, patientId, fromUnit: visit.unit, unit }, [visitRef(core, visitId)])
  }
  if (choice > 0.88) {
    const answers = someAnswers({
      complaint: random.pick(['Batuk', 'Pusing', 'Kontrol']),
      pain: 0,
      danger: [],
    })
    const form = { form: 'intake' as const, version: INTAKE_VERSION, answers }
    return deed(RecordAssessment, { visitId, patientId, ...form }, [visitRef(core, visitId), ...patient])
  }
  const values = someVitals({ pulse: random.int(62, 98), temperature: random.int(361, 374) / 10 })
  const args = { vitalsId: seededId(random, now), visitId, patientId, values }
  return deed(RecordVitals, args, [visitRef(core, visitId), ...patient])
}
