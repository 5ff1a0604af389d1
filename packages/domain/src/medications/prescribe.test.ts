import { describe, expect, it } from '@jest/globals'
import { catalogueDrugs } from '@lentera/contracts/catalogue/drug'
import { allergies } from '@lentera/contracts/charting/allergies'
import { assessments } from '@lentera/contracts/charting/assessment'
import type { ArgsOf } from '@lentera/contracts/kernel/command'
import { put, type Command } from '@lentera/contracts/kernel/rule'
import { Prescribe } from '@lentera/contracts/medications/prescribe'
import { prescriptionLines, prescriptions } from '@lentera/contracts/medications/prescription'
import { patientDirectory } from '@lentera/contracts/patients/patient'
import { patientSets } from '@lentera/contracts/patients/patient-link'
import { handlers } from '../registry.js'
import {
  aCommand,
  aDirectoryEntry,
  anAllergy,
  anAssessment,
  anOrder,
  aPregnancy,
  aPrescribing,
  aPrescription,
  aPrescriptionLine,
  aSigna,
  id,
} from '../testing/samples.js'
import { drugs } from '../testing/sample-drugs.js'
import { World } from '../testing/world.js'

const handler = handlers.find(({ command }) => command.name === 'medications.prescribe')!
type Writes = Parameters<World['apply']>[0]

const listed = Object.values(drugs).map((drug) =>
  put(catalogueDrugs, { ...drug, code: drug.name, flags: [], words: '', active: true, loadId: id(1) }),
)
const aWorld = (...writes: Writes): World => {
  const world = new World()
  world.apply([...listed, put(patientDirectory, aDirectoryEntry()), ...writes])
  return world
}
const send = (
  world = aWorld(),
  args: Partial<ArgsOf<typeof Prescribe>> = {},
  change: Partial<Omit<Command<typeof Prescribe>, 'args'>> = {},
) => world.decide(handler, aCommand(Prescribe, aPrescribing(args), change))
const of = (...given: (typeof drugs)[keyof typeof drugs][]) => ({
  lines: given.map(({ id: drugId, name }) => anOrder({ drugId, drugName: name })),
})
const codes = ({ issues }: ReturnType<typeof send>) => issues.map(({ code, field }) => `${code} ${field}`)

describe('prescribing', () => {
  it('keeps the prescription and its lines in the order they were written', () => {
    const { writes } = send(aWorld(), of(drugs.paracetamol, drugs.chlorphenamine))
    expect(writes[0]).toEqual({ entity: 'prescriptions', record: aPrescription() })
    expect(writes.slice(1).map(({ record }) => record)).toMatchObject([
      { prescriptionId: id(44), position: 0, drugName: drugs.paracetamol.name },
      { prescriptionId: id(44), position: 1, drugName: drugs.chlorphenamine.name },
    ])
  })

  it('brings visit and patient to the devices of the pharmacy', () => {
    expect(send().members.map(({ scope, aggregate }) => `${scope} ${aggregate}`)).toEqual([
      'day:farmasi:2026-11-20 visit',
      'day:farmasi:2026-11-20 patient',
    ])
  })

  it('keeps which warnings were answered, with the reason and who gave it (acceptance-day E5)', () => {
    const { writes } = send(
      aWorld(),
      { overrideReason: 'sudah pernah, tidak apa' },
      { overridden: new Set(['medications.allergy']) },
    )
    expect(writes[0]!.record).toMatchObject({
      overriddenCodes: ['medications.allergy'],
      overrideReason: 'sudah pernah, tidak apa',
      prescribedBy: id(901),
    })
  })

  it('does not bring back what was cancelled meanwhile', () => {
    const cancelled = aPrescription({ status: 'cancelled', cancelledAt: '2026-11-20T00:05:00.000Z' })
    expect(send(aWorld(put(prescriptions, cancelled))).writes[0]!.record).toEqual(cancelled)
  })

  it('never overwrites another prescription, even under one id', () => {
    const other = aPrescription({ prescribedAt: '2026-11-19T00:00:00.000Z' })
    const { writes } = send(aWorld(put(prescriptions, other)))
    expect(writes[0]!.record.id).not.toBe(other.id)
    expect(writes[1]!.record).toMatchObject({ prescriptionId: writes[0]!.record.id })
  })
})

describe('what is prescribed is checked, on the device and again on the server', () => {
  it('against the allergies of the patient (acceptance-day 15)', () => {
    const world = aWorld(put(allergies, anAllergy()))
    expect(codes(send(world, of(drugs.paracetamol, drugs.amoxicillin)))).toEqual([
      'medications.allergy lines.1',
    ])
    expect(codes(send(world, of(drugs.cefixime)))).toEqual(['medications.allergy_related lines.0'])
  })

  it('against what the directory says where the chart is not here', () => {
    const entry = aDirectoryEntry({ allergyNames: ['Amoksisilin'] })
    expect(codes(send(aWorld(put(patientDirectory, entry)), of(drugs.amoxicillin)))).toEqual([
      'medications.allergy lines.0',
    ])
  })

  it('against allergies that were written under another number of the same person', () => {
    const set = { id: id(10), canonicalId: id(10), members: [id(10), id(11)], links: [] }
    const world = aWorld(put(patientSets, set), put(allergies, anAllergy({ patientId: id(11) })))
    expect(codes(send(world, of(drugs.amoxicillin)))).toEqual(['medications.allergy lines.0'])
  })

  it('not against an allergy that was entered in error', () => {
    const world = aWorld(put(allergies, anAllergy({ status: 'entered_in_error' })))
    expect(codes(send(world, of(drugs.amoxicillin)))).toEqual([])
  })

  it('against pregnancy (acceptance-day 12)', () => {
    const world = aWorld(put(patientDirectory, aDirectoryEntry({ pregnancy: aPregnancy() })))
    expect(codes(send(world, of(drugs.captopril)))).toEqual(['medications.pregnancy lines.0'])
    expect(codes(send(aWorld(), of(drugs.captopril)))).toEqual(['medications.pregnancy_unknown lines.0'])
  })

  it('against a pregnancy that nobody closed only until 43 weeks', () => {
    const world = aWorld(put(patientDirectory, aDirectoryEntry({ pregnant: true, pregnancy: aPregnancy() })))
    const later = (occurredAt: string) => codes(send(world, of(drugs.captopril), { occurredAt }))
    expect(later('2027-02-12T02:00:00.000Z')).toEqual(['medications.pregnancy lines.0'])
    expect(later('2027-02-13T02:00:00.000Z')).toEqual(['medications.pregnancy_unknown lines.0'])
  })

  it('and takes "not pregnant" as an answer only where this visit was told so today', () => {
    const entry = put(patientDirectory, aDirectoryEntry({ pregnant: false }))
    expect(codes(send(aWorld(entry), of(drugs.captopril)))).toEqual(['medications.pregnancy_unknown lines.0'])
    const asked = aWorld(entry, put(assessments, anAssessment({ pregnant: 'no' })))
    expect(codes(send(asked, of(drugs.captopril)))).toEqual([])
  })

  it('against the weight of a child that the dose was computed from (acceptance-day 14)', () => {
    const world = aWorld(put(patientDirectory, aDirectoryEntry({ birthDate: '2025-10-15' })))
    const give = (dose: number, weightKg: number | null) =>
      codes(send(world, { weightKg, lines: [syrup(dose)] }))
    expect(give(5, 9)).toEqual([])
    expect(give(10, 9)).toEqual(['medications.dose lines.0'])
    expect(give(5, null)).toEqual(['medications.weight_unknown lines.0'])
  })

  it('against what the patient still has at home', () => {
    const before = aPrescription({ id: id(45), serviceDate: '2026-11-19' })
    const line = aPrescriptionLine({ prescriptionId: id(45), drugId: drugs.amlodipine10.id, days: 30 })
    const month = aWorld(put(prescriptions, before), put(prescriptionLines, line))
    expect(codes(send(month, of(drugs.amlodipine5)))).toContain('medications.duplicate lines.0')
    month.apply([put(prescriptions, { ...before, status: 'cancelled' as const })])
    expect(codes(send(month, of(drugs.amlodipine5)))).not.toContain('medications.duplicate lines.0')
  })

  it('and says that a drug which is in no list could not be checked', () => {
    expect(codes(send(aWorld(), { lines: [anOrder({ drugId: id(7) })] }))).toEqual([
      'medications.drug_unknown lines.0',
    ])
  })

  it('and says what it could not know where the chart is not here', () => {
    const device = aWorld(put(allergies, anAllergy())).copy((entity) => entity !== 'allergies')
    expect(send(device, of(drugs.amoxicillin))).toMatchObject({
      issues: [],
      unknown: expect.arrayContaining(['allergies']),
    })
  })
})

const syrup = (dose: number) =>
  anOrder({ drugId: drugs.paracetamolSyrup.id, signa: aSigna({ dose, doseUnit: 'ml' }) })
