import { type AssignUnit, unitUnknown } from '@lentera/contracts/devices/assign-unit'
import { devices, deviceUnknown } from '@lentera/contracts/devices/device'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { incomplete, nothing } from '../kernel/decision.js'
import { raise } from '../kernel/raise.js'
import { knownToOthers } from './enrol-device.js'

type AssignCommand = Command<typeof AssignUnit>

export const assignUnitReads = ({ args }: AssignCommand) => ({ device: read(devices, 'id', args.deviceId) })

/** Nothing else changes: keys, numbers and what waits to be sent stay with the device. */
export function assignUnit(
  state: StateOf<ReturnType<typeof assignUnitReads>>,
  { args, facility }: AssignCommand,
): Decision {
  const unknown = incomplete(state)
  const device = state.device.rows[0]
  if (args.unit !== 'all' && !facility.units.some(({ code }) => code === args.unit))
    return { ...nothing, issues: [raise(unitUnknown, { field: 'unit' })], unknown }
  if (!device || device.revokedAt !== null) {
    const isGone = device !== undefined || state.device.complete
    return { ...nothing, issues: isGone ? [raise(deviceUnknown, { field: 'deviceId' })] : [], unknown }
  }
  const moved = { ...device, unit: args.unit }
  return { ...nothing, writes: [put(devices, moved), ...knownToOthers(moved)], unknown }
}
