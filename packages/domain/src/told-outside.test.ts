import { describe, expect, it } from '@jest/globals'
import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { RecordDiagnosis, RetractDiagnosis } from '@lentera/contracts/charting/diagnosis'
import { RecordProcedure, RetractProcedure } from '@lentera/contracts/charting/procedure'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { wantedEvents } from '@lentera/contracts/deliveries/delivery'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import { eventNamed } from '@lentera/contracts/kernel/event'
import type { DomainEvent } from '@lentera/contracts/kernel/rule'
import { CancelPrescription } from '@lentera/contracts/medications/cancel-prescription'
import { DispenseMedicine } from '@lentera/contracts/medications/dispense'
import { Prescribe } from '@lentera/contracts/medications/prescribe'
import { AmendPatient } from '@lentera/contracts/patients/amend-patient'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { PutUser } from '@lentera/contracts/users/user'
import { CancelVisit, ReinstateVisit } from '@lentera/contracts/visits/cancel-visit'
import { CloseVisit } from '@lentera/contracts/visits/close-visit'
import { MoveVisit } from '@lentera/contracts/visits/move-visit'
import { StartVisit } from '@lentera/contracts/visits/start-visit'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { handlers } from './registry.js'
import { aBatch, aHandOver } from './testing/stock-samples.js'
import {
  aCommand,
  anArrival,
  aPrescribing,
  aRegistration,
  aDiagnosisSaid,
  id,
  someVitals,
} from './testing/samples.js'
import { World } from './testing/world.js'

const visit = { visitId: id(21), patientId: id(10) }

/** Does one act after the other, a minute apart, and keeps what the outside is told. */
class Day {
  readonly told: DomainEvent[] = []
  readonly world = new World()
  #acts = 0

  /** @param minute of the day; an act that was done earlier may be heard later */
  act<D extends CommandDefinition>(
    definition: D,
    args: ArgsOf<D>,
    from: Record<string, unknown> = {},
    minute = this.#acts + 1,
  ): this {
    const handler = handlers.find(({ command }) => command === definition)!
    this.#acts += 1
    const at = new Date(Date.parse('2026-11-20T00:00:00.000Z') + minute * 60_000).toISOString()
    const decision = this.world.decide(
      handler,
      aCommand(definition, args, { id: id(7000 + this.#acts), occurredAt: at, from }),
    )
    this.world.apply(decision.writes)
    this.told.push(...decision.events)
    return this
  }

  named(name: string): Record<string, unknown>[] {
    return this.told.filter((event) => event.name === name).map(({ payload }) => payload)
  }
}

const wholeVisit = (): Day => {
  const day = new Day()
  day.world.apply([{ entity: 'stock_batches', record: aBatch({ balance: 20 }) }])
  return day
    .act(RegisterPatient, aRegistration({ nik: '9171045203900001' }))
    .act(OpenVisit, anArrival())
    .act(StartVisit, { ...visit, stage: 'intake' })
    .act(RecordVitals, { ...visit, vitalsId: id(40), values: someVitals() })
    .act(RecordAllergyAnswer, { patientId: id(10), answer: 'none', substances: [] })
    .act(MoveVisit, { ...visit, fromUnit: 'umum', unit: 'farmasi' })
    .act(StartVisit, { ...visit, stage: 'examination' })
    .act(RecordDiagnosis, aDiagnosisSaid({ ...visit, rank: 'secondary' }))
    .act(RecordDiagnosis, aDiagnosisSaid({ ...visit, diagnosisId: id(111), code: 'I10' }))
    .act(RecordProcedure, { ...visit, procedureId: id(120), code: '89.52', name: 'EKG', note: null })
    .act(Prescribe, aPrescribing({ ...visit }))
    .act(CancelPrescription, { ...visit, prescriptionId: id(44) })
    .act(DispenseMedicine, { ...aHandOver(6), ...visit })
    .act(CloseVisit, { ...visit, outcome: 'home' })
}

describe('what the outside is told', () => {
  it('has the shape of its event, and each wanted event is told by some act', () => {
    const day = wholeVisit()
      .act(RetractProcedure, { ...visit, procedureId: id(120) })
      .act(RetractDiagnosis, { ...visit, diagnosisId: id(111) })
      .act(AmendPatient, { patientId: id(10), set: { nik: '9171045203900002' } }, { nik: '9171045203900001' })
      .act(OpenVisit, anArrival({ visitId: id(22), ticket: 'A1-002' }))
      .act(CancelVisit, { visitId: id(22), patientId: id(10), reason: 'Pulang' })
      .act(ReinstateVisit, { visitId: id(22), patientId: id(10) })
      .act(PutUser, {
        ...{ userId: id(70), username: 'dokter', name: 'dr. Alexander', passwordHash: null, active: true },
        ...{ grants: [{ role: 'doctor', unit: null }], nik: '7209061211900001' },
      })
    for (const { name, payload } of day.told) {
      const read = eventNamed(name)?.payload.safeParse(payload)
      expect([name, read?.success, read?.error?.issues]).toEqual([name, true, undefined])
      // Nothing of it would be lost on the way through the store either.
      expect([name, read?.data]).toEqual([name, JSON.parse(JSON.stringify(payload))])
    }
    const names = new Set(day.told.map(({ name }) => name))
    expect(wantedEvents.satusehat.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([])
  })

  it('names who came with the visit, so that nobody has to be asked', () => {
    const [opened] = wholeVisit().named('visits.opened')
    expect(opened).toMatchObject({
      person: { patient: { id: id(10) }, identifiers: [{ kind: 'nik', value: '9171045203900001' }] },
    })
  })

  it('brings the whole path of a visit with every step, in the order of time', () => {
    const [closed] = wholeVisit().named('visits.closed') as { steps: { kind: string }[] }[]
    expect(closed!.steps.map(({ kind }) => kind)).toEqual(['started', 'moved', 'started', 'closed'])
    expect(closed).toMatchObject({ visit: { status: 'closed' } })
  })

  it('puts a step that is heard late where it happened', () => {
    const day = new Day()
      .act(OpenVisit, anArrival())
      .act(StartVisit, { ...visit, stage: 'examination' }, {}, 30)
      .act(StartVisit, { ...visit, stage: 'intake' }, {}, 10)
      .act(CloseVisit, { ...visit, outcome: 'home' }, {}, 40)
    const [closed] = day.named('visits.closed') as { steps: { stage?: string }[] }[]
    expect(closed!.steps.map(({ stage }) => stage)).toEqual(['intake', 'examination', undefined])
  })

  it('names the primary diagnosis first', () => {
    const [closed] = wholeVisit().named('visits.closed') as { diagnoses: { rank: string }[] }[]
    expect(closed!.diagnoses.map(({ rank }) => rank)).toEqual(['primary', 'secondary'])
  })

  it('says again what a closed visit was about when a diagnosis comes late or is taken back', () => {
    const day = wholeVisit()
    expect(day.named('visits.amended')).toEqual([])
    day
      .act(
        RecordDiagnosis,
        aDiagnosisSaid({ ...visit, diagnosisId: id(112), code: 'E11.9', rank: 'secondary' }),
      )
      .act(RetractDiagnosis, { ...visit, diagnosisId: id(111) })
      .act(
        RecordDiagnosis,
        aDiagnosisSaid({ ...visit, diagnosisId: id(113), code: 'R50.9', rank: 'secondary' }),
      )
    const codes = (day.named('visits.amended') as { diagnoses: { code: string }[] }[]).map(({ diagnoses }) =>
      diagnoses.map(({ code }) => code),
    )
    expect(codes).toEqual([
      ['I10', 'J06.9', 'E11.9'],
      ['J06.9', 'E11.9'],
      // What was taken back stays away.
      ['J06.9', 'E11.9', 'R50.9'],
    ])
  })

  it('leaves out numbers that others took the place of', () => {
    const day = wholeVisit().act(
      AmendPatient,
      { patientId: id(10), set: { nik: '9171045203900002' } },
      { nik: '9171045203900001' },
    )
    const [amended] = day.named('patients.amended') as { identifiers: { value: string }[] }[]
    expect(amended!.identifiers.map(({ value }) => value)).toEqual(['9171045203900002'])
  })
})
