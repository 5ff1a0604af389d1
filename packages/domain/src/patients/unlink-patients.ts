import { patientLane, tell } from '@lentera/contracts/kernel/event'
import { PatientsUnlinked } from '@lentera/contracts/patients/patient-events'
import {
  type Command,
  type Decision,
  type FurtherState,
  type Membership,
  put,
  read,
  type Read,
  type StateOf,
} from '@lentera/contracts/kernel/rule'
import { allergies } from '@lentera/contracts/charting/allergies'
import { diagnoses } from '@lentera/contracts/charting/diagnosis'
import { notes } from '@lentera/contracts/charting/note'
import { proceduresDone } from '@lentera/contracts/charting/procedure'
import { vitals } from '@lentera/contracts/charting/vitals'
import type { Id } from '@lentera/contracts/kernel/id'
import {
  checkAfterUnlink,
  linkUnknown,
  patientLinks,
  patientSets,
  type UnlinkPatients,
} from '@lentera/contracts/patients/patient-link'
import { reviewItems } from '@lentera/contracts/reviews/review-item'
import { type Visit, visits } from '@lentera/contracts/visits/visit'
import { incomplete, nothing } from '../kernel/decision.js'
import { gathered } from '../kernel/further.js'
import { idFrom } from '../kernel/id-from.js'
import { raise } from '../kernel/raise.js'
import { patientIn, patientScope, visitIn } from '../kernel/scope.js'
import { closureOf, setsOf } from './linked-set.js'

type UnlinkCommand = Command<typeof UnlinkPatients>
type UnlinkState = StateOf<ReturnType<typeof unlinkPatientsReads>>

export const unlinkPatientsReads = ({ args }: UnlinkCommand) => ({
  link: read(patientLinks, 'id', args.linkId),
  set: read(patientSets, 'id', args.from),
})

const written = { visits, vitals, allergies, notes, diagnoses, procedures_done: proceduresDone } as const

/** Everything of everybody in the set: what was written while they counted as one must be found. */
export const unlinkPatientsFurther = (state: UnlinkState): Record<string, Read> =>
  Object.fromEntries(
    (state.set.rows[0]?.members ?? []).flatMap((member) =>
      Object.values(written).map((entity) => [
        `${entity.name}:${member}`,
        read(entity as typeof visits, 'patientId', member),
      ]),
    ),
  )

interface Written {
  readonly id: Id
  readonly patientId: Id
  readonly seen?: readonly Id[] | undefined
}

/**
 * Takes a link back. Rows stay with the id they were written with; those that were written while both sides
 * were shown go to one list, because only a person knows whose they are.
 */
export function unlinkPatients(state: UnlinkState, command: UnlinkCommand, further: FurtherState): Decision {
  const { linkId, from, to } = command.args
  const unknown = incomplete(state)
  const link = state.link.rows[0]
  const before = state.set.rows[0]
  const holds = link?.endedBy === null && link.from === from && link.to === to
  if (!before || !holds) {
    const isAbsent = state.link.complete && state.set.complete
    return { ...nothing, issues: isAbsent ? [raise(linkUnknown, { field: 'linkId' })] : [], unknown }
  }
  const links = before.links.filter(({ id }) => id !== linkId)
  const sides = [closureOf(from, links).members, closureOf(to, links).members] as const
  const doubtful = Object.keys(written).flatMap((entity) =>
    gathered<Written>(further, `${entity}:`)
      .rows.filter(({ seen = [] }) => sides.every((side) => seen.some((id) => side.includes(id))))
      .map(({ id }) => ({ entity, id })),
  )
  return {
    ...nothing,
    writes: [
      put(patientLinks, { ...link, endedBy: command.id }),
      ...setsOf(before.members, links).map((set) => put(patientSets, set)),
      ...(doubtful.length > 0
        ? [
            put(reviewItems, {
              id: idFrom(command.id, 'split'),
              commandId: command.id,
              commandName: 'patients.unlink',
              issueCode: checkAfterUnlink.code,
              outcome: 'applied',
              unit: command.unit,
              authorId: command.actorId,
              deviceId: command.deviceId,
              openedAt: command.occurredAt,
              closedAt: null,
              closedByCommand: null,
              resolution: null,
              detail: { patientId: from, rows: doubtful.slice(0, 500) },
            }),
          ]
        : []),
    ],
    events: [tell(PatientsUnlinked, patientLane(to), { linkId, from, to })],
    unknown,
    members: [
      ...apart(sides[0], sides[1], gathered<Visit>(further, 'visits:').rows),
      ...apart(sides[1], sides[0], gathered<Visit>(further, 'visits:').rows),
    ],
  }
}

/** Who holds one side holds the other one no longer. */
const apart = (
  mine: readonly Id[],
  theirs: readonly Id[],
  all: readonly Pick<Visit, 'id' | 'patientId'>[],
): Membership[] =>
  mine
    .map(patientScope)
    .flatMap((scope) =>
      [
        ...theirs.map((id) => patientIn(scope, id)),
        ...all.filter(({ patientId }) => theirs.includes(patientId)).map(({ id }) => visitIn(scope, id)),
      ].map((membership) => ({ ...membership, member: false })),
    )
