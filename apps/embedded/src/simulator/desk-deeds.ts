import {
  AmendPatient,
  type PatientField,
  type PatientFields,
} from '@lentera/contracts/patients/amend-patient'
import type { EntityDefinition, EntityRecord } from '@lentera/contracts/kernel/entity'
import { RecordAccess } from '@lentera/contracts/charting/record-access'
import type { Patient, PatientDirectoryEntry } from '@lentera/contracts/patients/patient'
import { patientIdentifiers, patients } from '@lentera/contracts/patients/patient'
import { LinkPatients, patientLinks, UnlinkPatients } from '@lentera/contracts/patients/patient-link'
import { ResolveReview } from '@lentera/contracts/reviews/resolve-review'
import { reviewItems } from '@lentera/contracts/reviews/review-item'
import type { RowRef } from '@lentera/contracts/sync/record'
import { MoveVisit } from '@lentera/contracts/visits/move-visit'
import type { Visit } from '@lentera/contracts/visits/visit'
import { visits } from '@lentera/contracts/visits/visit'
import { presentValue } from '@lentera/domain/patients/patient-fields'
import type { DeviceCore } from '@lentera/sync/client/api'
import { houseId } from '@lentera/testing/test-house'
import type { SeededRandom } from '@lentera/testing/seeded-random'
import { type Deed, deed } from './deed.js'

export const refTo = (core: DeviceCore, entity: EntityDefinition<string, never>, id: string): RowRef => ({
  entity: entity.name,
  id,
  baseVersion:
    core.view.get(entity as unknown as EntityDefinition<string, EntityRecord>, id)?.rowVersion ?? null,
})
export const patientRef = (core: DeviceCore, id: string): RowRef =>
  refTo(core, patients as unknown as EntityDefinition<string, never>, id)
export const visitRef = (core: DeviceCore, id: string): RowRef =>
  refTo(core, visits as unknown as EntityDefinition<string, never>, id)

const jobs = ['Petani', 'Nelayan', 'Guru', 'Pedagang', null]
const hamlets = ['Kampung Baru', 'Kampung Lama', 'Pasar', null]

/** One or two fields said anew; few values, so that people often say the same, and often something else. */
function answers(random: SeededRandom, patient: Patient, someName: string): Partial<PatientFields> {
  const say: readonly (() => Partial<PatientFields>)[] = [
    () => ({ phone: `+62812345600${random.int(10, 15)}` }),
    () => ({ occupation: random.pick(jobs) }),
    () => ({ maritalStatus: random.pick(['single', 'married', 'widowed'] as const) }),
    () => ({ address: { ...patient.address, hamlet: random.pick(hamlets) } }),
    () => ({ name: someName }),
    () => ({ motherName: someName }),
    () => ({ birth: { date: `1980-0${random.int(1, 9)}-11`, estimated: false } }),
    () => ({ bloodGroup: random.pick(['A', 'B', 'O', null] as const) }),
  ]
  return { ...random.pick(say)(), ...(random.chance(0.4) ? random.pick(say)() : {}) }
}

/** "Ubah data": what the person saw in the same fields goes with it. */
export function amend(core: DeviceCore, random: SeededRandom, patient: Patient, someName: string): Deed {
  const set = answers(random, patient, someName)
  const numbers = core.view.find(patientIdentifiers, 'patientId', patient.id).rows.map(({ record }) => record)
  const seen = Object.keys(set).map((field) => [field, presentValue(patient, numbers, field as PatientField)])
  const from = Object.fromEntries(seen) as Record<string, unknown>
  return deed(AmendPatient, { patientId: patient.id, set }, [patientRef(core, patient.id)], { from })
}

/** "Pindah poli". */
export function move(core: DeviceCore, { id: visitId, patientId, unit }: Visit): Deed {
  const args = { visitId, patientId, fromUnit: unit, unit: unit === 'umum' ? 'kia' : 'umum' }
  return deed(MoveVisit, args, [visitRef(core, visitId)])
}

/** "Gabung RM ganda". */
export function link(core: DeviceCore, random: SeededRandom, people: readonly PatientDirectoryEntry[]): Deed {
  const [from, to] = [random.pick(people), random.pick(people)]
  return deed(
    LinkPatients,
    { from: from.id, to: to.id },
    [from, to].map(({ id }) => patientRef(core, id)),
  )
}

/** They were two after all; null where nobody is linked. */
export function unlink(core: DeviceCore, random: SeededRandom): Deed | null {
  const links = core.view.all(patientLinks).rows.flatMap(({ record }) => (record.endedBy ? [] : [record]))
  if (links.length === 0) return null
  const { id: linkId, from, to } = random.pick(links)
  return deed(UnlinkPatients, { linkId, from, to }, [])
}

/** "Perlu dicek"; null where nothing waits. */
export function resolve(core: DeviceCore, random: SeededRandom): Deed | null {
  const open = core.view.all(reviewItems).rows.flatMap(({ record }) => (record.closedAt ? [] : [record]))
  if (open.length === 0) return null
  const item = random.pick(open)
  const isAccepted = random.chance(0.6)
  const args = {
    reviewId: item.id,
    resolution: isAccepted ? ('accept' as const) : ('discard' as const),
    reason: isAccepted ? null : 'salah ketik',
  }
  return deed(ResolveReview, args, [], { unit: item.unit })
}

/** Charts read and printed without being opened anew, gathered into one command. */
export function noteReadings(
  random: SeededRandom,
  people: readonly PatientDirectoryEntry[],
  person: string,
  at: string,
): Deed {
  const entries = Array.from({ length: random.int(1, 3) }, () => ({
    person: houseId(person),
    patientId: random.pick(people).id,
    purpose: 'care' as const,
    screen: 'cetak',
    at,
  }))
  return deed(RecordAccess, { entries }, [], { reads: entries.length })
}
