import fc from 'fast-check'
import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { EnrolDevice, LeaseNumbers } from '@lentera/contracts/devices/device'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Command } from '@lentera/contracts/kernel/rule'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { PutUser } from '@lentera/contracts/users/user'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { aCommand, anArrival, aRegistration, id, someVitals } from './samples.js'

/** One act of a busy day: few people, few names and few numbers, so that acts meet. */
export interface Act {
  readonly definition: CommandDefinition
  readonly args: unknown
}

const act = <D extends CommandDefinition>(definition: D, args: fc.Arbitrary<ArgsOf<D>>): fc.Arbitrary<Act> =>
  args.map((value) => ({ definition, args: value }))

const patientId = fc.integer({ min: 10, max: 13 }).map(id)
const name = fc.constantFrom('Maria Wenda', 'Maria', 'Marla Wenda', 'Yohanes Kogoya')
const nik = fc.constantFrom(null, '9171045203909001', '9171041203909002')
const unit = fc.constantFrom('umum', 'gigi')

const acts = {
  registerPatient: act(
    RegisterPatient,
    fc
      .record({ patientId, name, nik, number: fc.constantFrom('00-00-01', '00-00-02', 'T-2-1') })
      .map((chosen) =>
        aRegistration({
          patientId: chosen.patientId,
          medicalRecordNumber: chosen.number,
          nik: chosen.nik,
          demographics: { name: chosen.name },
        }),
      ),
  ),
  openVisit: act(
    OpenVisit,
    fc
      .record({
        visitId: fc.integer({ min: 20, max: 25 }).map(id),
        patientId,
        unit,
        kind: fc.constantFrom('outpatient' as const, 'emergency' as const),
        ticket: fc.constantFrom('A2-001', 'A2-002'),
      })
      .map(anArrival),
  ),
  recordVitals: act(
    RecordVitals,
    fc.record({
      vitalsId: fc.integer({ min: 40, max: 43 }).map(id),
      visitId: fc.integer({ min: 20, max: 25 }).map(id),
      patientId,
      values: fc
        .record({ systolic: fc.integer({ min: 30, max: 320 }), weight: fc.integer({ min: 1, max: 320 }) })
        .map(someVitals),
    }),
  ),
  recordAllergyAnswer: act(
    RecordAllergyAnswer,
    fc.record({
      patientId,
      answer: fc.constantFrom('none' as const, 'present' as const),
      substances: fc.array(
        fc.record({
          category: fc.constantFrom('drug' as const, 'food' as const),
          substance: fc.constantFrom('Amoksisilin', 'amoksisilin', 'Udang'),
          reaction: fc.constantFrom(null, 'Gatal'),
        }),
        { maxLength: 2 },
      ),
    }),
  ),
  openChart: act(
    OpenChart,
    fc.record({
      patientId,
      purpose: fc.constantFrom('care' as const, 'administration' as const),
      screen: fc.constant('pasien'),
    }),
  ),
  putUser: act(
    PutUser,
    fc.record({
      userId: fc.integer({ min: 70, max: 72 }).map(id),
      username: fc.constantFrom('loket', 'perawat'),
      name,
      passwordHash: fc.constantFrom(null, 'hash'),
      active: fc.boolean(),
      grants: fc.array(
        fc.record({ role: fc.constantFrom('nurse' as const, 'head' as const), unit: fc.option(unit) }),
        {
          maxLength: 3,
        },
      ),
    }),
  ),
  enrolDevice: act(
    EnrolDevice,
    fc.record({
      deviceId: fc.integer({ min: 90, max: 92 }).map(id),
      device: fc.option(
        fc.record({
          kind: fc.constant('browser' as const),
          name: fc.constant('PC'),
          unit,
          publicKey: fc.constant(null),
          credentialHash: fc.constant('c'),
        }),
      ),
      person: fc.option(
        fc.record({
          userId: fc.integer({ min: 70, max: 72 }).map(id),
          publicKey: fc.constantFrom('A'.repeat(87), 'B'.repeat(87)),
        }),
      ),
    }),
  ),
  leaseNumbers: act(
    LeaseNumbers,
    fc.record({
      deviceId: fc.integer({ min: 90, max: 92 }).map(id),
      series: fc.constantFrom('rm' as const, 'station' as const),
      count: fc.integer({ min: 1, max: 200 }),
      date: fc.constantFrom('2026-11-19', '2026-11-20', '2026-11-21'),
    }),
  ),
}

/** Any act of any command. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(...Object.values(acts))

/** Acts that meet in the allergies of few patients. */
export const allergyAct: fc.Arbitrary<Act> = fc.oneof(acts.registerPatient, acts.recordAllergyAnswer)

/** Acts in order, a minute apart, each as the command a rule sees. */
export const commandsOf = (inOrder: readonly Act[]): Command[] =>
  inOrder.map(({ definition, args }, index) =>
    aCommand(definition, args, {
      id: id(5000 + index),
      actorId: id(901 + (index % 2)),
      occurredAt: `2026-11-20T${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}:00.000Z`,
    }),
  )
