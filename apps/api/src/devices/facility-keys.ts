import { hkdfSync } from 'node:crypto'
import type { Id } from '@lentera/contracts/kernel/id'
import type { FacilityKey } from '@lentera/contracts/sync/hand-over'
import type { FacilityConnection } from '../platform/database/facility-connection.js'

/**
 * The key of a facility whose `revoked` devices may not have it. It is made of the list itself: another
 * revocation is another key, on whichever server of the facility, and also when a restored backup forgot
 * revocations and others follow, for no list that names a device ever gave that device its key. The number in
 * `kid` only tells keys apart.
 * @param secret 32 bytes that never leave the server
 */
export function facilityKeyFor(secret: Uint8Array, revoked: readonly Id[]): FacilityKey {
  const info = `lentera facility key ${[...revoked].sort().join(' ')}`
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', info, 36))
  // 0 means: no key.
  const n = (bytes.readUInt32BE(32) >>> 1) + 1
  return { kid: `facility:${n}`, key: bytes.subarray(0, 32).toString('base64url') }
}

/** For devices that people work at. Asked with every pull, because a revocation counts at once. */
export const facilityKeys =
  (connection: FacilityConnection, secret: Uint8Array) =>
  async (deviceId: Id): Promise<FacilityKey | null> => {
    const [row] = await connection.read<{ revoked: Id[]; is_held: boolean }>({
      name: 'facility key',
      text: `select coalesce(array_agg(id::text) filter (where revoked_at is not null), '{}') as revoked,
          coalesce(bool_or(id = $2 and revoked_at is null and kind in ('browser', 'kiosk')), false) as is_held
        from devices where facility_id = $1`,
      values: [connection.facilityId, deviceId],
    })
    return row?.is_held ? facilityKeyFor(secret, row.revoked) : null
  }
