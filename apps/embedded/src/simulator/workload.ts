import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Command } from '@lentera/contracts/kernel/rule'
import { type PatientDirectoryEntry, patientDirectory, patients } from '@lentera/contracts/patients/patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import type { RowRef } from '@lentera/contracts/sync/record'
import { OpenVisit, type Visit, visits } from '@lentera/contracts/visits/visit'
import { someDemographics, someVitals } from '@lentera/domain/testing/samples'
import type { DeviceCore, NumberSource, SaveArgs, SavedCommand } from '@lentera/sync/client/api'
import { businessDateAt } from '@lentera/sync/pure/business-date'
import { type SeededRandom, seededId } from '@lentera/testing/seeded-random'
import { CloseVisit } from '@lentera/testing/test-rules'

/** A pulse nobody has: the server's rule is made to throw for it. */
export const POISON_PULSE = 13
/** A mother nobody has, for a registration that the server's rule throws for. */
export const POISON_MOTHER = 'Racun'

/** Whether the planted bug of the server's rules hits this command. */
export const isPoison = ({ args }: Command): boolean => {
  const { values, demographics } = args as {
    values?: { pulse: number | null }
    demographics?: { motherName: string | null }
  }
  return values?.pulse === POISON_PULSE || demographics?.motherName === POISON_MOTHER
}

const names = ['Maria', 'Yosef', 'Yohana', 'Agus', 'Siti', 'Dorkas', 'Markus', 'Ester', 'Petrus', 'Naomi']
const families = ['Wenda', 'Kogoya', 'Tabuni', 'Rumbiak', 'Santoso', 'Yikwa', 'Murib', 'Gobai']

/** One thing a person does, ready to be saved. */
export interface Deed {
  readonly what: string
  save(core: DeviceCore): Promise<SavedCommand>
}

const deed = <D extends CommandDefinition>(
  definition: D,
  args: SaveArgs<D>,
  refs: readonly RowRef[],
): Deed => ({
  what: definition.name,
  save: (core) => core.save(definition, args, { refs, unit: 'umum' }),
})

/** Decides what somebody does next from what the device shows, as a person would. */
export function nextDeed(core: DeviceCore, random: SeededRandom, now: number): Deed {
  const people = core.view.all(patientDirectory).rows.map(({ record }) => record)
  const known = core.view.all(visits).rows.map(({ record }) => record)
  const open = known.filter(({ status }) => status === 'open')
  const choice = random.next()
  if (people.length === 0 || choice < 0.2) return register(random, now)
  if (choice < 0.4 || known.length === 0) return arrive(core, random, random.pick(people), now)
  if (choice < 0.6) return measure(core, random, random.pick(known), now)
  if (choice < 0.72) return answer(core, random, random.pick(people))
  if (choice < 0.82) return openChart(core, random, random.pick(people))
  return open.length > 0 ? close(core, random.pick(open)) : measure(core, random, random.pick(known), now)
}

function register(random: SeededRandom, now: number): Deed {
  const name = `${random.pick(names)} ${random.pick(families)}`
  const birthDate = `${random.int(1940, 2025)}-0${random.int(1, 9)}-${random.int(10, 28)}`
  const motherName = random.chance(0.06) ? POISON_MOTHER : random.pick(names)
  const patientId = seededId(random, now)
  const make = (numbers: NumberSource): ArgsOf<typeof RegisterPatient> => ({
    patientId,
    medicalRecordNumber: numbers.medicalRecordNumber(),
    demographics: someDemographics({ name, birthDate, motherName, noNikReason: 'not_issued' }),
    nik: null,
    bpjsCard: null,
    familyCard: null,
    phone: null,
  })
  return deed(RegisterPatient, make, [])
}

const patientRef = (core: DeviceCore, id: string): RowRef => ({
  entity: patients.name,
  id,
  baseVersion: core.view.get(patients, id)?.rowVersion ?? null,
})
const visitRef = (core: DeviceCore, id: string): RowRef => ({
  entity: visits.name,
  id,
  baseVersion: core.view.get(visits, id)?.rowVersion ?? null,
})

function arrive(
  core: DeviceCore,
  random: SeededRandom,
  { id: patientId }: PatientDirectoryEntry,
  now: number,
): Deed {
  const visitId = seededId(random, now)
  const kind = random.chance(0.8) ? ('outpatient' as const) : ('emergency' as const)
  const make = (numbers: NumberSource): ArgsOf<typeof OpenVisit> => ({
    visitId,
    patientId,
    kind,
    unit: 'umum',
    payer: 'bpjs',
    sick: true,
    ticket: numbers.ticket('A', businessDateAt(now, 'Asia/Jayapura')),
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
  return deed(RecordVitals, args, [visitRef(core, visit.id), patientRef(core, visit.patientId)])
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
  return deed(OpenChart, { patientId, purpose, screen: 'visit' }, [patientRef(core, patientId)])
}

const close = (core: DeviceCore, { id: visitId }: Visit): Deed =>
  deed(CloseVisit, { visitId }, [visitRef(core, visitId)])
