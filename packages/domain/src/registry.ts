import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { RecordAssessment } from '@lentera/contracts/charting/assessment'
import { AcknowledgeFlag } from '@lentera/contracts/charting/danger'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { RecordAccess } from '@lentera/contracts/charting/record-access'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { SetClock } from '@lentera/contracts/clock/clock-setting'
import { AssignUnit } from '@lentera/contracts/devices/assign-unit'
import { EnrolDevice, LeaseNumbers } from '@lentera/contracts/devices/device'
import { ReportNumbers, RestartNumbers } from '@lentera/contracts/devices/number-report'
import { RevokeDevice } from '@lentera/contracts/devices/revoke-device'
import { CountStock } from '@lentera/contracts/inventory/count-stock'
import { ReceiveStock } from '@lentera/contracts/inventory/receive-stock'
import type { Packing } from '@lentera/contracts/kernel/packing'
import { handle, type Handler, parent } from '@lentera/contracts/kernel/rule'
import { DispenseMedicine } from '@lentera/contracts/medications/dispense'
import { CloseOutreach, PrepareOutreach } from '@lentera/contracts/outreach/outreach-list'
import { AmendPatient } from '@lentera/contracts/patients/amend-patient'
import { AssignRecordNumber } from '@lentera/contracts/patients/assign-record-number'
import { patients } from '@lentera/contracts/patients/patient'
import { LinkPatients, UnlinkPatients } from '@lentera/contracts/patients/patient-link'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { ReissueTicket } from '@lentera/contracts/queue/reissue-ticket'
import { ResolveReview } from '@lentera/contracts/reviews/resolve-review'
import { AdvanceScopes } from '@lentera/contracts/scopes/advance-scopes'
import { PutUser } from '@lentera/contracts/users/user'
import { MoveVisit } from '@lentera/contracts/visits/move-visit'
import { OpenVisit, visits } from '@lentera/contracts/visits/visit'
import { acknowledgeFlag, acknowledgeFlagReads } from './charting/acknowledge-flag.js'
import { openChart, openChartFurther, openChartReads } from './charting/open-chart.js'
import { recordAccess } from './charting/record-access.js'
import { recordAllergyAnswer, recordAllergyAnswerReads } from './charting/record-allergy-answer.js'
import { recordAssessment, recordAssessmentReads } from './charting/record-assessment.js'
import { recordVitals, recordVitalsReads } from './charting/record-vitals.js'
import { setClock, setClockLocks, setClockReads } from './clock/set-clock.js'
import { assignUnit, assignUnitReads } from './devices/assign-unit.js'
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
import { dispense, dispenseLocks, dispenseReads } from './medications/dispense.js'
import { directoryPacking } from './patients/directory-packing.js'
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
import {
  linkPatients,
  linkPatientsFurther,
  linkPatientsLocks,
  linkPatientsReads,
} from './patients/link-patients.js'
import { registerPatient, registerPatientLocks, registerPatientReads } from './patients/register-patient.js'
import { unlinkPatients, unlinkPatientsFurther, unlinkPatientsReads } from './patients/unlink-patients.js'
import { reissueTicket, reissueTicketLocks, reissueTicketReads } from './queue/reissue-ticket.js'
import { resolveReview, resolveReviewFurther, resolveReviewReads } from './reviews/resolve-review.js'
import { advanceScopes, advanceScopesLocks, advanceScopesReads } from './scopes/advance-scopes.js'
import { putUser, putUserLocks, putUserReads } from './users/put-user.js'
import { moveVisit, moveVisitReads } from './visits/move-visit.js'
import { openVisit, openVisitFurther, openVisitLocks, openVisitReads } from './visits/open-visit.js'

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
    roles: ['pharmacist'],
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
    decide: putUser,
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
export const packings: readonly Packing[] = [directoryPacking as unknown as Packing]
