import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { EnrolDevice, LeaseNumbers } from '@lentera/contracts/devices/device'
import { CountStock } from '@lentera/contracts/inventory/count-stock'
import { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Id } from '@lentera/contracts/kernel/id'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { PutUser } from '@lentera/contracts/users/user'
import { idFrom } from '@lentera/domain/kernel/id-from'
import { areasOfRegency } from '@lentera/terminology/areas/load-areas'
import { puskesmasDrugs } from '@lentera/terminology/catalogue/drugs'
import { DEMO_REGENCY, demoDeviceId, demoFacility } from './demo-facility.js'
import { demoPatients } from './demo-patients.js'
import { demoStock } from './demo-stock.js'
import { DEMO_PASSWORD, demoPeople, putDemoPerson } from './demo-people.js'
import type { Issuer, SeedCommand } from './seed-command.js'
import { catalogueLoads } from './seed-catalogues.js'

export interface SeedOptions {
  readonly hashPassword: (password: string) => Promise<string>
  /** The facility's business date: what lies on the shelves expires some time after it. */
  readonly today: CalendarDate
  /** Hears what is going on, one Indonesian line at a time. */
  readonly print: (line: string) => void
}

const BATCH = 50
const seedId = (label: string): Id => idFrom(demoFacility.id, `seed:${label}`)

/**
 * Fills an empty facility with the people and patients of the demonstration. Everything goes through
 * commands whose ids are derived, so a second call goes on where the first was cut off and a third does nothing.
 */
export async function seedDemo(issuer: Issuer, { hashPassword, today, print }: SeedOptions): Promise<void> {
  await seedPeople(issuer, hashPassword)
  await seedInBatches(issuer, catalogueLoads(demoFacility.id), (done, total) =>
    print(`Data demo: daftar diagnosis, obat, dan tindakan ${done} dari ${total}`),
  )
  const villages = areasOfRegency(DEMO_REGENCY).villages.filter(({ code }) =>
    code.startsWith(demoFacility.districtCode),
  )
  const patients = demoPatients(villages)
  await seedRecordNumbers(issuer, patients.length)
  const registrations = patients.map(({ register }, index) =>
    seed(`patient:${index}`, RegisterPatient, register),
  )
  const answers = patients.flatMap(({ allergies }, index) =>
    allergies ? [seed(`allergies:${index}`, RecordAllergyAnswer, allergies)] : [],
  )
  await seedInBatches(issuer, registrations, (done, total) =>
    print(`Data demo: pasien ${done} dari ${total}`),
  )
  await seedInBatches(issuer, answers, (done, total) =>
    print(`Data demo: jawaban alergi ${done} dari ${total}`),
  )
  await seedStock(issuer, today)
}

/** After the list of drugs: a shelf without it would hold things without a name. */
async function seedStock(issuer: Issuer, today: CalendarDate): Promise<void> {
  const { deliveries, counts } = demoStock(puskesmasDrugs(), today)
  await seedInBatches(issuer, [
    ...deliveries.map((args, index) => seed(`delivery:${index}`, ReceiveStock, args)),
    ...counts.map((args, index) => seed(`count:${index}`, CountStock, args)),
  ])
}

async function seedPeople(issuer: Issuer, hashPassword: SeedOptions['hashPassword']): Promise<void> {
  const known = await issuer.known(demoPeople.map(({ username }) => seedId(`user:${username}`)))
  for (const person of demoPeople) {
    const id = seedId(`user:${person.username}`)
    if (!known.has(id))
      await issuer.issue(PutUser, putDemoPerson(person, await hashPassword(DEMO_PASSWORD)), id)
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

const seed = <D extends CommandDefinition>(label: string, definition: D, args: ArgsOf<D>): SeedCommand => ({
  id: seedId(label),
  definition,
  args,
})

async function seedInBatches(
  issuer: Issuer,
  commands: readonly SeedCommand[],
  progress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  const known = await issuer.known(commands.map(({ id }) => id))
  const missing = commands.filter(({ id }) => !known.has(id))
  for (let from = 0; from < missing.length; from += BATCH) {
    await issuer.issueMany(missing.slice(from, from + BATCH))
    progress(commands.length - missing.length + Math.min(from + BATCH, missing.length), commands.length)
  }
}
