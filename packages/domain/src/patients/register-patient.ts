import { patientLane, tell } from '@lentera/contracts/kernel/event'
import { PatientRegistered } from '@lentera/contracts/patients/patient-events'
import {
  put,
  read,
  type Command,
  type Decision,
  type StateOf,
  type Write,
} from '@lentera/contracts/kernel/rule'
import type { Issue } from '@lentera/contracts/kernel/issue'
import { outreachLists, outreachPeople } from '@lentera/contracts/outreach/outreach-list'
import {
  identifierKey,
  patientDirectory,
  patientIdentifiers,
  patients,
  type IdentifierKind,
  type Patient,
  type PatientIdentifier,
} from '@lentera/contracts/patients/patient'
import {
  birthDateImplausible,
  cardInUse,
  idInUse,
  nikInUse,
  nikMismatch,
  numberInUse,
  possibleDuplicate,
  type RegisterPatient,
} from '@lentera/contracts/patients/register-patient'
import { dateOf, partsOf } from '../kernel/calendar.js'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'
import { patientIn, patientScope } from '../kernel/scope.js'
import { outreachLock } from '../outreach/close-outreach.js'
import { onList, personOn } from '../outreach/prepare-outreach.js'
import { directoryEntry } from './directory-entry.js'
import { likelyDuplicates } from './likely-duplicates.js'
import { nikMismatches } from './nik.js'
import { otherHolder } from './number-holders.js'

type RegisterCommand = Command<typeof RegisterPatient>
type RegisterState = StateOf<ReturnType<typeof registerPatientReads>>

export const registerPatientReads = ({ args, deviceId }: RegisterCommand) => ({
  patient: read(patients, 'id', args.patientId),
  entry: read(patientDirectory, 'id', args.patientId),
  sameBirthDate: read(patientDirectory, 'birthDate', args.demographics.birthDate),
  nikHolders: read(patientIdentifiers, 'value', identifierKey('nik', args.nik ?? '')),
  numberHolders: read(patients, 'medicalRecordNumber', args.medicalRecordNumber),
  cardHolders: read(patientIdentifiers, 'value', identifierKey('bpjs_card', args.bpjsCard ?? '')),
  firstTwin: read(patients, 'id', args.birth?.twinOf ?? args.patientId),
  firstTwinEntry: read(patientDirectory, 'id', args.birth?.twinOf ?? args.patientId),
  lists: read(outreachLists, 'openDeviceId', deviceId),
})

/** Two desks that register the same person at once must meet: by number, by NIK, or by birth date. */
export const registerPatientLocks = ({ args, facility, deviceId }: RegisterCommand): string[] => [
  outreachLock(deviceId),
  `patient:${args.patientId}`,
  `rm:${args.medicalRecordNumber}`,
  `born:${args.demographics.birthDate}`,
  // Lock names reach logs and `pg_locks`; a NIK must not.
  ...(args.nik === null ? [] : [`nik:${idFrom(facility.id, args.nik)}`]),
  ...(args.bpjsCard === null ? [] : [`card:${idFrom(facility.id, args.bpjsCard)}`]),
  ...(args.birth && args.birth.twinOf !== args.patientId ? [`patient:${args.birth.twinOf}`] : []),
]

/**
 * A person becomes a patient. Always written: a number that another patient holds, a NIK that contradicts
 * the form or a person who seems known already is for somebody to look at, while the patient is served.
 */
export function registerPatient(
  state: RegisterState,
  command: RegisterCommand,
  more: Pick<Patient, 'importId' | 'formerNumbers'> = {},
): Decision {
  const { args, occurredAt, facility } = command
  const fresh: Patient = {
    ...args.demographics,
    id: args.patientId,
    medicalRecordNumber: args.medicalRecordNumber,
    registeredAt: occurredAt,
    ...args.birth,
    ...more,
  }
  // There already when the server's copy of this very act arrived before its outcome.
  const patient = state.patient.rows[0] ?? fresh
  // An id that another act used: the first registration stands, this one waits in its payload for a person.
  if (patient.registeredAt !== occurredAt) {
    return { ...nothing, issues: [raise(idInUse, { field: 'patientId', refs: { patient: patient.id } })] }
  }
  const identifiers = identifiersOf(command)
  return {
    ...nothing,
    writes: [
      put(patients, patient),
      ...identifiers.map((identifier) => put(patientIdentifiers, identifier)),
      put(
        patientDirectory,
        directoryEntry(patient, args, state.entry.rows[0], localDate(occurredAt, facility.timeZone)),
      ),
      ...markedFirstTwin(state, args),
      // Somebody new in front of a device that holds lists only: without this it would lose the person again.
      ...state.lists.rows.map(({ id }) => put(outreachPeople, personOn(id, patient.id))),
    ],
    events: [tell(PatientRegistered, patientLane(patient.id), { patient, identifiers })],
    issues: [...contradictions(command), ...heldByOthers(state, command, patient)],
    unknown: incomplete({
      sameBirthDate: state.sameBirthDate,
      ...(args.nik === null ? {} : { nikHolders: state.nikHolders }),
      ...(args.bpjsCard === null ? {} : { cardHolders: state.cardHolders }),
      numberHolders: state.numberHolders,
    }),
    members: [
      patientIn(patientScope(patient.id), patient.id),
      ...state.lists.rows.flatMap(({ id }) => onList(id, patient.id)),
    ],
  }
}

/** Whoever was registered first, alone, is one of several from now on. */
function markedFirstTwin(
  { firstTwin, firstTwinEntry }: RegisterState,
  { birth, patientId }: RegisterCommand['args'],
): Write[] {
  if (!birth || birth.twinOf === patientId) return []
  const mark = { twinOf: birth.twinOf, birthOrder: birth.birthOrder === 1 ? 2 : 1 }
  return [
    ...firstTwin.rows.filter(({ twinOf }) => !twinOf).map((row) => put(patients, { ...row, ...mark })),
    ...firstTwinEntry.rows
      .filter(({ twinOf }) => !twinOf)
      .map((row) => put(patientDirectory, { ...row, ...mark })),
  ]
}

/** Nobody older is known to have lived; the form already asks at 120. */
const OLDEST_YEARS = 150

function contradictions({ args, occurredAt, facility }: RegisterCommand): Issue[] {
  const { birthDate } = args.demographics
  const today = localDate(occurredAt, facility.timeZone)
  const { year, ...day } = partsOf(today)
  const isImplausible = birthDate > today || birthDate < dateOf({ year: year - OLDEST_YEARS, ...day })
  const fields = args.nik === null ? [] : nikMismatches(args.nik, args.demographics, today)
  return [
    ...(isImplausible ? [raise(birthDateImplausible, { field: 'birthDate' })] : []),
    ...fields.map((field) => raise(nikMismatch, { field })),
  ]
}

function identifiersOf({ id, args }: RegisterCommand): PatientIdentifier[] {
  const numbers: readonly [IdentifierKind, string | null][] = [
    ['nik', args.nik],
    ['bpjs_card', args.bpjsCard],
    ['family_card', args.familyCard],
    ['phone', args.phone],
    ['mother_nik', args.motherNik ?? null],
  ]
  return numbers.flatMap(([kind, value]) =>
    value === null ? [] : [{ id: idFrom(id, `identifier:${kind}`), patientId: args.patientId, kind, value }],
  )
}

/** What belongs to somebody else, and who this person may be already. */
function heldByOthers(
  state: RegisterState,
  { args, overridden }: RegisterCommand,
  patient: Patient,
): Issue[] {
  const issues: Issue[] = []
  const nikHolder = args.nik === null ? null : otherHolder(state.nikHolders.rows, patient.id)
  if (nikHolder) issues.push(raise(nikInUse, { field: 'nik', refs: { patient: nikHolder } }))

  const cardHolder = args.bpjsCard === null ? null : otherHolder(state.cardHolders.rows, patient.id)
  if (cardHolder) issues.push(raise(cardInUse, { field: 'bpjsCard', refs: { patient: cardHolder } }))

  const numberHolder = state.numberHolders.rows.find((row) => row.id !== patient.id)
  if (numberHolder) {
    issues.push(raise(numberInUse, { field: 'medicalRecordNumber', refs: { patient: numberHolder.id } }))
  }

  // Told already by the NIK; a reason for the number is no answer to whether they are one person.
  const told = overridden.has(nikInUse.code) ? null : nikHolder
  const others = state.sameBirthDate.rows.filter((row) => row.id !== patient.id && row.id !== told)
  const [likeliest, second, third] = likelyDuplicates(
    {
      ...args.demographics,
      villageCode: args.demographics.address.villageCode,
      nik: args.nik,
      twinOf: patient.twinOf,
    },
    others,
  )
  if (likeliest) {
    const refs = {
      patient: likeliest.entry.id,
      ...(second ? { second: second.entry.id } : {}),
      ...(third ? { third: third.entry.id } : {}),
    }
    issues.push(raise(possibleDuplicate, { refs }))
  }
  return issues
}
