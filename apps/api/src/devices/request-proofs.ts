import { platformCrypto } from '@lentera/sync/record/crypto-port'
import { proofHolds, readProof } from '@lentera/sync/record/request-proof'
import { importVerifyingKey } from '@lentera/sync/record/sign'
import type { ServerClock } from '@lentera/sync/server/ports'
import { ProblemError } from '@lentera/sync/server/problem-error'
import type { FacilityConnection } from '../platform/database/facility-connection.js'
import { type KnownDevice, revoked } from './device-credentials.js'

const GOOD_FOR_MS = 10 * 60_000

/**
 * The second credential of a device: browsers write cookies to the disk with a delay, so a power cut right
 * after enrolment takes the cookie and leaves the outbox. Whoever has the device unlocked signs instead.
 */
export class RequestProofs {
  constructor(
    private readonly connection: FacilityConnection,
    private readonly clock: ServerClock,
  ) {}

  /** @throws ProblemError `auth.required` or `auth.device_revoked` */
  async verify(header: string): Promise<KnownDevice> {
    const proof = readProof(header)
    if (!proof || !(Math.abs(Date.parse(proof.at) - this.clock.now()) <= GOOD_FOR_MS))
      throw new ProblemError('auth.required')
    const rows = await this.connection.read<{
      kind: KnownDevice['kind']
      public_key: string
      revoked: boolean
      wipe: boolean | null
    }>({
      name: 'request proof',
      text: `select d.kind, p.public_key, d.revoked_at is not null as revoked, d.wipe
        from device_people p join devices d on d.facility_id = p.facility_id and d.id = p.device_id
        where p.facility_id = $1 and p.device_id = $2 and p.user_id = $3
          and (p.revoked_at is null or p.revoked_at = d.revoked_at)`,
      values: [this.connection.facilityId, proof.deviceId, proof.userId],
    })
    for (const { kind, public_key, revoked: isRevoked, wipe } of rows) {
      const key = await importVerifyingKey(platformCrypto, public_key)
      if (!(await proofHolds(platformCrypto, key, proof))) continue
      // The key ended with the device, and proves that this is the device that is to be told.
      if (isRevoked) throw revoked(wipe)
      return { deviceId: proof.deviceId, kind }
    }
    throw new ProblemError('auth.required')
  }
}
