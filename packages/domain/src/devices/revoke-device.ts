import { devicePeople, devices, deviceUnknown } from '@lentera/contracts/devices/device'
import { notAWorkplace, type RevokeDevice } from '@lentera/contracts/devices/revoke-device'
import { put, read, type Command, type Decision, type StateOf } from '@lentera/contracts/kernel/rule'
import { incomplete, nothing } from '../kernel/decision.js'
import { raise } from '../kernel/raise.js'
import { knownToOthers } from './enrol-device.js'

type RevokeCommand = Command<typeof RevokeDevice>

export const revokeDeviceReads = ({ args }: RevokeCommand) => ({
  device: read(devices, 'id', args.deviceId),
  people: read(devicePeople, 'deviceId', args.deviceId),
})

export const revokeDeviceLocks = ({ args }: RevokeCommand): string[] => [`device:${args.deviceId}`]

/**
 * Ends a device and the keys on it as of now; what was signed there before stays valid. Asked again it keeps the
 * first time, and an order to wipe is never taken back.
 */
export function revokeDevice(
  state: StateOf<ReturnType<typeof revokeDeviceReads>>,
  { args, occurredAt }: RevokeCommand,
): Decision {
  const device = state.device.rows[0]
  if (!device || device.kind === 'service') {
    const found = device ? [raise(notAWorkplace, { field: 'deviceId' })] : []
    const none = !device && state.device.complete ? [raise(deviceUnknown, { field: 'deviceId' })] : []
    return { ...nothing, issues: [...found, ...none], unknown: incomplete({ device: state.device }) }
  }
  const revokedAt = device.revokedAt ?? occurredAt
  const valid = state.people.rows.filter((person) => person.revokedAt === null)
  const ended = { ...device, revokedAt, ...(args.wipe ? { wipe: true as const } : {}) }
  return {
    ...nothing,
    writes: [
      put(devices, ended),
      ...knownToOthers(ended),
      ...valid.map((person) => put(devicePeople, { ...person, revokedAt: occurredAt })),
    ],
    unknown: incomplete(state),
  }
}
