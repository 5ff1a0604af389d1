import { LoadCatalogue, UnloadCatalogue } from '@lentera/contracts/catalogue/load'
import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { RecordAssessment } from '@lentera/contracts/charting/assessment'
import { AcknowledgeFlag } from '@lentera/contracts/charting/danger'
import { diagnoses, RecordDiagnosis, RetractDiagnosis } from '@lentera/contracts/charting/diagnosis'
import { notes, WriteNote } from '@lentera/contracts/charting/note'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { proceduresDone, RecordProcedure, RetractProcedure } from '@lentera/contracts/charting/procedure'
import { RecordAccess } from '@lentera/contracts/charting/record-access'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { SetClock } from '@lentera/contracts/clock/clock-setting'
import { AssignUnit } from '@lentera/contracts/devices/assign-unit'
import { EnrolDevice, LeaseNumbers } from '@lentera/contracts/devices/device'
import { ReportNumbers, RestartNumbers } from '@lentera/contracts/devices/number-report'
import { RevokeDevice } from '@lentera/contracts/devices/revoke-device'
import { CountStock } from '@lentera/contracts/inventory/count-stock'
import { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Packing } from '@lentera/contracts/kernel/packing'
import { handle, type Handler, parent } from '@lentera/contracts/kernel/rule'
import { CancelPrescription } from '@lentera/contracts/medications/cancel-prescription'
import { DispenseMedicine } from '@lentera/contracts/medications/dispense'
import { Prescribe } from '@lentera/contracts/medications/prescribe'
import { prescriptions } from '@lentera/contracts/medications/prescription'
import { CloseOutreach, PrepareOutreach } from '@lentera/contracts/outreach/outreach-list'
import { AmendPatient } from '@lentera/contracts/patients/amend-patient'
import {
  ImportPatient,
  StartImport,
  UndoImport,
  WithdrawPatient,
} from '@lentera/contracts/patients/import-patients'
import { AssignRecordNumber } from '@lentera/contracts/patients/assign-record-number'
import { WriteSickLetter } from '@lentera/contracts/documents/sick-letter'
import { patients } from '@lentera/contracts/patients/patient'
import { LinkPatients, UnlinkPatients } from '@lentera/contracts/patients/patient-link'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { CallVisit, queueCalls, UndoCall } from '@lentera/contracts/queue/queue-call'
import { PrioritiseVisit, SkipVisit } from '@lentera/contracts/queue/queue-place'
import { ReissueTicket } from '@lentera/contracts/queue/reissue-ticket'
import { ResolveReview } from '@lentera/contracts/reviews/resolve-review'
import { AdvanceScopes } from '@lentera/contracts/scopes/advance-scopes'
import { PutUser } from '@lentera/contracts/users/user'
import { CloseVisit } from '@lentera/contracts/visits/close-visit'
import { CancelVisit, ReinstateVisit } from '@lentera/contracts/visits/cancel-visit'
import { MoveVisit } from '@lentera/contracts/visits/move-visit'
import { StartVisit } from '@lentera/contracts/visits/start-visit'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import { diagnosisPacking } from './catalogue/diagnosis-packing.js'
import { loadCatalogue, loadCatalogueLocks, loadCatalogueReads } from './catalogue/load-catalogue.js'
import { unloadCatalogue, unloadCatalogueLocks, unloadCatalogueReads } from './catalogue/unload-catalogue.js'
import { acknowledgeFlag, acknowledgeFlagReads } from './charting/acknowledge-flag.js'
import { openChart, openChartFurther, openChartReads } from './charting/open-chart.js'
import { recordAccess } from './charting/record-access.js'
import { recordAllergyAnswer, recordAllergyAnswerReads } from './charting/record-allergy-answer.js'
import { recordAssessment, recordAssessmentReads } from './charting/record-assessment.js'
import { recordDiagnosis, recordDiagnosisReads } from './charting/record-diagnosis.js'
import { recordProcedure, recordProcedureReads } from './charting/record-procedure.js'
import { recordVitals, recordVitalsReads } from './charting/record-vitals.js'
import { retractDiagnosis, retractDiagnosisReads } from './charting/retract-diagnosis.js'
import { retractProcedure, retractProcedureReads } from './charting/retract-procedure.js'
import { writeNote, writeNoteReads } from './charting/write-note.js'
import { setClock, setClockLocks, setClockReads } from './clock/set-clock.js'
import { assignUnit, assignUnitReads } from './devices/assign-unit.js'
import { writeSickLetter, writeSickLetterLocks, writeSickLetterReads } from './documents/write-sick-letter.js'
import { enrolDevice, enrolDeviceLocks, enrolDeviceReads } from './devices/enrol-device.js'
import { leaseNumbers, leaseNumbersLocks, leaseNumbersReads } from './devices/lease-numbers.js'
import {
  reportNumbers,
  reportNumbersLocks,
  reportNumbersReads,
  restartNumbers,
  restartNumbersLocks,
  restartNumbersReads,
} from './devices/report-numbers.js'
import { revokeDevice, revokeDeviceLocks, revokeDeviceReads } from './devices/revoke-device.js'
import { countStock, countStockLocks, countStockReads } from './inventory/count-stock.js'
import { receiveStock, receiveStockLocks, receiveStockReads } from './inventory/receive-stock.js'
import {
  cancelPrescription,
  cancelPrescriptionReads,
  prescriptionLock,
} from './medications/cancel-prescription.js'
import { dispense, dispenseLocks, dispenseReads } from './medications/dispense.js'
import { prescribe, prescribeFurther, prescribeLocks, prescribeReads } from './medications/prescribe.js'
import { closeOutreach, closeOutreachReads, outreachLock } from './outreach/close-outreach.js'
import {
  prepareOutreach,
  prepareOutreachFurther,
  prepareOutreachLocks,
  prepareOutreachReads,
} from './outreach/prepare-outreach.js'
import { amendPatient, amendPatientLocks, amendPatientReads } from './patients/amend-patient.js'
import {
  assignRecordNumber,
  assignRecordNumberLocks,
  assignRecordNumberReads,
} from './patients/assign-record-number.js'
import { directoryPacking } from './patients/directory-packing.js'
import {
  linkPatients,
  linkPatientsFurther,
  linkPatientsLocks,
  linkPatientsReads,
} from './patients/link-patients.js'
import { importPatient, importPatientLocks, importPatientReads } from './patients/import-patient.js'
import { startImport, startImportReads, undoImport, undoImportReads } from './patients/start-import.js'
import { withdrawPatient, withdrawPatientReads } from './patients/withdraw-patient.js'
import { registerPatient, registerPatientLocks, registerPatientReads } from './patients/register-patient.js'
import { unlinkPatients, unlinkPatientsFurther, unlinkPatientsReads } from './patients/unlink-patients.js'
import { callVisit, callVisitReads } from './queue/call-visit.js'
import { placeReads } from './queue/place-step.js'
import { prioritiseVisit } from './queue/prioritise-visit.js'
import { reissueTicket, reissueTicketLocks, reissueTicketReads } from './queue/reissue-ticket.js'
import { skipVisit } from './queue/skip-visit.js'
import { undoCall, undoCallReads } from './queue/undo-call.js'
import { resolveReview, resolveReviewFurther, resolveReviewReads } from './reviews/resolve-review.js'
import { advanceScopes, advanceScopesLocks, advanceScopesReads } from './scopes/advance-scopes.js'
import { putUser, putUserFurther, putUserLocks, putUserReads } from './users/put-user.js'
import { closeVisit, closeVisitReads } from './visits/close-visit.js'
import { cancelVisit, cancelVisitReads, reinstateVisit, reinstateVisitReads } from './visits/cancel-visit.js'
import { moveVisit, moveVisitReads } from './visits/move-visit.js'
import { openVisit, openVisitFurther, openVisitLocks, openVisitReads } from './visits/open-visit.js'
import { startVisit, startVisitReads } from './visits/start-visit.js'

/** What is written into a visit, and what a visit's end depends on, comes one after the other. */
const visitLocks = ({ args }: { args: { patientId: Id; visitId: Id } }): string[] => [
  `patient:${args.patientId}`,
  `visit:${args.visitId}`,
]
const parentsInVisit = ({ patientId, visitId }: { patientId: Id; visitId: Id }) => [
  parent(visits, visitId),
  parent(patients, patientId),
]

/**
 * Every command with its rule. Device and server run the same list. `system` stands for the server and its
 * adapters: imports, and people who come through a service outside.
 */
export const handlers: readonly Handler[] = [
  handle(RegisterPatient, {
    roles: ['receptionist', 'nurse', 'system'],
    merge: 'union',
    locks: registerPatientLocks,
    reads: registerPatientReads,
    decide: registerPatient,
  }),
  handle(StartImport, {
    roles: ['it_admin'],
    merge: 'server-only',
    locks: ({ args }) => [`import:${args.importId}`],
    reads: startImportReads,
    decide: startImport,
  }),
  handle(ImportPatient, {
    // By the server for the administrator who started the import (ADR 0032).
    roles: ['system'],
    merge: 'server-only',
    locks: importPatientLocks,
    reads: importPatientReads,
    decide: importPatient,
  }),
  handle(UndoImport, {
    roles: ['it_admin'],
    merge: 'server-only',
    locks: ({ args }) => [`import:${args.importId}`],
    reads: undoImportReads,
    decide: undoImport,
  }),
  handle(WithdrawPatient, {
    roles: ['system'],
    merge: 'server-only',
    // A visit that a device opens in the same moment takes the same lock.
    locks: ({ args }) => [`patient:${args.patientId}`],
    reads: withdrawPatientReads,
    decide: withdrawPatient,
  }),
  handle(AmendPatient, {
    roles: ['receptionist'],
    merge: 'three-way',
    locks: amendPatientLocks,
    reads: amendPatientReads,
    decide: amendPatient,
  }),
  handle(AssignRecordNumber, {
    roles: ['receptionist', 'nurse', 'system'],
    // From temporary to permanent, once.
    merge: 'state-lattice',
    locks: assignRecordNumberLocks,
    reads: assignRecordNumberReads,
    decide: assignRecordNumber,
  }),
  handle(LinkPatients, {
    roles: ['head'],
    merge: 'exclusive',
    locks: linkPatientsLocks,
    reads: linkPatientsReads,
    further: linkPatientsFurther,
    decide: linkPatients,
  }),
  handle(UnlinkPatients, {
    roles: ['head'],
    merge: 'exclusive',
    locks: linkPatientsLocks,
    reads: unlinkPatientsReads,
    further: unlinkPatientsFurther,
    decide: unlinkPatients,
  }),
  handle(OpenVisit, {
    roles: ['receptionist', 'nurse', 'kiosk', 'system'],
    merge: 'union',
    locks: openVisitLocks,
    parents: ({ args }) => [parent(patients, args.patientId)],
    reads: openVisitReads,
    further: openVisitFurther,
    decide: openVisit,
  }),
  handle(MoveVisit, {
    roles: ['receptionist', 'nurse'],
    merge: 'state-lattice',
    locks: ({ args }) => [`patient:${args.patientId}`, `visit:${args.visitId}`],
    parents: ({ args }) => [parent(visits, args.visitId)],
    reads: moveVisitReads,
    decide: moveVisit,
  }),
  handle(CloseVisit, {
    roles: ['nurse', 'doctor'],
    // From open to closed, never back.
    merge: 'state-lattice',
    locks: visitLocks,
    parents: ({ args }) => [parent(visits, args.visitId)],
    reads: closeVisitReads,
    decide: closeVisit,
  }),
  handle(StartVisit, {
    roles: ['nurse', 'doctor'],
    merge: 'union',
    locks: ({ args }) => [`visit:${args.visitId}`],
    parents: ({ args }) => [parent(visits, args.visitId)],
    reads: startVisitReads,
    decide: startVisit,
  }),
  handle(CallVisit, {
    // Whoever sees the list.
    roles: ['receptionist', 'nurse', 'doctor', 'pharmacist'],
    merge: 'union',
    locks: ({ args }) => [`visit:${args.visitId}`],
    parents: ({ args }) => [parent(visits, args.visitId)],
    reads: callVisitReads,
    decide: callVisit,
  }),
  handle(UndoCall, {
    roles: ['receptionist', 'nurse', 'doctor', 'pharmacist'],
    // A call is taken back once, and no call comes back.
    merge: 'state-lattice',
    locks: ({ args }) => [`visit:${args.visitId}`],
    parents: ({ args }) => [parent(queueCalls, args.callId)],
    reads: undoCallReads,
    decide: undoCall,
  }),
  handle(SkipVisit, {
    roles: ['receptionist', 'nurse', 'doctor', 'pharmacist'],
    merge: 'state-lattice',
    locks: ({ args }) => [`visit:${args.visitId}`],
    parents: ({ args }) => [parent(visits, args.visitId)],
    reads: placeReads,
    decide: skipVisit,
  }),
  handle(PrioritiseVisit, {
    roles: ['receptionist', 'nurse', 'doctor'],
    merge: 'state-lattice',
    locks: ({ args }) => [`visit:${args.visitId}`],
    parents: ({ args }) => [parent(visits, args.visitId)],
    reads: placeReads,
    decide: prioritiseVisit,
  }),
  handle(CancelVisit, {
    roles: ['receptionist', 'nurse'],
    merge: 'state-lattice',
    locks: ({ args }) => [`patient:${args.patientId}`, `visit:${args.visitId}`],
    parents: ({ args }) => [parent(visits, args.visitId)],
    reads: cancelVisitReads,
    decide: cancelVisit,
  }),
  handle(ReinstateVisit, {
    roles: ['receptionist', 'nurse'],
    merge: 'state-lattice',
    locks: ({ args }) => [`patient:${args.patientId}`, `visit:${args.visitId}`],
    parents: ({ args }) => [parent(visits, args.visitId)],
    reads: reinstateVisitReads,
    decide: reinstateVisit,
  }),
  handle(ReissueTicket, {
    roles: ['receptionist', 'nurse'],
    merge: 'state-lattice',
    locks: reissueTicketLocks,
    reads: reissueTicketReads,
    decide: reissueTicket,
  }),
  handle(RecordAllergyAnswer, {
    roles: ['nurse', 'doctor', 'system'],
    merge: 'union',
    locks: ({ args }) => [`patient:${args.patientId}`],
    parents: ({ args }) => [parent(patients, args.patientId)],
    reads: recordAllergyAnswerReads,
    decide: recordAllergyAnswer,
  }),
  handle(RecordVitals, {
    roles: ['nurse', 'doctor'],
    merge: 'union',
    locks: ({ args }) => [`patient:${args.patientId}`],
    parents: ({ args }) => [parent(visits, args.visitId), parent(patients, args.patientId)],
    reads: recordVitalsReads,
    decide: recordVitals,
  }),
  handle(RecordAssessment, {
    roles: ['nurse', 'doctor'],
    merge: 'union',
    locks: ({ args }) => [`patient:${args.patientId}`],
    parents: ({ args }) => [parent(visits, args.visitId), parent(patients, args.patientId)],
    reads: recordAssessmentReads,
    decide: recordAssessment,
  }),
  handle(AcknowledgeFlag, {
    roles: ['nurse', 'doctor'],
    merge: 'union',
    locks: ({ args }) => [`visit:${args.visitId}`],
    parents: ({ args }) => [parent(visits, args.visitId)],
    reads: acknowledgeFlagReads,
    decide: acknowledgeFlag,
  }),
  handle(ReceiveStock, {
    roles: ['pharmacist', 'system'],
    merge: 'ledger',
    locks: receiveStockLocks,
    reads: receiveStockReads,
    decide: receiveStock,
  }),
  handle(CountStock, {
    roles: ['pharmacist', 'system'],
    merge: 'ledger',
    locks: countStockLocks,
    reads: countStockReads,
    decide: countStock,
  }),
  handle(DispenseMedicine, {
    roles: ['pharmacist'],
    merge: 'ledger',
    locks: dispenseLocks,
    parents: ({ args }) => [parent(visits, args.visitId), parent(patients, args.patientId)],
    reads: dispenseReads,
    decide: dispense,
  }),
  handle(Prescribe, {
    roles: ['doctor'],
    merge: 'union',
    locks: prescribeLocks,
    parents: ({ args }) => [parent(visits, args.visitId), parent(patients, args.patientId)],
    reads: prescribeReads,
    further: prescribeFurther,
    decide: prescribe,
  }),
  handle(CancelPrescription, {
    roles: ['doctor'],
    // From sent to cancelled, once.
    merge: 'state-lattice',
    locks: ({ args }) => [prescriptionLock(args.prescriptionId)],
    parents: ({ args }) => [parent(prescriptions, args.prescriptionId)],
    reads: cancelPrescriptionReads,
    decide: cancelPrescription,
  }),
  handle(WriteNote, {
    roles: ['doctor'],
    merge: 'union',
    locks: visitLocks,
    parents: ({ args }) => [
      ...parentsInVisit(args),
      ...(args.amends === null ? [] : [parent(notes, args.amends)]),
    ],
    reads: writeNoteReads,
    decide: writeNote,
  }),
  handle(RecordDiagnosis, {
    roles: ['doctor'],
    merge: 'union',
    locks: visitLocks,
    parents: ({ args }) => parentsInVisit(args),
    reads: recordDiagnosisReads,
    decide: recordDiagnosis,
  }),
  handle(RetractDiagnosis, {
    roles: ['doctor'],
    // From active to entered in error, never back.
    merge: 'state-lattice',
    locks: visitLocks,
    parents: ({ args }) => [parent(diagnoses, args.diagnosisId)],
    reads: retractDiagnosisReads,
    decide: retractDiagnosis,
  }),
  handle(RecordProcedure, {
    roles: ['nurse', 'doctor'],
    merge: 'union',
    locks: visitLocks,
    parents: ({ args }) => parentsInVisit(args),
    reads: recordProcedureReads,
    decide: recordProcedure,
  }),
  handle(RetractProcedure, {
    roles: ['nurse', 'doctor'],
    merge: 'state-lattice',
    locks: visitLocks,
    parents: ({ args }) => [parent(proceduresDone, args.procedureId)],
    reads: retractProcedureReads,
    decide: retractProcedure,
  }),
  handle(WriteSickLetter, {
    roles: ['doctor'],
    merge: 'union',
    locks: writeSickLetterLocks,
    parents: ({ args }) => [parent(visits, args.visitId), parent(patients, args.patientId)],
    reads: writeSickLetterReads,
    decide: writeSickLetter,
  }),
  handle(OpenChart, {
    // Whoever signs in may open a chart; the purpose decides whether somebody looks at it.
    roles: ['receptionist', 'nurse', 'doctor', 'pharmacist', 'head', 'it_admin', 'system'],
    merge: 'union',
    // A visit opened meanwhile must end in the scope, through this command or through its own.
    locks: ({ args }) => [`patient:${args.patientId}`],
    reads: openChartReads,
    further: openChartFurther,
    decide: openChart,
  }),
  handle(RecordAccess, {
    roles: ['receptionist', 'nurse', 'doctor', 'pharmacist', 'head', 'it_admin', 'system'],
    merge: 'union',
    locks: () => [],
    reads: () => ({}),
    decide: recordAccess,
  }),
  handle(ResolveReview, {
    // Whoever may write in a unit closes what the unit has open; which unit that is, the rule says.
    roles: ['receptionist', 'nurse', 'doctor', 'pharmacist', 'head'],
    merge: 'exclusive',
    locks: ({ args }) => [`review:${args.reviewId}`],
    reads: resolveReviewReads,
    further: resolveReviewFurther,
    decide: resolveReview,
  }),
  handle(PrepareOutreach, {
    roles: ['nurse', 'doctor', 'head'],
    merge: 'exclusive',
    locks: prepareOutreachLocks,
    reads: prepareOutreachReads,
    further: prepareOutreachFurther,
    decide: prepareOutreach,
  }),
  handle(CloseOutreach, {
    // Whoever holds the tablet gives it back; an administrator closes the list of one that is lost.
    roles: ['nurse', 'doctor', 'head', 'it_admin'],
    merge: 'exclusive',
    locks: ({ args }) => [`list:${args.listId}`, outreachLock(args.deviceId)],
    reads: closeOutreachReads,
    decide: closeOutreach,
  }),
  handle(AdvanceScopes, {
    roles: ['system'],
    merge: 'server-only',
    locks: advanceScopesLocks,
    reads: advanceScopesReads,
    decide: advanceScopes,
  }),
  handle(PutUser, {
    roles: ['it_admin', 'system'],
    merge: 'server-only',
    locks: putUserLocks,
    reads: putUserReads,
    further: putUserFurther,
    decide: putUser,
  }),
  handle(LoadCatalogue, {
    roles: ['it_admin', 'system'],
    // The line that comes last stands; a load is undone as a whole.
    merge: 'server-only',
    locks: loadCatalogueLocks,
    reads: loadCatalogueReads,
    decide: loadCatalogue,
  }),
  handle(UnloadCatalogue, {
    roles: ['it_admin', 'system'],
    merge: 'server-only',
    locks: unloadCatalogueLocks,
    reads: unloadCatalogueReads,
    decide: unloadCatalogue,
  }),
  handle(AssignUnit, {
    roles: ['it_admin', 'system'],
    merge: 'exclusive',
    locks: ({ args }) => [`device:${args.deviceId}`],
    reads: assignUnitReads,
    decide: assignUnit,
  }),
  handle(EnrolDevice, {
    roles: ['it_admin', 'system'],
    merge: 'server-only',
    locks: enrolDeviceLocks,
    reads: enrolDeviceReads,
    decide: enrolDevice,
  }),
  handle(RevokeDevice, {
    roles: ['it_admin', 'system'],
    merge: 'server-only',
    locks: revokeDeviceLocks,
    reads: revokeDeviceReads,
    decide: revokeDevice,
  }),
  handle(SetClock, {
    roles: ['it_admin', 'system'],
    merge: 'server-only',
    locks: setClockLocks,
    reads: setClockReads,
    decide: setClock,
  }),
  handle(LeaseNumbers, {
    roles: ['it_admin', 'system'],
    merge: 'exclusive',
    locks: leaseNumbersLocks,
    reads: leaseNumbersReads,
    decide: leaseNumbers,
  }),
  handle(ReportNumbers, {
    roles: ['system'],
    merge: 'server-only',
    locks: reportNumbersLocks,
    reads: reportNumbersReads,
    decide: reportNumbers,
  }),
  handle(RestartNumbers, {
    roles: ['it_admin', 'system'],
    merge: 'exclusive',
    locks: restartNumbersLocks,
    reads: restartNumbersReads,
    decide: restartNumbers,
  }),
]

/** What devices keep packed, with the texts that are searched; imported wherever rows are packed or opened. */
export const packings: readonly Packing[] = [
  directoryPacking as unknown as Packing,
  diagnosisPacking as unknown as Packing,
]
