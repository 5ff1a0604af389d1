import { patientLane, tell } from '@lentera/contracts/kernel/event'
import { PatientsLinked } from '@lentera/contracts/patients/patient-events'
import {
  type Command,
  type Decision,
  type FurtherState,
  type Membership,
  put,
  read,
  type StateOf,
} from '@lentera/contracts/kernel/rule'
import {
  linkCycle,
  patientLinks,
  type LinkPatients,
  type PatientSet,
  patientSets,
} from '@lentera/contracts/patients/patient-link'
import { patients } from '@lentera/contracts/patients/patient'
import { patientUnknown } from '@lentera/contracts/patients/amend-patient'
import { type Visit, visits } from '@lentera/contracts/visits/visit'
import type { Id } from '@lentera/contracts/kernel/id'
import { incomplete, nothing } from '../kernel/decision.js'
import { gathered } from '../kernel/further.js'
import { idFrom } from '../kernel/id-from.js'
import { raise } from '../kernel/raise.js'
import { patientIn, patientScope, visitIn } from '../kernel/scope.js'
import { alone, closureOf, setsOf } from './linked-set.js'

type LinkCommand = Command<typeof LinkPatients>
type LinkState = StateOf<ReturnType<typeof linkPatientsReads>>

export const linkPatientsReads = ({ args }: LinkCommand) => ({
  fromSet: read(patientSets, 'id', args.from),
  toSet: read(patientSets, 'id', args.to),
  from: read(patients, 'id', args.from),
  to: read(patients, 'id', args.to),
})

/** Two links that meet in a third patient must not be decided at once: sets are few, so they share one key. */
export const linkPatientsLocks = ({ args }: { args: { from: Id; to: Id } }): string[] => [
  ...new Set(['patient-sets', `patient:${args.from}`, `patient:${args.to}`]),
]

export const linkPatientsFurther = (state: LinkState, command: LinkCommand) =>
  Object.fromEntries(
    membersAfter(state, command).map((member) => [`visits:${member}`, read(visits, 'patientId', member)]),
  )

const setsBefore = (state: LinkState, { args }: LinkCommand): [PatientSet, PatientSet] => [
  state.fromSet.rows[0] ?? alone(args.from),
  state.toSet.rows[0] ?? alone(args.to),
]

const membersAfter = (state: LinkState, command: LinkCommand): Id[] => [
  ...new Set(setsBefore(state, command).flatMap(({ members }) => members)),
]

/**
 * Two registrations become one person. No row is moved or renamed: from now on both are read together, and what
 * is new is written under the one that is kept.
 */
export function linkPatients(state: LinkState, command: LinkCommand, further: FurtherState): Decision {
  const { from, to } = command.args
  const unknown = incomplete({ fromSet: state.fromSet, toSet: state.toSet, from: state.from, to: state.to })
  const [fromSet, toSet] = setsBefore(state, command)
  if (fromSet.members.includes(to)) {
    return { ...nothing, issues: [raise(linkCycle, { refs: { patient: toSet.canonicalId } })], unknown }
  }
  const missing = (['from', 'to'] as const).filter((side) => state[side].complete && !state[side].rows[0])
  if (missing.length > 0) {
    return { ...nothing, issues: missing.map((field) => raise(patientUnknown, { field })), unknown }
  }
  const link = { id: idFrom(command.id, 'link'), from, to }
  const links = [...fromSet.links, ...toSet.links, link]
  const { members } = closureOf(from, links)
  return {
    ...nothing,
    writes: [
      put(patientLinks, {
        ...link,
        commandId: command.id,
        linkedBy: command.actorId,
        linkedAt: command.occurredAt,
        endedBy: null,
      }),
      ...setsOf(members, links).map((set) => put(patientSets, set)),
    ],
    events: [tell(PatientsLinked, patientLane(to), { link, members: [...members] })],
    unknown,
    members: wholePerson(members, gathered<Visit>(further, 'visits:').rows),
  }
}

/** A device that holds one of these ids holds all of them. */
export const wholePerson = (
  members: readonly Id[],
  ofMembers: readonly Pick<Visit, 'id' | 'patientId'>[],
): Membership[] =>
  members
    .map(patientScope)
    .flatMap((scope) => [
      ...members.map((member) => patientIn(scope, member)),
      ...ofMembers.map(({ id }) => visitIn(scope, id)),
    ])
