import {
  put,
  read,
  type Command,
  type Decision,
  type FurtherState,
  type StateOf,
} from '@lentera/contracts/kernel/rule'
import { accessLog, breakGlass, type OpenChart } from '@lentera/contracts/charting/open-chart'
import { patientSets } from '@lentera/contracts/patients/patient-link'
import { type Visit, visits } from '@lentera/contracts/visits/visit'
import { nothing } from '../kernel/decision.js'
import { gathered } from '../kernel/further.js'
import { idFrom } from '../kernel/id-from.js'
import { raise } from '../kernel/raise.js'
import { patientIn, patientScope, visitIn } from '../kernel/scope.js'
import { alone } from '../patients/linked-set.js'

type OpenChartCommand = Command<typeof OpenChart>

export const openChartReads = ({ args }: OpenChartCommand) => ({
  visits: read(visits, 'patientId', args.patientId),
  set: read(patientSets, 'id', args.patientId),
})

type OpenChartState = StateOf<ReturnType<typeof openChartReads>>

const membersOf = ({ set }: OpenChartState, { args }: OpenChartCommand) =>
  (set.rows[0] ?? alone(args.patientId)).members

export const openChartFurther = (state: OpenChartState, command: OpenChartCommand) =>
  Object.fromEntries(
    membersOf(state, command)
      .filter((member) => member !== command.args.patientId)
      .map((member) => [`visits:${member}`, read(visits, 'patientId', member)]),
  )

/**
 * Somebody reads a chart: written down, and from then on the device may hold the patient. Never refused;
 * whoever has neither a desk's nor a care reason gives one, and it is looked at.
 */
export function openChart(state: OpenChartState, command: OpenChartCommand, further: FurtherState): Decision {
  const { patientId, purpose, screen } = command.args
  const scope = patientScope(patientId)
  return {
    ...nothing,
    writes: [
      put(accessLog, {
        id: idFrom(command.id, 'access'),
        person: command.actorId,
        patientId,
        purpose,
        screen,
        at: command.occurredAt,
        deviceId: command.deviceId,
        commandId: command.id,
        opened: true,
      }),
    ],
    issues: purpose === 'administration' ? [raise(breakGlass, { field: 'purpose' })] : [],
    // All numbers of the person: a chart that was linked is one chart.
    members: [
      ...membersOf(state, command).map((member) => patientIn(scope, member)),
      ...state.visits.rows.map((visit) => visitIn(scope, visit.id)),
      ...gathered<Visit>(further, 'visits:').rows.map((visit) => visitIn(scope, visit.id)),
    ],
    review: { patientId },
  }
}
