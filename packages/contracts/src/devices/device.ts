import { z } from 'zod'
import { defineCommand } from '../kernel/command.js'
import { defineEntity } from '../kernel/entity.js'
import { Id } from '../kernel/id.js'
import { defineIssue } from '../kernel/issue.js'
import { Line } from '../kernel/text.js'
import { CalendarDate, Instant } from '../kernel/time.js'
import { PublicKey } from '../sync/enrol.js'

export const DeviceKind = z.enum(['browser', 'kiosk', 'display', 'service'])

/** One browser profile, kiosk, display or service. `unit` is a unit code, or `all` for a shared device. */
export const Device = z
  .strictObject({
    id: Id,
    kind: DeviceKind,
    name: Line(60),
    unit: z.string().max(31),
    /** Of devices that sign as themselves (service, kiosk); null for browsers. */
    publicKey: PublicKey.nullable(),
    credentialHash: z.string().max(100).nullable(),
    enrolledAt: Instant,
    revokedAt: Instant.nullable(),
    /** Of a revoked device: it is to destroy its keys when it is heard of. */
    wipe: z.literal(true).optional(),
    /** Holds lists for work outside the house and nothing of the whole house: no directory, no days, no charts. */
    outreach: z.literal(true).optional(),
  })
  .meta({ id: 'Device' })
export type Device = z.infer<typeof Device>

/** The signing key of a person on a device. */
export const DevicePerson = z
  .strictObject({
    id: Id,
    deviceId: Id,
    userId: Id,
    publicKey: PublicKey,
    since: Instant,
    revokedAt: Instant.nullable(),
  })
  .meta({ id: 'DevicePerson' })
export type DevicePerson = z.infer<typeof DevicePerson>

/** A block of numbers given to a device; gaps are legal. */
export const NumberLease = z
  .strictObject({
    id: Id,
    series: z.enum(['rm', 'station']),
    fromNo: z.int().min(1),
    toNo: z.int().min(1),
    deviceId: Id,
    state: z.enum(['active', 'returned']),
    until: CalendarDate.nullable(),
  })
  .meta({ id: 'NumberLease' })
export type NumberLease = z.infer<typeof NumberLease>

export const devices = defineEntity({
  name: 'devices',
  schema: Device,
  aggregateOf: null,
  indexes: { kind: (device) => device.kind },
})
export const devicePeople = defineEntity({
  name: 'device_people',
  schema: DevicePerson,
  aggregateOf: null,
  indexes: { deviceId: (person) => person.deviceId },
})
export const numberLeases = defineEntity({
  name: 'number_leases',
  schema: NumberLease,
  aggregateOf: null,
  indexes: { series: (lease) => lease.series, deviceId: (lease) => lease.deviceId },
})

/** A person's key was to be registered on a device that does not exist or was revoked. */
export const deviceUnknown = defineIssue('devices.unknown', 'blocking')
/** The id belongs to a device already; enrolling again would hand its lane and credential to somebody else. */
export const deviceAlreadyEnrolled = defineIssue('devices.already_enrolled', 'blocking')

/** Enrols a device, registers one more person's key on it, renews its credential, or several of these. */
export const EnrolDevice = defineCommand(
  'devices.enrol',
  'ask',
  z.strictObject({
    deviceId: Id,
    /** null: the device is enrolled already. */
    device: z
      .strictObject({
        kind: DeviceKind,
        name: Line(60),
        unit: z.string().max(31),
        publicKey: PublicKey.nullable(),
        credentialHash: z.string().max(100).nullable(),
        outreach: z.literal(true).optional(),
      })
      .nullable(),
    person: z.strictObject({ userId: Id, publicKey: PublicKey }).nullable(),
    /** A new credential for a device that is enrolled already and lost its own. */
    renewedCredentialHash: z.string().max(100).optional(),
  }),
)

export const numbersExhausted = defineIssue('numbers.exhausted', 'blocking')

/** Gives a device a block of record numbers, or a station code for a business date. */
export const LeaseNumbers = defineCommand(
  'numbers.lease',
  'ask',
  z.strictObject({
    deviceId: Id,
    series: z.enum(['rm', 'station']),
    /** How many numbers; 1 for a station code. */
    count: z.int().min(1).max(1000),
    /** Business date of a station code; null for record numbers. */
    date: CalendarDate.nullable(),
  }),
)
