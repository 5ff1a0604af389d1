import fc from 'fast-check'
import { LoadCatalogue, UnloadCatalogue } from '@lentera/contracts/catalogue/load'
import { INTAKE_VERSION, type IntakeAnswers } from '@lentera/contracts/assessments/intake'
import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { RecordAssessment } from '@lentera/contracts/charting/assessment'
import { AcknowledgeFlag } from '@lentera/contracts/charting/danger'
import { RecordDiagnosis, RetractDiagnosis } from '@lentera/contracts/charting/diagnosis'
import { WriteNote } from '@lentera/contracts/charting/note'
import { WriteSickLetter } from '@lentera/contracts/documents/sick-letter'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { RecordProcedure, RetractProcedure } from '@lentera/contracts/charting/procedure'
import { RecordAccess } from '@lentera/contracts/charting/record-access'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { SetClock } from '@lentera/contracts/clock/clock-setting'
import { AssignUnit } from '@lentera/contracts/devices/assign-unit'
import { EnrolDevice, LeaseNumbers } from '@lentera/contracts/devices/device'
import { ReportNumbers, RestartNumbers } from '@lentera/contracts/devices/number-report'
import { RevokeDevice } from '@lentera/contracts/devices/revoke-device'
import { CountStock } from '@lentera/contracts/inventory/count-stock'
import { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Command } from '@lentera/contracts/kernel/rule'
import { CancelPrescription } from '@lentera/contracts/medications/cancel-prescription'
import { Prescribe } from '@lentera/contracts/medications/prescribe'
import { DispenseMedicine } from '@lentera/contracts/medications/dispense'
import { CloseOutreach, PrepareOutreach } from '@lentera/contracts/outreach/outreach-list'
import { AmendPatient, type PatientFields } from '@lentera/contracts/patients/amend-patient'
import { AssignRecordNumber } from '@lentera/contracts/patients/assign-record-number'
import { LinkPatients, UnlinkPatients } from '@lentera/contracts/patients/patient-link'
import {
  ImportPatient,
  StartImport,
  UndoImport,
  WithdrawPatient,
} from '@lentera/contracts/patients/import-patients'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { CallVisit, UndoCall } from '@lentera/contracts/queue/queue-call'
import { PrioritiseVisit, SkipVisit } from '@lentera/contracts/queue/queue-place'
import { ReissueTicket } from '@lentera/contracts/queue/reissue-ticket'
import { ResolveReview } from '@lentera/contracts/reviews/resolve-review'
import { AdvanceScopes } from '@lentera/contracts/scopes/advance-scopes'
import { PutUser } from '@lentera/contracts/users/user'
import { CloseVisit } from '@lentera/contracts/visits/close-visit'
import { CancelVisit, ReinstateVisit } from '@lentera/contracts/visits/cancel-visit'
import { MoveVisit } from '@lentera/contracts/visits/move-visit'
import { StartVisit } from '@lentera/contracts/visits/start-visit'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { batchIdOf } from '../inventory/stock-ids.js'
import { idFrom } from '../kernel/id-from.js'
import {
  aCommand,
  aDiagnosisSaid,
  anArrival,
  anOrder,
  aPrescribing,
  aRegistration,
  id,
  someAnswers,
  someVitals,
} from './samples.js'

/** One act of a busy day: few people, few names and few numbers, so that acts meet. */
export interface Act {
  readonly definition: CommandDefinition
  readonly args: unknown
  /** What the author saw of the fields that change. */
  readonly from?: Readonly<Record<string, unknown>>
}

const act = <D extends CommandDefinition>(definition: D, args: fc.Arbitrary<ArgsOf<D>>): fc.Arbitrary<Act> =>
  args.map((value) => ({ definition, args: value }))

const patientId = fc.integer({ min: 10, max: 13 }).map(id)
const name = fc.constantFrom('Maria Wenda', 'Maria', 'Marla Wenda', 'Yohanes Kogoya')
const nik = fc.constantFrom(null, '9171045203909001', '9171041203909002')
const unit = fc.constantFrom('umum', 'gigi')
const visitId = fc.integer({ min: 20, max: 25 }).map(id)
const diagnosisId = fc.integer({ min: 110, max: 113 }).map(id)
const procedureId = fc.integer({ min: 120, max: 122 }).map(id)

const amended: fc.Arbitrary<Partial<PatientFields>> = fc
  .record(
    {
      name,
      nik,
      phone: fc.constantFrom(null, '+6281200000001', '+6281200000002'),
      occupation: fc.constantFrom(null, 'Petani'),
      deceasedOn: fc.constantFrom(null, '2026-11-19'),
      birth: fc.constantFrom('1990-03-12', '1991-03-12').map((date) => ({ date, estimated: false })),
    },
    { requiredKeys: ['occupation'] },
  )
  .map((set) => set as Partial<PatientFields>)

/** Ids of links and review items follow from the commands that make them; see {@link commandsOf}. */
const madeBy = (label: string) => fc.integer({ min: 0, max: 24 }).map((n) => idFrom(id(5000 + n), label))

const listId = fc.integer({ min: 60, max: 61 }).map(id)
const deviceId = fc.integer({ min: 90, max: 92 }).map(id)

const stage = fc.constantFrom('intake' as const, 'examination' as const)
const itemId = fc.integer({ min: 110, max: 111 }).map(id)
const quantity = fc.integer({ min: 1, max: 20 }).map((n) => n / 2)
const batches = [
  { batchNumber: 'B1', expiresOn: '2027-03-31' },
  { batchNumber: 'B0', expiresOn: '2026-10-31' },
] as const
const onShelf = fc
  .record({ itemId, batch: fc.constantFrom(...batches) })
  .map(({ itemId, batch }) => ({ itemId, batchId: batchIdOf(itemId, batch.batchNumber, batch.expiresOn) }))

const acts = {
  receiveStock: act(
    ReceiveStock,
    fc.record({
      source: fc.constantFrom('apbd' as const, 'jkn' as const),
      document: fc.constant(null),
      lines: fc.array(
        fc
          .record({ itemId, batch: fc.constantFrom(...batches), quantity })
          .map(({ batch, ...line }) => ({ ...line, ...batch })),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  ),
  countStock: act(
    CountStock,
    fc
      .record({
        shelf: onShelf,
        shown: fc.integer({ min: -10, max: 20 }),
        counted: fc.integer({ min: 0, max: 20 }),
        reason: fc.constantFrom('difference' as const, 'damaged' as const),
      })
      .map(({ shelf, ...rest }) => ({ ...shelf, ...rest })),
  ),
  dispense: act(
    DispenseMedicine,
    fc.record({
      dispenseId: fc.integer({ min: 120, max: 123 }).map(id),
      prescriptionId: fc.integer({ min: 130, max: 131 }).map(id),
      visitId: fc.integer({ min: 20, max: 25 }).map(id),
      patientId,
      lines: fc.array(
        fc
          .record({
            lineId: fc.integer({ min: 140, max: 142 }).map(id),
            shelf: onShelf,
            isKnown: fc.boolean(),
            quantity,
          })
          .map(({ lineId, shelf, isKnown, quantity }) => ({
            ...{ lineId, quantity, covers: quantity, drugId: shelf.itemId },
            batchId: isKnown ? shelf.batchId : null,
          })),
        { minLength: 1, maxLength: 3 },
      ),
      reviewed: fc.boolean(),
      note: fc.constant(null),
    }),
  ),
  registerPatient: act(
    RegisterPatient,
    fc
      .record({
        ...{ patientId, name, nik, number: fc.constantFrom('00-00-01', '00-00-02', 'T-2-1') },
        twinOf: fc.option(patientId, { nil: null }),
      })
      .map((chosen) =>
        aRegistration({
          patientId: chosen.patientId,
          medicalRecordNumber: chosen.number,
          nik: chosen.nik,
          ...(chosen.twinOf ? { birth: { twinOf: chosen.twinOf, birthOrder: 2 } } : {}),
          demographics: { name: chosen.name },
        }),
      ),
  ),
  amendPatient: fc
    .record({ patientId, set: amended, from: amended })
    .map(({ from, ...args }): Act => ({ definition: AmendPatient, args, from })),
  assignRecordNumber: act(
    AssignRecordNumber,
    fc.record({
      patientId,
      replaces: fc.constantFrom('T-2-1', '00-00-01'),
      medicalRecordNumber: fc.constantFrom('00-00-02', '00-00-03'),
      printed: fc.boolean(),
    }),
  ),
  reissueTicket: act(
    ReissueTicket,
    fc.record({
      visitId: fc.integer({ min: 20, max: 25 }).map(id),
      serviceDate: fc.constant('2026-11-20'),
      replaces: fc.constantFrom('A2-001', 'A2-002'),
      ticket: fc.constantFrom('A2-002', 'A2-003'),
    }),
  ),
  linkPatients: act(LinkPatients, fc.record({ from: patientId, to: patientId })),
  unlinkPatients: act(UnlinkPatients, fc.record({ linkId: madeBy('link'), from: patientId, to: patientId })),
  resolveReview: act(
    ResolveReview,
    fc.record({
      reviewId: fc.constantFrom('told:phone', 'told:occupation', 'split').chain(madeBy),
      resolution: fc.constantFrom('accept' as const, 'discard' as const),
      reason: fc.constant('dobel'),
    }),
  ),
  recordAccess: act(
    RecordAccess,
    fc.record({
      entries: fc.array(
        fc.record({
          person: fc.constantFrom(id(901), id(902)),
          patientId,
          purpose: fc.constant('care' as const),
          screen: fc.constant('pasien'),
          at: fc.constant('2026-11-19T23:00:00.000Z'),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  ),
  moveVisit: act(
    MoveVisit,
    fc.record({
      visitId: fc.integer({ min: 20, max: 25 }).map(id),
      patientId,
      fromUnit: unit,
      unit,
    }),
  ),
  startVisit: act(StartVisit, fc.record({ visitId, patientId, stage })),
  callVisit: act(
    CallVisit,
    fc.record({ visitId, patientId, stage, place: fc.constantFrom('Loket 1', 'Poli Umum') }),
  ),
  undoCall: act(UndoCall, fc.record({ callId: madeBy('call'), visitId, patientId })),
  skipVisit: act(
    SkipVisit,
    fc.record({
      visitId,
      patientId,
      stage,
      state: fc.constantFrom('skipped' as const, 'absent' as const, 'waiting' as const),
    }),
  ),
  prioritiseVisit: act(
    PrioritiseVisit,
    fc.record({
      visitId,
      patientId,
      priority: fc.constantFrom(null, 'emergency' as const, 'first' as const),
      reason: fc.constantFrom(null, 'elderly' as const, 'condition' as const),
    }),
  ),
  cancelVisit: act(
    CancelVisit,
    fc.record({
      visitId: fc.integer({ min: 20, max: 25 }).map(id),
      patientId,
      reason: fc.constant('Pulang'),
    }),
  ),
  reinstateVisit: act(
    ReinstateVisit,
    fc.record({ visitId: fc.integer({ min: 20, max: 25 }).map(id), patientId }),
  ),
  startImport: act(
    StartImport,
    fc.record({ importId: fc.constant(id(70)), fileName: fc.constant('pasien.csv'), rows: fc.constant(2) }),
  ),
  importPatient: act(
    ImportPatient,
    fc.record({ patientId, name, nik, isSomebodyElse: fc.boolean() }).map((chosen) => ({
      ...aRegistration({
        patientId: chosen.patientId,
        medicalRecordNumber: '00-00-03',
        nik: chosen.nik,
        demographics: { name: chosen.name },
      }),
      importId: id(70),
      formerNumber: '03-0457-02',
      isSomebodyElse: chosen.isSomebodyElse,
    })),
  ),
  undoImport: act(UndoImport, fc.record({ importId: fc.constant(id(70)) })),
  withdrawPatient: act(WithdrawPatient, fc.record({ patientId, importId: fc.constant(id(70)) })),
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
  writeNote: act(
    WriteNote,
    fc.record({
      noteId: fc.integer({ min: 100, max: 102 }).map(id),
      visitId,
      patientId,
      kind: fc.constantFrom('soap' as const, 'addendum' as const),
      subjective: fc.constantFrom(null, 'Batuk pilek tiga hari'),
      objective: fc.constant(null),
      assessment: fc.constant(null),
      plan: fc.constantFrom(null, 'Kontrol bila demam'),
      amends: fc.option(fc.integer({ min: 100, max: 102 }).map(id)),
    }),
  ),
  recordDiagnosis: act(
    RecordDiagnosis,
    fc
      .record({ diagnosisId, visitId, patientId, code: fc.constantFrom('J06.9', 'I10', 'Q!') })
      .map(aDiagnosisSaid),
  ),
  retractDiagnosis: act(RetractDiagnosis, fc.record({ diagnosisId, visitId, patientId })),
  recordProcedure: act(
    RecordProcedure,
    fc.record({
      procedureId,
      visitId,
      patientId,
      code: fc.constantFrom(null, 'T-12'),
      name: fc.constantFrom('Rawat luka', 'Nebulizer'),
      note: fc.constant(null),
    }),
  ),
  retractProcedure: act(RetractProcedure, fc.record({ procedureId, visitId, patientId })),
  closeVisit: act(
    CloseVisit,
    fc.record({ visitId, patientId, outcome: fc.constantFrom('home' as const, 'referred' as const) }),
  ),
  recordAssessment: act(
    RecordAssessment,
    fc.record({
      visitId: fc.integer({ min: 20, max: 25 }).map(id),
      patientId,
      form: fc.constant('intake' as const),
      version: fc.constantFrom(INTAKE_VERSION, INTAKE_VERSION + 1),
      answers: fc
        .record({
          complaint: fc.constantFrom(null, 'Batuk'),
          danger: fc.constantFrom<IntakeAnswers['danger']>(null, [], ['convulsion']),
          pregnant: fc.constantFrom(null, 'yes' as const, 'no' as const, 'unknown' as const),
          lastMenstruationOn: fc.constantFrom(null, '2026-04-17', '2026-12-24'),
        })
        .map(someAnswers),
    }),
  ),
  writeSickLetter: act(
    WriteSickLetter,
    fc.record({
      letterId: fc.integer({ min: 60, max: 64 }).map(id),
      visitId: fc.integer({ min: 20, max: 25 }).map(id),
      patientId,
      number: fc.constantFrom('S3-001', 'S3-002'),
      days: fc.integer({ min: 1, max: 30 }),
      from: fc.constantFrom('2026-11-20', '2026-12-30'),
    }),
  ),
  acknowledgeFlag: act(
    AcknowledgeFlag,
    fc.record({
      visitId: fc.integer({ min: 20, max: 25 }).map(id),
      patientId,
      answer: fc.constantFrom('seen' as const, 'normal_again' as const),
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
  prescribe: act(
    Prescribe,
    fc
      .record({
        prescriptionId: fc.integer({ min: 44, max: 46 }).map(id),
        visitId: fc.integer({ min: 20, max: 25 }).map(id),
        patientId,
        drugs: fc.array(fc.integer({ min: 100, max: 102 }).map(id), { minLength: 1, maxLength: 3 }),
      })
      .map(({ drugs, ...args }) =>
        aPrescribing({ ...args, lines: drugs.map((drugId) => anOrder({ drugId })) }),
      ),
  ),
  cancelPrescription: act(
    CancelPrescription,
    fc.record({
      prescriptionId: fc.integer({ min: 44, max: 46 }).map(id),
      visitId: fc.integer({ min: 20, max: 25 }).map(id),
      patientId,
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
  prepareOutreach: act(
    PrepareOutreach,
    fc.record({
      listId,
      kind: fc.constant('posyandu' as const),
      name: fc.constant('Posyandu Mawar'),
      deviceId,
      endsOn: fc.constantFrom('2026-11-19', '2026-11-20', '2026-12-31'),
      patientIds: fc.uniqueArray(patientId, { minLength: 1, maxLength: 4 }),
    }),
  ),
  closeOutreach: act(CloseOutreach, fc.record({ listId, deviceId })),
  advanceScopes: act(
    AdvanceScopes,
    fc.record({
      date: fc.constantFrom('2026-11-20', '2026-11-21'),
      days: fc.constant(['day:umum:2026-11-12']),
      reviewIds: fc.uniqueArray(fc.constantFrom('told:phone', 'split').chain(madeBy), { maxLength: 3 }),
      lists: fc.uniqueArray(fc.record({ listId, deviceId }), {
        minLength: 1,
        maxLength: 2,
        selector: (one) => one.listId,
      }),
    }),
  ),
  putUser: act(
    PutUser,
    fc.record(
      {
        userId: fc.integer({ min: 70, max: 72 }).map(id),
        username: fc.constantFrom('loket', 'perawat'),
        name,
        passwordHash: fc.constantFrom(null, 'hash'),
        active: fc.boolean(),
        grants: fc.array(
          fc.record({
            role: fc.constantFrom('nurse' as const, 'head' as const, 'it_admin' as const),
            unit: fc.option(unit),
          }),
          {
            maxLength: 3,
          },
        ),
        nik: fc.constantFrom(null, '7209061211900001'),
      },
      { requiredKeys: ['userId', 'username', 'name', 'passwordHash', 'active', 'grants'] },
    ),
  ),
  loadCatalogue: act(
    LoadCatalogue,
    fc.record({
      loadId: fc.integer({ min: 75, max: 77 }).map(id),
      kind: fc.constant('diagnoses' as const),
      rows: fc.array(
        fc.record({
          code: fc.constantFrom('I10', 'J06.9', 'A09'),
          name: fc.constantFrom('Hipertensi', 'ISPA'),
          english: fc.constantFrom(null, 'Hypertension'),
          words: fc.constantFrom('', 'darah tinggi'),
        }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
  ),
  unloadCatalogue: act(
    UnloadCatalogue,
    fc.record({
      loadId: fc.integer({ min: 75, max: 77 }).map(id),
      kind: fc.constant('diagnoses' as const),
      codes: fc.array(fc.constantFrom('I10', 'J06.9', 'K30'), { minLength: 1, maxLength: 3 }),
    }),
  ),
  assignUnit: act(AssignUnit, fc.record({ deviceId, unit: fc.constantFrom('umum', 'all', 'gudang') })),
  enrolDevice: act(
    EnrolDevice,
    fc.record({
      deviceId,
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
  revokeDevice: act(
    RevokeDevice,
    fc.record({
      deviceId: fc.integer({ min: 90, max: 92 }).map(id),
      wipe: fc.boolean(),
      reason: fc.constant('hilang'),
    }),
  ),
  setClock: act(
    SetClock,
    fc.record({
      run: fc.constant(id(81)),
      shown: fc.constant('2016-01-01T00:00:00.000Z'),
      actual: fc.constantFrom('2026-11-20T00:00:00.000Z', '2026-11-20T01:00:00.000Z'),
    }),
  ),
  leaseNumbers: act(
    LeaseNumbers,
    fc.record({
      deviceId,
      series: fc.constantFrom('rm' as const, 'station' as const),
      count: fc.integer({ min: 1, max: 200 }),
      date: fc.constantFrom('2026-11-19', '2026-11-20', '2026-11-21'),
    }),
  ),
  reportNumbers: act(
    ReportNumbers,
    fc.record({
      deviceId,
      epoch: fc.constant(id(80)),
      held: fc.array(
        fc.record({
          series: fc.constantFrom('rm' as const, 'station' as const),
          next: fc.integer({ min: 1, max: 20 }),
          to: fc.integer({ min: 0, max: 20 }),
        }),
        { maxLength: 3 },
      ),
      date: fc.constantFrom('2026-11-19', '2026-11-20', '2026-11-21'),
    }),
  ),
  restartNumbers: act(
    RestartNumbers,
    fc.record({ epoch: fc.constant(id(80)), reason: fc.constant('PC rusak') }),
  ),
}

/** Any act of any command. */
export const anyAct: fc.Arbitrary<Act> = fc.oneof(...Object.values(acts))

/** Acts that meet in the numbers and links of few patients. */
export const patientAct: fc.Arbitrary<Act> = fc.oneof(
  acts.registerPatient,
  acts.assignRecordNumber,
  acts.amendPatient,
  acts.amendPatient,
  acts.linkPatients,
  acts.unlinkPatients,
  acts.openVisit,
)

/** Acts that meet in few visits, from opening to closing. */
export const visitAct: fc.Arbitrary<Act> = fc.oneof(
  acts.registerPatient,
  acts.openVisit,
  acts.recordVitals,
  acts.writeNote,
  acts.recordDiagnosis,
  acts.retractDiagnosis,
  acts.recordProcedure,
  acts.retractProcedure,
  acts.moveVisit,
  acts.closeVisit,
)
/** Acts that meet on the shelves of two drugs. */
export const stockAct: fc.Arbitrary<Act> = fc.oneof(acts.receiveStock, acts.countStock, acts.dispense)

/** Acts that meet in the allergies of few patients. */
export const allergyAct: fc.Arbitrary<Act> = fc.oneof(acts.registerPatient, acts.recordAllergyAnswer)

/** Acts in order, a minute apart, each as the command a rule sees. */
export const commandsOf = (inOrder: readonly Act[]): Command[] =>
  inOrder.map(({ definition, args, from = {} }, index) =>
    aCommand(definition, args, {
      from,
      clockProven: index % 3 !== 0,
      id: id(5000 + index),
      actorId: id(901 + (index % 2)),
      occurredAt: `2026-11-20T${String(Math.floor(index / 60)).padStart(2, '0')}:${String(index % 60).padStart(2, '0')}:00.000Z`,
    }),
  )
