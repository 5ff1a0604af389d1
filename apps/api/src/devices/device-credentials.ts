import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Id } from '@lentera/contracts/kernel/id'
import { ProblemError } from '@lentera/sync/server/problem-error'
import type { FacilityConnection } from '../platform/database/facility-connection.js'

export interface KnownDevice {
  readonly deviceId: Id
  readonly kind: 'browser' | 'kiosk' | 'display' | 'service'
}

/** Only the hash is stored: who reads the database cannot push as a device. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

/** `<device id>.<secret>`, and the hash that the command `devices.enrol` carries. */
export function newCredential(deviceId: Id): { credential: string; hash: string } {
  const secret = randomBytes(32).toString('base64url')
  return { credential: `${deviceId}.${secret}`, hash: hashSecret(secret) }
}

const shape = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([A-Za-z0-9_-]{43})$/

/** Knows devices by what they keep in a cookie. Asked at every request, because a revocation counts at once. */
export class DeviceCredentials {
  constructor(private readonly connection: FacilityConnection) {}

  /** @throws ProblemError `auth.required` or `auth.device_revoked` */
  async verify(credential: string | undefined): Promise<KnownDevice> {
    const [, deviceId, secret] = shape.exec(credential ?? '') ?? []
    if (!deviceId || !secret) throw new ProblemError('auth.required')
    const [row] = await this.connection.read<{
      kind: KnownDevice['kind']
      credential_hash: string | null
      revoked_at: Date | null
      wipe: boolean | null
    }>({
      name: 'device credential',
      text: 'select kind, credential_hash, revoked_at, wipe from devices where facility_id = $1 and id = $2',
      values: [this.connection.facilityId, deviceId],
    })
    if (!row?.credential_hash || !isSame(row.credential_hash, hashSecret(secret)))
      throw new ProblemError('auth.required')
    if (row.revoked_at !== null) throw revoked(row.wipe)
    return { deviceId, kind: row.kind }
  }

  /** Whether it is of a device that this database never heard of. */
  async isForgotten(credential: string): Promise<boolean> {
    const [, deviceId] = shape.exec(credential) ?? []
    return deviceId !== undefined && !(await this.isEnrolled(deviceId))
  }

  /** Whether there is such a device, revoked or not. */
  async isEnrolled(deviceId: Id): Promise<boolean> {
    const rows = await this.connection.read({
      name: 'device exists',
      text: 'select 1 from devices where facility_id = $1 and id = $2',
      values: [this.connection.facilityId, deviceId],
    })
    return rows.length > 0
  }
}

/** With `wipe` the device destroys its keys at once (K13). */
export const revoked = (wipe: boolean | null): ProblemError =>
  new ProblemError('auth.device_revoked', wipe === true ? { wipe: true } : {})

function isSame(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
