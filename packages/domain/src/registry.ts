import { RecordAllergyAnswer } from '@lentera/contracts/charting/allergies'
import { OpenChart } from '@lentera/contracts/charting/open-chart'
import { RecordVitals } from '@lentera/contracts/charting/vitals'
import { EnrolDevice, LeaseNumbers } from '@lentera/contracts/devices/device'
import { handle, type Handler } from '@lentera/contracts/kernel/rule'
import { RegisterPatient } from '@lentera/contracts/patients/register-patient'
import { PutUser } from '@lentera/contracts/users/user'
import { OpenVisit } from '@lentera/contracts/visits/visit'
import { openChart, openChartReads } from './charting/open-chart.js'
import { recordAllergyAnswer, recordAllergyAnswerReads } from './charting/record-allergy-answer.js'
import { recordVitals, recordVitalsReads } from './charting/record-vitals.js'
import { enrolDevice, enrolDeviceLocks, enrolDeviceReads } from './devices/enrol-device.js'
import { leaseNumbers, leaseNumbersLocks, leaseNumbersReads } from './devices/lease-numbers.js'
import { registerPatient, registerPatientLocks, registerPatientReads } from './patients/register-patient.js'
import { putUser, putUserLocks, putUserReads } from './users/put-user.js'
import { openVisit, openVisitLocks, openVisitReads } from './visits/open-visit.js'

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
  handle(OpenVisit, {
    roles: ['receptionist', 'nurse', 'kiosk', 'system'],
    merge: 'union',
    locks: openVisitLocks,
    reads: openVisitReads,
    decide: openVisit,
  }),
  handle(RecordAllergyAnswer, {
    roles: ['nurse', 'doctor', 'system'],
    merge: 'union',
    locks: ({ args }) => [`patient:${args.patientId}`],
    reads: recordAllergyAnswerReads,
    decide: recordAllergyAnswer,
  }),
  handle(RecordVitals, {
    roles: ['nurse', 'doctor'],
    merge: 'union',
    locks: ({ args }) => [`patient:${args.patientId}`],
    reads: recordVitalsReads,
    decide: recordVitals,
  }),
  handle(OpenChart, {
    // Whoever signs in may open a chart; the purpose decides whether somebody looks at it.
    roles: ['receptionist', 'nurse', 'doctor', 'pharmacist', 'head', 'it_admin', 'system'],
    merge: 'union',
    // A visit opened meanwhile must end in the scope, through this command or through its own.
    locks: ({ args }) => [`patient:${args.patientId}`],
    reads: openChartReads,
    decide: openChart,
  }),
  handle(PutUser, {
    roles: ['it_admin', 'system'],
    merge: 'server-only',
    locks: putUserLocks,
    reads: putUserReads,
    decide: putUser,
  }),
  handle(EnrolDevice, {
    roles: ['it_admin', 'system'],
    merge: 'server-only',
    locks: enrolDeviceLocks,
    reads: enrolDeviceReads,
    decide: enrolDevice,
  }),
  handle(LeaseNumbers, {
    roles: ['it_admin', 'system'],
    merge: 'exclusive',
    locks: leaseNumbersLocks,
    reads: leaseNumbersReads,
    decide: leaseNumbers,
  }),
]
