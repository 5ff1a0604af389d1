import { OpenVisit } from '@lentera/contracts/visits/visit'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import type { CommandDefinition } from '@lentera/contracts/kernel/command'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { CommandRecord, WireRecord } from '@lentera/contracts/sync/record'
import { toBase64Url } from '@lentera/sync/record/bytes'
import type { CryptoPort } from '@lentera/sync/record/crypto-port'
import { type Sealer, sealRecord } from '@lentera/sync/record/seal'
import { signRecord } from '@lentera/sync/record/sign'
import { v7 } from 'uuid'

/** Somebody who writes commands outside a browser: a device, a person, a key. */
export interface Author {
  readonly crypto: CryptoPort
  readonly deviceId: string
  readonly userId: string
  readonly signingKey: CryptoKey
  readonly sealer: Sealer
  nextSeq: number
  patients: number
}

export interface Batch {
  readonly own: WireRecord[]
  /** The same records in clear: what the server keeps as payload. */
  readonly payloads: Buffer[]
}

/**
 * A batch as a busy desk makes it: people are registered, get a visit and are measured.
 * @returns 99 or 100 records: register, open, measure, in turn; and their payload bytes in clear
 */
export async function visitBatch(author: Author, form: 'opened' | 'sealed'): Promise<Batch> {
  const own: WireRecord[] = []
  const payloads: Buffer[] = []
  const add = async (
    definition: CommandDefinition,
    args: CommandRecord['args'],
    deps: string[],
  ): Promise<string> => {
    const record = await signed(author, definition, args, deps)
    const origin = { deviceId: author.deviceId, seq: author.nextSeq++ }
    own.push(
      form === 'opened'
        ? { origin, opened: record }
        : { origin, sealed: await sealRecord(author.crypto, author.sealer, record) },
    )
    payloads.push(Buffer.from(JSON.stringify(record)))
    return record.id
  }
  while (own.length + 3 <= 100) {
    const n = author.patients++
    const [patientId, visitId] = [v7(), v7()]
    const registered = await add(RegisterPatient, registration(patientId, n), [])
    const opened = await add(OpenVisit, arrival(visitId, patientId, n), [registered])
    await add(RecordVitals, { vitalsId: v7(), visitId, patientId, values: measured(n) }, [opened])
  }
  return { own, payloads }
}

const signed = (
  author: Author,
  { name, v }: CommandDefinition,
  args: CommandRecord['args'],
  deps: string[],
) =>
  signRecord(author.crypto, author.signingKey, {
    fmt: 1,
    id: v7(),
    name,
    v,
    args,
    refs: [],
    deps,
    overrides: [],
    actor: { userId: author.userId },
    deviceId: author.deviceId,
    unit: 'umum',
    at: { device: new Date().toISOString(), offsetMs: 0, offsetAgeS: 1, startId: 'bench-push' },
    salt: toBase64Url(author.crypto.randomBytes(16)),
  })

const pairs = (n: number) =>
  String(n)
    .padStart(8, '0')
    .replace(/(..)(?=.)/g, '$1-')

const registration = (patientId: string, n: number): CommandRecord['args'] => ({
  patientId,
  medicalRecordNumber: pairs(50_000_000 + (n % 40_000_000)),
  demographics: {
    title: null,
    name: `Bench Patient ${n.toString(36)}`,
    sex: n % 2 ? 'female' : 'male',
    birthDate: `19${String(50 + (n % 50))}-0${1 + (n % 9)}-1${n % 9}`,
    birthDateEstimated: false,
    motherName: null,
    responsible: null,
    address: { villageCode: '9171011001', hamlet: null, rt: '001', rw: '002', street: `Jalan Bench ${n}` },
    noNikReason: null,
    payer: 'bpjs',
    religion: null,
    education: null,
    occupation: null,
    maritalStatus: null,
    bloodGroup: null,
  },
  nik: `917101${String(1 + (n % 28)).padStart(2, '0')}0180${String(9000 + (n % 999))}`,
  bpjsCard: String(1_000_000_000_000 + n),
  familyCard: null,
  phone: null,
})

const arrival = (visitId: string, patientId: string, n: number): CommandRecord['args'] => ({
  visitId,
  patientId,
  kind: 'outpatient',
  unit: 'umum',
  payer: 'bpjs',
  sick: true,
  ticket: `${'ABCDEFGHJK'[Math.floor(n / 9999) % 10]}Z-${String(1 + (n % 9999)).padStart(4, '0')}`,
})

const measured = (n: number): CommandRecord['args'] => ({
  systolic: 110 + (n % 30),
  diastolic: 70 + (n % 15),
  pulse: 70 + (n % 25),
  respiratoryRate: 18,
  temperature: 36.5,
  spo2: 98,
  weight: 60.5,
  height: 160,
  waist: null,
  muac: null,
  headCircumference: null,
})
