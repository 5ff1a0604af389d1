import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import type { Demographics } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { PutUser } from '@lentera/contracts/users/user'
import { passwordHashing } from '@lentera/api/auth/password-hash'
import { v7 } from 'uuid'
import { DEMO_PASSWORD } from '../../demo/demo-people.js'
import { query } from '../database.js'
import type { Hospital } from '../hospital.js'
import { RemoteHands } from '../remote-hands.js'

/**
 * The clock of the tests begins anew with each start, so after a second one the roles given since the first lie ahead
 * for a moment.
 */
export async function untilRolesHold(hospital: Hospital): Promise<void> {
  const [row] = await query<{ last: Date }>(hospital, 'select max("from") as last from role_grants')
  for (;;) {
    const ping = await fetch(`${hospital.url}/api/v1/sync/ping`)
    const { serverTime } = (await ping.json()) as { serverTime: string }
    if (Date.parse(serverTime) > row!.last.getTime()) return
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

const plain: Demographics = {
  ...{ title: null, name: '', sex: 'male', birthDate: '1980-01-01', birthDateEstimated: false },
  ...{ motherName: null, responsible: null, noNikReason: null, payer: 'bpjs', religion: null },
  ...{ education: null, occupation: null, maritalStatus: null, bloodGroup: null },
  address: { villageCode: '9171041004', hamlet: null, rt: '1', rw: '1', street: null },
}

/** Who is known before the doors open, all invented; NIK have the serials 9xxx, which no registry reaches. */
const people = [
  { name: 'Suparman', birthDate: '1959-03-17', nik: '9171041703599101', hamlet: 'Krajan' },
  { name: 'Yakob Wenda', birthDate: '1972-08-12', nik: '9171041208729102' },
  { name: 'Fitri Kaisiepo', sex: 'female', birthDate: '1997-05-03', nik: '9171044305979103' },
  {
    name: 'Aisyah Hasnah',
    sex: 'female',
    birthDate: '2025-10-14',
    nik: '9171045410259104',
    mother: 'Hasnah',
  },
  { name: 'Dewi Lestari', sex: 'female', birthDate: '1995-02-20', nik: '9171046002959105' },
  { name: 'Barnabas Randa Bunga', birthDate: '1966-06-06', nik: '9171040606669106' },
] as const

/** The people of the day, and the two members of staff that the demonstration lacks. */
export async function peopleOfTheDay(hospital: Hospital): Promise<void> {
  const admin = await RemoteHands.of(hospital, 'admin')
  for (const [username, name, role] of [
    ['loket2', 'Dedi Kurniawan', 'receptionist'],
    ['apoteker2', 'Rina Mandacan', 'pharmacist'],
  ] as const)
    await admin.do(PutUser, {
      ...{ userId: v7(), username, name, active: true, grants: [{ role, unit: null }] },
      passwordHash: await (await passwordHashing()).hash(DEMO_PASSWORD),
    })

  const desk = await RemoteHands.of(hospital, 'loket')
  const nurse = await RemoteHands.of(hospital, 'perawat')
  for (const person of people) {
    const patientId = v7()
    const { name, birthDate, nik } = person
    await desk.do(RegisterPatient, {
      ...{ patientId, medicalRecordNumber: desk.recordNumber(), nik },
      ...{ bpjsCard: null, familyCard: null, phone: null },
      demographics: {
        ...plain,
        ...{ name, birthDate, sex: 'sex' in person ? person.sex : 'male' },
        ...('mother' in person && {
          motherName: person.mother,
          responsible: { name: person.mother, relation: 'parent', phone: null },
        }),
        address: { ...plain.address, hamlet: 'hamlet' in person ? person.hamlet : null },
      },
    })
    if (name === 'Yakob Wenda')
      await nurse.do(RecordAllergyAnswer, {
        ...{ patientId, answer: 'present' },
        substances: [{ category: 'drug', substance: 'Amoksisilin', reaction: 'Gatal' }],
      })
  }
}
