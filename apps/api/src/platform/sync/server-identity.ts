import { createHash, randomUUID } from 'node:crypto'
import type { Id } from '@lentera/contracts/kernel/id'
import type { ServerKeys } from '@lentera/db/key-files'
import type { Db, FacilityConnection } from '../database/facility-connection.js'
import { noteEpoch } from './epochs.js'

export interface ServerIdentity {
  readonly epoch: Id
  /** True when the cluster is another one than last time, so that the past may have changed. */
  readonly renewed: boolean
  /** Time of the newest command in the log, milliseconds since 1970. */
  readonly lastCommitAt: number | null
}

/** The device `system` of a facility always has the same id. */
export function systemDeviceId(facilityId: Id): Id {
  const bytes = createHash('sha256').update(`lentera system device ${facilityId}`).digest().subarray(0, 16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x80
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/**
 * Finds or makes the identity of this server's history, and the device that signs the server's own commands:
 * the one row nobody could have signed for.
 * @throws when the keys are not those under which this database was sealed
 */
export function establishIdentity(connection: FacilityConnection, keys: ServerKeys): Promise<ServerIdentity> {
  const { facilityId } = connection
  return connection.run('write', async (db) => {
    const cluster = await clusterOf(db)
    const [known] = await db.query<{
      epoch: string
      system_identifier: string
      timeline: string
      key_fingerprint: string
    }>({
      text: 'select epoch, system_identifier, timeline, key_fingerprint from sync_server where facility_id = $1 for update',
      values: [facilityId],
    })
    if (known && known.key_fingerprint !== keys.fingerprint)
      throw new Error(
        'Kunci di DATA/keys bukan kunci milik basis data ini. Kembalikan folder keys dari cadangan.',
      )
    const renewed =
      known !== undefined &&
      (known.system_identifier !== cluster.system_identifier || known.timeline !== cluster.timeline)
    const epoch = known && !renewed ? known.epoch : randomUUID()
    await db.query({
      text: `insert into sync_server (facility_id, epoch, started_at, system_identifier, timeline, key_fingerprint)
        values ($1, $2, now(), $3, $4, $5)
        on conflict (facility_id) do update set epoch = excluded.epoch, started_at = excluded.started_at,
          system_identifier = excluded.system_identifier, timeline = excluded.timeline`,
      values: [facilityId, epoch, cluster.system_identifier, cluster.timeline, keys.fingerprint],
    })
    if (epoch !== known?.epoch) await noteEpoch(db, facilityId, epoch, known ? 'cluster' : 'first')
    await db.query({
      text: `insert into devices (id, facility_id, kind, name, unit, public_key, enrolled_at)
        values ($1, $2, 'service', 'system', 'all', $3, '2000-01-01T00:00:00Z')
        on conflict (id) do update set public_key = excluded.public_key`,
      values: [systemDeviceId(facilityId), facilityId, keys.system.publicKey],
    })
    const [newest] = await db.query<{ received_at: Date }>({
      text: 'select received_at from command_log where facility_id = $1 order by xid desc limit 1',
      values: [facilityId],
    })
    return { epoch, renewed, lastCommitAt: newest?.received_at.getTime() ?? null }
  })
}

async function clusterOf(db: Db): Promise<{ system_identifier: string; timeline: string }> {
  const [row] = await db.query<{ system_identifier: string; timeline: string }>({
    text: `select system_identifier::text, substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as timeline from pg_control_system()`,
  })
  return row!
}
