import {
  put,
  read,
  type Command,
  type Decision,
  type StateOf,
  type Write,
} from '@lentera/contracts/kernel/rule'
import {
  deviceAlreadyEnrolled,
  devicePeople,
  devices,
  deviceUnknown,
  type Device,
  type EnrolDevice,
} from '@lentera/contracts/devices/device'
import { deviceDirectory, type DeviceEntry } from '@lentera/contracts/devices/device-directory'
import { incomplete, nothing } from '../kernel/decision.js'
import { idFrom } from '../kernel/id-from.js'
import { raise } from '../kernel/raise.js'

type EnrolCommand = Command<typeof EnrolDevice>

export const enrolDeviceReads = ({ args }: EnrolCommand) => ({
  device: read(devices, 'id', args.deviceId),
  people: read(devicePeople, 'deviceId', args.deviceId),
})

export const enrolDeviceLocks = ({ args }: EnrolCommand): string[] => [`device:${args.deviceId}`]

/**
 * Enrols a device, registers a person's signing key on it, or both. A person who comes with a new key loses
 * the old one from now on; what it signed before stays valid.
 */
export function enrolDevice(
  state: StateOf<ReturnType<typeof enrolDeviceReads>>,
  command: EnrolCommand,
): Decision {
  const { args, occurredAt } = command
  const present = state.device.rows[0]
  if (args.device && present)
    return { ...nothing, issues: [raise(deviceAlreadyEnrolled, { field: 'deviceId' })] }
  if (!args.device && (!present || present.revokedAt !== null)) {
    return {
      ...nothing,
      issues: present || state.device.complete ? [raise(deviceUnknown, { field: 'deviceId' })] : [],
      unknown: incomplete({ device: state.device }),
    }
  }
  const enrolled: Device[] = args.device
    ? [{ id: args.deviceId, ...args.device, enrolledAt: occurredAt, revokedAt: null }]
    : present && args.renewedCredentialHash
      ? [{ ...present, credentialHash: args.renewedCredentialHash }]
      : []
  return {
    ...nothing,
    writes: [
      ...enrolled.map((device) => put(devices, device)),
      ...enrolled.flatMap(knownToOthers),
      ...personWrites(state, command),
    ],
    unknown: incomplete(state),
  }
}

/** What every device knows of this one; nobody prepares a list for a kiosk or a program. */
export function knownToOthers({ kind, id, name, unit, outreach, revokedAt }: Device): Write[] {
  if (kind !== 'browser') return []
  const entry: DeviceEntry = { id, name, unit, outreach: outreach === true, active: revokedAt === null }
  return [put(deviceDirectory, entry)]
}

function personWrites(
  state: StateOf<ReturnType<typeof enrolDeviceReads>>,
  command: EnrolCommand,
): Decision['writes'] {
  const { person, deviceId } = command.args
  if (!person) return []
  const valid = state.people.rows.filter((row) => row.userId === person.userId && row.revokedAt === null)
  const replaced = valid.filter((row) => row.publicKey !== person.publicKey)
  const known = valid.some((row) => row.publicKey === person.publicKey)
  const key = {
    id: idFrom(command.id, 'person'),
    deviceId,
    ...person,
    since: command.occurredAt,
    revokedAt: null,
  }
  return [
    ...replaced.map((row) => put(devicePeople, { ...row, revokedAt: command.occurredAt })),
    ...(known ? [] : [put(devicePeople, key)]),
  ]
}
