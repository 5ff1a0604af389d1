import {
  type Command,
  type Decision,
  type FurtherState,
  type Membership,
  put,
  read,
  type StateOf,
} from '@lentera/contracts/kernel/rule'
import { deviceDirectory } from '@lentera/contracts/devices/device-directory'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue } from '@lentera/contracts/kernel/issue'
import {
  MAX_OUTREACH_DAYS,
  OUTREACH_MONTHS,
  outreachDeviceUnknown,
  outreachEndOutOfRange,
  outreachIdInUse,
  type OutreachList,
  outreachLists,
  outreachPeople,
  type OutreachPerson,
  type PrepareOutreach,
} from '@lentera/contracts/outreach/outreach-list'
import { type Visit, visits } from '@lentera/contracts/visits/visit'
import { addDays, dateOf, partsOf } from '../kernel/calendar.js'
import { incomplete, nothing } from '../kernel/decision.js'
import { gathered } from '../kernel/further.js'
import { idFrom } from '../kernel/id-from.js'
import { localDate } from '../kernel/local-date.js'
import { raise } from '../kernel/raise.js'
import { entryIn, listIn, listScope, ownScope, patientIn, unitScope, visitIn } from '../kernel/scope.js'
import { outreachLock } from './close-outreach.js'

type PrepareCommand = Command<typeof PrepareOutreach>

export const prepareOutreachReads = ({ args }: PrepareCommand) => ({
  list: read(outreachLists, 'id', args.listId),
  device: read(deviceDirectory, 'id', args.deviceId),
})

type PrepareState = StateOf<ReturnType<typeof prepareOutreachReads>>

export const prepareOutreachFurther = (_state: PrepareState, { args }: PrepareCommand) =>
  Object.fromEntries(
    args.patientIds.map((patientId) => [`visits:${patientId}`, read(visits, 'patientId', patientId)]),
  )

/** A visit opened meanwhile must end on the list, through this command or through its own. */
export const prepareOutreachLocks = ({ args }: PrepareCommand): string[] => [
  `list:${args.listId}`,
  outreachLock(args.deviceId),
  ...args.patientIds.map((patientId) => `patient:${patientId}`),
]

/** The row that says somebody is on a list; the same whoever adds the person. */
export const personOn = (listId: Id, patientId: Id): OutreachPerson => ({
  id: idFrom(listId, `person:${patientId}`),
  listId,
  patientId,
  open: true,
})

/**
 * A device is given people to take along: their data, and their visits of the last twelve months. What is not on
 * the list it never gets.
 */
export function prepareOutreach(
  state: PrepareState,
  command: PrepareCommand,
  further: FurtherState,
): Decision {
  const { args } = command
  const issues = refusals(state, command)
  const unknown = incomplete({ ...state })
  if (issues.length > 0) return { ...nothing, issues, unknown }
  const since = monthsBefore(dateOfAct(command), OUTREACH_MONTHS)
  const recent = gathered<Visit>(further, 'visits:').rows.filter(({ serviceDate }) => serviceDate >= since)
  const scope = listScope(args.listId)
  const list = newList(command)
  return {
    ...nothing,
    writes: [
      put(outreachLists, list),
      ...args.patientIds.map((patientId) => put(outreachPeople, personOn(list.id, patientId))),
    ],
    unknown: [...unknown, ...(gathered(further, 'visits:').complete ? [] : ['visits'])],
    members: [
      ...[scope, ownScope(command.actorId), unitScope(command.unit)].map((one) => listIn(one, list.id)),
      ...args.patientIds.flatMap((patientId) => onList(list.id, patientId)),
      ...recent.map((visit) => visitIn(scope, visit.id)),
    ],
  }
}

/** What a device gets of a person on a list, visits apart. */
export const onList = (listId: Id, patientId: Id): Membership[] => [
  patientIn(listScope(listId), patientId),
  entryIn(listScope(listId), patientId),
]

const dateOfAct = ({ occurredAt, facility }: PrepareCommand) => localDate(occurredAt, facility.timeZone)

const newList = ({ args, occurredAt, actorId, unit }: PrepareCommand): OutreachList => ({
  id: args.listId,
  kind: args.kind,
  name: args.name,
  unit,
  deviceId: args.deviceId,
  endsOn: args.endsOn,
  people: args.patientIds.length,
  madeBy: actorId,
  madeAt: occurredAt,
  closedAt: null,
  closedBy: null,
})

function refusals(state: PrepareState, command: PrepareCommand): Issue[] {
  const { args, actorId, occurredAt } = command
  const today = dateOfAct(command)
  const device = state.device.rows[0]
  const present = state.list.rows[0]
  const isOther = present !== undefined && (present.madeBy !== actorId || present.madeAt !== occurredAt)
  const isOutside = args.endsOn < today || args.endsOn > addDays(today, MAX_OUTREACH_DAYS)
  return [
    ...(isOther ? [raise(outreachIdInUse, { field: 'listId', refs: { list: args.listId } })] : []),
    ...((device ? !device.active : state.device.complete)
      ? [raise(outreachDeviceUnknown, { field: 'deviceId' })]
      : []),
    ...(isOutside ? [raise(outreachEndOutOfRange, { field: 'endsOn' })] : []),
  ]
}

/** The first day of the month so many months before. */
function monthsBefore(date: string, months: number): string {
  const { year, month } = partsOf(date)
  const at = year * 12 + (month - 1) - months
  return dateOf({ year: Math.floor(at / 12), month: (at % 12) + 1, day: 1 })
}
