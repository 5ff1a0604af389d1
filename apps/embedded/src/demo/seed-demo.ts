import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { EnrolDevice, LeaseNumbers } from '@lentera/contracts/devices/device'
import { CountStock } from '@lentera/contracts/inventory/count-stock'
import { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { PutUser } from '@lentera/contracts/users/user'
import { localDate } from '@lentera/domain/kernel/local-date'
import { areasOfRegency } from '@lentera/terminology/areas/load-areas'
import { puskesmasDrugs } from '@lentera/terminology/catalogue/drugs'
import { DEMO_REGENCY, demoDeviceId, demoFacility } from './demo-facility.js'
import { demoPatients, type DemoPatient } from './demo-patients.js'
import { demoStock } from './demo-stock.js'
import { DEMO_PASSWORD, demoPeople, putDemoPerson } from './demo-people.js'
import { beginOf, demoHistories, periodBefore, periodFrom, registeredAt } from './history/demo-histories.js'
import type { Period } from './history/plan-visits.js'
import { type Issuer, seed, type SeedAct, type SeedCommand, seedId } from './seed-command.js'
import { catalogueLoads } from './seed-catalogues.js'

export interface SeedOptions {
  readonly hashPassword: (password: string) => Promise<string>
  /** The facility's business date: what lies on the shelves expires some time after it. */
  readonly today: CalendarDate
  /** Whether the patients have been here before. */
  readonly histories: boolean
  /** Hears what is going on, one Indonesian line at a time. */
  readonly print: (line: string) => void
}

const BATCH = 50
type Progress = (done: number, total: number) => void

/**
 * Fills an empty facility with the people and patients of the demonstration, and with what the patients came for
 * before. Everything goes through commands whose ids are derived, so a second call goes on where the first was cut off
 * and a third does nothing.
 */
export async function seedDemo(issuer: Issuer, options: SeedOptions): Promise<void> {
  const { hashPassword, today, print } = options
  const period = options.histories ? await periodTold(issuer, today) : null
  const begin: SeedAct = period ? { at: beginOf(period) } : {}
  await seedPeople(issuer, hashPassword, begin)
  await seedInBatches(issuer, catalogueLoads(demoFacility.id), (done, total) =>
    print(`Data demo: daftar diagnosis, obat, dan tindakan ${done} dari ${total}`),
  )
  const villages = areasOfRegency(DEMO_REGENCY).villages.filter(({ code }) =>
    code.startsWith(demoFacility.districtCode),
  )
  const patients = demoPatients(villages)
  await seedRecordNumbers(issuer, patients.length)
  const actOf = (patient: DemoPatient): SeedAct => (period ? { at: registeredAt(patient, period) } : {})
  const registrations = patients.map((patient, index) =>
    seed(`patient:${index}`, RegisterPatient, patient.register, actOf(patient)),
  )
  const answers = patients.flatMap((patient, index) =>
    patient.allergies
      ? [seed(`allergies:${index}`, RecordAllergyAnswer, patient.allergies, actOf(patient))]
      : [],
  )
  await seedInBatches(issuer, registrations, (done, total) =>
    print(`Data demo: pasien ${done} dari ${total}`),
  )
  await seedInBatches(issuer, answers, (done, total) =>
    print(`Data demo: jawaban alergi ${done} dari ${total}`),
  )
  if (period) await seedHistories(issuer, patients, period, print)
  await seedStock(issuer, today)
}

/**
 * The time before the first start, also where that start was cut off on another day. null: the people of this
 * demonstration came on its first day, so nobody could have written what was before.
 */
async function periodTold(issuer: Issuer, today: CalendarDate): Promise<Period | null> {
  const begun = await issuer.actedAt(personSeedId(demoPeople[0]!.username))
  if (begun === null) return periodBefore(today)
  const period = periodFrom(localDate(begun, demoFacility.timeZone))
  return period.last < today ? period : null
}

/** After patients and lists; each visit is in the log as a whole or comes with the next start. */
async function seedHistories(
  issuer: Issuer,
  patients: readonly DemoPatient[],
  period: Period,
  print: SeedOptions['print'],
): Promise<void> {
  const { deliveries, visits } = demoHistories(patients, period)
  await seedInBatches(issuer, deliveries)
  const known = await issuer.known(visits.flat().map(({ id }) => id))
  const missing = visits.flatMap((visit) => {
    const commands = visit.filter(({ id }) => !known.has(id))
    return commands.length > 0 ? [commands] : []
  })
  for (let from = 0; from < missing.length; from += BATCH) {
    await issuer.issueMany(missing.slice(from, from + BATCH).flat())
    const done = visits.length - missing.length + Math.min(from + BATCH, missing.length)
    print(`Data demo: riwayat kunjungan ${done} dari ${visits.length}`)
  }
}

/** After the list of drugs: a shelf without it would hold things without a name. */
async function seedStock(issuer: Issuer, today: CalendarDate): Promise<void> {
  const { deliveries, counts } = demoStock(puskesmasDrugs(), today)
  await seedInBatches(issuer, [
    ...deliveries.map((args, index) => seed(`delivery:${index}`, ReceiveStock, args)),
    ...counts.map((args, index) => seed(`count:${index}`, CountStock, args)),
  ])
}

const personLabel = (username: string): string => `user:${username}`
const personSeedId = (username: string) => seedId(personLabel(username))

async function seedPeople(
  issuer: Issuer,
  hashPassword: SeedOptions['hashPassword'],
  begin: SeedAct,
): Promise<void> {
  const known = await issuer.known(demoPeople.map(({ username }) => personSeedId(username)))
  for (const person of demoPeople) {
    if (known.has(personSeedId(person.username))) continue
    const args = putDemoPerson(person, await hashPassword(DEMO_PASSWORD))
    await issuer.issueMany([seed(personLabel(person.username), PutUser, args, begin)])
  }
}

/** The patients' numbers come from a block like everybody's; without one, a desk would give them out again. */
async function seedRecordNumbers(issuer: Issuer, count: number): Promise<void> {
  const device = {
    kind: 'service',
    name: 'Pengisi data demo',
    unit: 'all',
    publicKey: null,
    credentialHash: null,
  } as const
  await seedInBatches(issuer, [
    seed('device', EnrolDevice, { deviceId: demoDeviceId, device, person: null }),
    seed('numbers', LeaseNumbers, { deviceId: demoDeviceId, series: 'rm', count, date: null }),
  ])
}

async function seedInBatches(
  issuer: Issuer,
  commands: readonly SeedCommand[],
  progress: Progress = () => undefined,
): Promise<void> {
  const known = await issuer.known(commands.map(({ id }) => id))
  const missing = commands.filter(({ id }) => !known.has(id))
  for (let from = 0; from < missing.length; from += BATCH) {
    await issuer.issueMany(missing.slice(from, from + BATCH))
    progress(commands.length - missing.length + Math.min(from + BATCH, missing.length), commands.length)
  }
}
