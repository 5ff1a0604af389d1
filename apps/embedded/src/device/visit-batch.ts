import { OpenVisit } from '@lentera/contracts/visits/visit'
import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import type { CommandDefinition } from '@lentera/contracts/kernel/command'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { CommandRecord, WireRecord } from '@lentera/contracts/sync/record'
import { toBase64Url, utf8 } from '@lentera/sync/record/bytes'
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
  visits: number
  /** Registered patients who have not come today; a morning takes them from the front. */
  readonly known: string[]
  /** Name of the n-th person; where it is left out nobody resembles anybody. */
  readonly nameOf?: (n: number) => string
}

export type Form = 'opened' | 'sealed'

export interface Batch {
  readonly own: WireRecord[]
  /** The same records in clear: what the server keeps as payload. */
  readonly payloads: Uint8Array[]
}

/** One in so many visits is somebody who was never here. */
const NEW_EVERY = 10
const MAX_RECORDS = 100

/**
 * A batch as a desk makes it in a morning: of ten visits nine are by patients who are known and one is by
 * somebody who is registered first; everybody gets a visit, is asked about allergies and is measured.
 * @returns 97 to 100 records and their payload bytes in clear
 * @throws when the known patients are used up; {@link registrations} makes more
 */
export async function morningBatch(author: Author, form: Form): Promise<Batch> {
  const { batch, add } = newBatch(author, form)
  while (batch.own.length + 4 <= MAX_RECORDS) {
    const isNew = author.visits % NEW_EVERY === 0
    const patientId = isNew ? v7() : author.known.shift()
    if (patientId === undefined) throw new Error('no known patient is left for this batch')
    const arrived = isNew ? [await add(RegisterPatient, registration(author, patientId), [])] : []
    const [n, visitId] = [author.visits++, v7()]
    const opened = await add(OpenVisit, arrival(visitId, patientId, n), arrived)
    await add(RecordAllergyAnswer, { patientId, answer: 'none', substances: [] }, [opened])
    await add(RecordVitals, { vitalsId: v7(), visitId, patientId, values: measured(n) }, [opened])
  }
  return batch
}

/** A batch of nothing but registrations: the people whom later batches know. */
export async function registrations(author: Author): Promise<Batch> {
  const { batch, add } = newBatch(author, 'opened')
  while (batch.own.length < MAX_RECORDS) {
    const patientId = v7()
    await add(RegisterPatient, registration(author, patientId), [])
    author.known.push(patientId)
  }
  return batch
}

/** Triples of a registration, its visit and its vitals: one row of each effect for every triple. */
export async function tripleBatch(author: Author, form: Form, triples = 33): Promise<Batch> {
  const { batch, add } = newBatch(author, form)
  while (batch.own.length < 3 * triples) {
    const [n, patientId, visitId] = [author.visits++, v7(), v7()]
    const registered = await add(RegisterPatient, registration(author, patientId), [])
    const opened = await add(OpenVisit, arrival(visitId, patientId, n), [registered])
    await add(RecordVitals, { vitalsId: v7(), visitId, patientId, values: measured(n) }, [opened])
  }
  return batch
}

/** Signs and, where asked, seals what is added to it; every record takes the lane's next number. */
function newBatch(author: Author, form: Form) {
  const batch: Batch = { own: [], payloads: [] }
  const add = async (
    definition: CommandDefinition,
    args: CommandRecord['args'],
    deps: string[],
  ): Promise<string> => {
    const record = await signed(author, definition, args, deps)
    const origin = { deviceId: author.deviceId, seq: author.nextSeq++ }
    batch.own.push(
      form === 'opened'
        ? { origin, opened: record }
        : { origin, sealed: await sealRecord(author.crypto, author.sealer, record) },
    )
    batch.payloads.push(utf8(JSON.stringify(record)))
    return record.id
  }
  return { batch, add }
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

/** A day of birth of its own for each of ten thousand people, so that nobody resembles anybody. */
const bornOn = (n: number): string =>
  new Date(Date.UTC(1950, 0, 1) + ((n * 7919) % 20_000) * 86_400_000).toISOString().slice(0, 10)

function registration(author: Author, patientId: string): CommandRecord['args'] {
  const n = author.patients++
  const sex = n % 2 ? 'female' : 'male'
  const birthDate = bornOn(n)
  const day = Number(birthDate.slice(8)) + (sex === 'female' ? 40 : 0)
  const born = `${String(day).padStart(2, '0')}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}`
  return {
    patientId,
    medicalRecordNumber: pairs(50_000_000 + (n % 40_000_000)),
    demographics: {
      title: null,
      name: author.nameOf?.(n) ?? `Bench Patient ${n.toString(36)}`,
      sex,
      birthDate,
      birthDateEstimated: false,
      motherName: null,
      responsible: null,
      address: {
        villageCode: '9171011001',
        hamlet: null,
        rt: '001',
        rw: '002',
        street: `Jalan Bench ${n}`,
      },
      noNikReason: null,
      payer: 'bpjs',
      religion: null,
      education: null,
      occupation: null,
      maritalStatus: null,
      bloodGroup: null,
    },
    nik: `917101${born}${String(1 + (n % 9998)).padStart(4, '0')}`,
    bpjsCard: String(1_000_000_000_000 + n),
    familyCard: null,
    phone: null,
  }
}

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
