import { canonicalJson } from '@lentera/contracts/kernel/canonical-json'
import { AmendPatient, type PatientField } from '@lentera/contracts/patients/amend-patient'
import { type PatientFieldChange, patientFieldChanges } from '@lentera/contracts/patients/field-change'
import {
  type Patient,
  type PatientIdentifier,
  patientIdentifiers,
  patients,
} from '@lentera/contracts/patients/patient'
import { presentValue } from '@lentera/domain/patients/patient-fields'
import type { Evidence } from '../evidence.js'
import { commandIn } from './audit.js'

/** C3: whatever somebody answered stands, or lies in the history of its field. */
export function answersKept(evidence: Evidence): string[] {
  const { server } = evidence
  const records = <R>(entity: string): R[] =>
    server.rows.flatMap((row) => (row.entity === entity && row.data ? [row.data as unknown as R] : []))
  const known = new Map(records<Patient>(patients.name).map((patient) => [patient.id, patient]))
  const numbers = records<PatientIdentifier>(patientIdentifiers.name)
  const history = new Set(
    records<PatientFieldChange>(patientFieldChanges.name).map((one) =>
      answerKey(one.patientId, one.field, one.value),
    ),
  )
  const payloads = new Map(server.payloads.map(({ id, bytes }) => [id, bytes]))
  return server.log
    .filter(
      ({ name, outcome }) => name === AmendPatient.name && (outcome === 'applied' || outcome === 'flagged'),
    )
    .flatMap(({ id }) => {
      const record = commandIn(payloads.get(id)!)
      const args = AmendPatient.args.safeParse(record?.args).data
      const patient = args && known.get(args.patientId)
      if (!patient) return []
      const mine = numbers.filter(({ patientId }) => patientId === patient.id)
      return answersIn(args.set, record!.from)
        .filter(([field, value]) => !history.has(answerKey(patient.id, field, value)))
        .filter(([field, value]) => !same(presentValue(patient, mine, field as PatientField), value))
        .map(([field]) => `an answer to ${field} is nowhere: ${id}`)
    })
}

/** What its author saw there already is no answer: nothing was said about it. */
export const answersIn = (set: object, from: Readonly<Record<string, unknown>> = {}): [string, unknown][] =>
  Object.entries(set).filter(([field, value]) => !(field in from) || !same(from[field], value))

const answerKey = (patientId: string, field: string, value: unknown): string =>
  `${patientId} ${field} ${canonicalJson(value)}`
const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b)
