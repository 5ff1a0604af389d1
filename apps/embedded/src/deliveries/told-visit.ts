import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { RecordDiagnosis } from '@lentera/contracts/charting/diagnosis'
import { RecordProcedure } from '@lentera/contracts/charting/procedure'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { DomainEvent } from '@lentera/contracts/kernel/rule'
import { DispenseMedicine } from '@lentera/contracts/medications/dispense'
import { Prescribe } from '@lentera/contracts/medications/prescribe'
import type { PrescriptionLine } from '@lentera/contracts/medications/prescription'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { CloseVisit } from '@lentera/contracts/visits/close-visit'
import { StartVisit } from '@lentera/contracts/visits/start-visit'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { idFrom } from '@lentera/domain/kernel/id-from'
import { handlers } from '@lentera/domain/registry'
import { aCommand, anOrder, aRegistration, id, someVitals } from '@lentera/domain/testing/samples'
import { aDelivery } from '@lentera/domain/testing/stock-samples'
import { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import { puskesmasDrugs } from '@lentera/terminology/catalogue/drugs'
import { World } from '@lentera/domain/testing/world'

/** The nurse, the doctor and the pharmacist of every told visit. */
export const staff = { nurse: id(501), doctor: id(502), pharmacist: id(503) } as const

export const paracetamol: CatalogueDrug = {
  ...puskesmasDrugs().find(({ name }) => name === 'Parasetamol tab 500 mg')!,
  id: id(600),
  active: true,
  loadId: id(601),
}

const MINUTE = 60_000

/** A patient of its own who comes once, decided by the real rules; what the outside is told of it. */
export class ToldVisit {
  readonly told: DomainEvent[] = []
  readonly patientId: string
  readonly visitId: string
  readonly #world = new World()
  #acts = 0

  /** @param startsAt milliseconds since 1970 */
  constructor(
    readonly n: number,
    private readonly startsAt: number,
  ) {
    this.patientId = id(100_000 + n)
    this.visitId = id(200_000 + n)
    this.#world.apply([{ entity: 'catalogue_drugs', record: paracetamol }])
  }

  act<D extends CommandDefinition>(definition: D, args: ArgsOf<D>, by: string = staff.nurse): this {
    const handler = handlers.find(({ command }) => command === definition)!
    const occurredAt = new Date(this.startsAt + (this.#acts += 1) * 2 * MINUTE).toISOString()
    const commandId = id(1_000_000 + this.n * 100 + this.#acts)
    const command = aCommand(definition, args, { id: commandId, occurredAt, actorId: by })
    const decision = this.#world.decide(handler, command)
    this.#world.apply(decision.writes)
    this.told.push(...decision.events)
    return this
  }

  /** Registered, measured, examined, coded, given medicine, and gone: the whole way. */
  whole(nik: string | null, diagnosis = 'J06.9'): this {
    const { patientId, visitId, n } = this
    const inVisit = { patientId, visitId }
    const prescriptionId = id(300_000 + n)
    this.act(RegisterPatient, aRegistration({ patientId, nik, medicalRecordNumber: '00-00-10' }))
      .act(ReceiveStock, {
        ...aDelivery(100),
        lines: [{ itemId: paracetamol.id, batchNumber: 'P1', expiresOn: '2027-12-31', quantity: 100 }],
      })
      .act(OpenVisit, {
        ...inVisit,
        ...{ kind: 'outpatient', unit: 'umum', payer: 'bpjs', sick: true, ticket: 'A2-014' },
      })
      .act(StartVisit, { ...inVisit, stage: 'intake' })
      .act(RecordVitals, {
        ...inVisit,
        vitalsId: id(400_000 + n),
        values: someVitals({ systolic: 120, diastolic: 80, pulse: 84, temperature: 37.9, weight: 61.5 }),
      })
      .act(RecordAllergyAnswer, { patientId, answer: 'none', substances: [] })
      .act(StartVisit, { ...inVisit, stage: 'examination' }, staff.doctor)
      .act(
        RecordDiagnosis,
        {
          ...inVisit,
          ...{ diagnosisId: id(500_000 + n), code: diagnosis, name: 'ISPA akut', rank: 'primary' },
          ...{ caseKind: 'new', certainty: 'confirmed' },
        },
        staff.doctor,
      )
      .act(
        RecordProcedure,
        { ...inVisit, procedureId: id(600_000 + n), code: '89.52', name: 'EKG', note: null },
        staff.doctor,
      )
      .act(
        Prescribe,
        {
          ...inVisit,
          ...{ prescriptionId, weightKg: null, note: null, overrideReason: null },
          lines: [anOrder({ drugId: paracetamol.id })],
        },
        staff.doctor,
      )
    const [line] = this.#world.all('prescription_lines') as PrescriptionLine[]
    return this.act(
      DispenseMedicine,
      {
        ...inVisit,
        ...{ prescriptionId, dispenseId: idFrom(prescriptionId, 'given'), reviewed: true, note: null },
        lines: [{ lineId: line!.id, drugId: paracetamol.id, batchId: null, quantity: 15, covers: 15 }],
      },
      staff.pharmacist,
    ).act(CloseVisit, { ...inVisit, outcome: 'home' }, staff.doctor)
  }
}
