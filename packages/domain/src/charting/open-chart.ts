import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { accessLog, breakGlass, type OpenChart } from '@lentera/contracts/charting/open-chart'
import { visits } from '@lentera/contracts/visits/visit'
import { nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { raise } from '../kernel/raise.js'
import { patientIn, patientScope, visitIn } from '../kernel/scope.js'

type OpenChartCommand = Command<typeof OpenChart>

export const openChartReads = ({ args }: OpenChartCommand) => ({
  visits: read(visits, 'patientId', args.patientId),
})

/**
 * Somebody reads a chart: written down, and from then on the device may hold the patient. Never refused;
 * whoever has neither a desk's nor a care reason gives one, and it is looked at.
 */
export function openChart(
  state: StateOf<ReturnType<typeof openChartReads>>,
  command: OpenChartCommand,
): Decision {
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
      }),
    ],
    issues: purpose === 'administration' ? [raise(breakGlass, { field: 'purpose' })] : [],
    members: [patientIn(scope, patientId), ...state.visits.rows.map((visit) => visitIn(scope, visit.id))],
  }
}
