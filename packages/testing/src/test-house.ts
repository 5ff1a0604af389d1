import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Role } from '@lentera/contracts/users/roles'
import { derivedId } from '@lentera/sync/pure/ids'

export const houseFacility: Facility = {
  id: '0f000000-0000-4000-8000-000000000001',
  name: 'Puskesmas Lentera Uji',
  timeZone: 'Asia/Jayapura',
  districtCode: '917104',
  units: [
    { code: 'umum', name: 'Poli Umum', letter: 'A' },
    { code: 'kia', name: 'KIA', letter: 'B' },
  ],
}

export const houseId = (name: string): Id => derivedId(houseFacility.id, name, 0)
const long = '2020-01-01T00:00:00.000Z'

type Seed = { entity: string; record: EntityRecord }
const seed = <R extends EntityRecord>(entity: string, record: R): Seed => ({ entity, record })

export const aUser = (name: string, change: Record<string, unknown> = {}): Seed =>
  seed('users', { id: houseId(name), username: name, name, passwordHash: '', active: true, ...change })

export const aGrant = (name: string, role: Role, change: Record<string, unknown> = {}): Seed => {
  const grant = {
    id: houseId(`grant ${name} ${role}`),
    userId: houseId(name),
    role,
    unit: null,
    from: long,
    until: null,
  }
  return seed('role_grants', { ...grant, grantedBy: houseId('admin'), ...change })
}

export const aDevice = (name: string, change: Record<string, unknown> = {}): Seed => {
  const device = {
    id: houseId(name),
    kind: 'browser',
    name,
    unit: 'all',
    publicKey: null,
    credentialHash: null,
  }
  return seed('devices', { ...device, enrolledAt: long, revokedAt: null, ...change })
}

/** The key of a person on a device. */
export const aKey = (
  device: string,
  user: string,
  publicKey: string,
  change: Record<string, unknown> = {},
): Seed => {
  const id = houseId(`key ${device} ${user}`)
  return seed('device_people', {
    id,
    deviceId: houseId(device),
    userId: houseId(user),
    publicKey,
    since: long,
    revokedAt: null,
    ...change,
  })
}
