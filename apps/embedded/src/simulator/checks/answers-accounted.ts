import { canonicalJson } from '@lentera/contracts/kernel/canonical-json'
import { AmendPatient, fieldSetAside, type PatientField } from '@lentera/contracts/patients/amend-patient'
import { type PatientFieldChange, patientFieldChanges } from '@lentera/contracts/patients/field-change'
import {
  type Patient,
  type PatientIdentifier,
  patientIdentifiers,
  patients,
} from '@lentera/contracts/patients/patient'
import { type ReviewItem, reviewItems } from '@lentera/contracts/reviews/review-item'
import { presentValue } from '@lentera/domain/patients/patient-fields'
import type { LogEntry } from '@lentera/sync/server/store'
import type { ServerDump } from '../backing.js'
import { answersIn } from './answers.js'
import { commandIn } from './audit.js'

/** What became of every answer that somebody gave to a field of a patient. */
export interface Answers {
  readonly given: number
  readonly stands: number
  /** By somebody who had seen it. */
  readonly replaced: number
  /** By a merge, and its author is told. */
  readonly setAside: number
  /** Somebody has to say which is right. */
  readonly proposed: number
  /** None of these. */
  readonly lost: number
}

export function accountFor(dump: ServerDump): Answers {
  const records = <R>(entity: string): R[] =>
    dump.rows.flatMap((row) => (row.entity === entity && row.data ? [row.data as unknown as R] : []))
  const known = new Map(records<Patient>(patients.name).map((patient) => [patient.id, patient]))
  const numbers = records<PatientIdentifier>(patientIdentifiers.name)
  const items = records<ReviewItem>(reviewItems.name)
  const history = records<PatientFieldChange>(patientFieldChanges.name)
  const changes = new Map(history.map((one) => [`${one.commandId} ${one.field}`, one]))
  // Who says what stands already adds no row: the answer lies there as somebody else's.
  const alike = new Map(
    history.map((one) => [`${one.patientId} ${one.field} ${canonicalJson(one.value)}`, one]),
  )
  const amends = dump.log.filter(
    ({ name, outcome }) => name === AmendPatient.name && outcome !== 'quarantined',
  )
  const payloads = new Map(dump.payloads.map(({ id, bytes }) => [id, bytes]))
  const isTold = (entry: LogEntry, field: string): boolean =>
    entry.merged.includes(field) ||
    items.some(({ commandId, issueCode }) => commandId === entry.id && issueCode === fieldSetAside.code) ||
    // Whoever made both reads it in the outcome of the second.
    amends.some((one) => one.actorId === entry.actorId && one.id !== entry.id && one.merged.includes(field))
  const kinds = amends.flatMap((entry) => {
    const record = commandIn(payloads.get(entry.id)!)
    const args = AmendPatient.args.safeParse(record?.args).data
    const patient = args && known.get(args.patientId)
    if (!args || !patient) return ['lost' as const]
    const mine = numbers.filter(({ patientId }) => patientId === patient.id)
    return answersIn(args.set, record!.from).map(([field, value]): Exclude<keyof Answers, 'given'> => {
      const own = changes.get(`${entry.id} ${field}`)
      const change = own ?? alike.get(`${patient.id} ${field} ${canonicalJson(value)}`)
      const isPresent =
        canonicalJson(presentValue(patient, mine, field as PatientField)) === canonicalJson(value)
      if (isPresent) return 'stands'
      if (!change || canonicalJson(change.value) !== canonicalJson(value)) return 'lost'
      if (change.state === 'stands' || change.state === 'replaced') return change.state
      if (change.state === 'set_aside') return !own || isTold(entry, field) ? 'setAside' : 'lost'
      return items.some(({ commandId }) => commandId === entry.id) ? 'proposed' : 'lost'
    })
  })
  const of = (kind: Exclude<keyof Answers, 'given'>) => kinds.filter((one) => one === kind).length
  return {
    given: kinds.length,
    ...{ stands: of('stands'), replaced: of('replaced'), setAside: of('setAside') },
    ...{ proposed: of('proposed'), lost: of('lost') },
  }
}
