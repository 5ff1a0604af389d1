import { randomUUID } from 'node:crypto'
import type { Id } from '@lentera/contracts/kernel/id'
import type { EpochCause, SeenPast, Standing } from '@lentera/sync/server/store'
import type { Db, FacilityConnection } from '../database/facility-connection.js'

/** `first`: of a new installation. `cluster`: the database's identifier or timeline is another than last time. */
export type EpochBegin = EpochCause | 'first' | 'cluster'

/**
 * Notes an identity of this history; the newest is the one of `sync_server`. With a new one nobody knows what had left
 * the house after the copy was made: whatever is still owed is looked for over there before it is sent.
 */
export async function noteEpoch(db: Db, facilityId: Id, epoch: Id, cause: EpochBegin): Promise<void> {
  await db.query({
    text: `insert into sync_epochs (epoch, facility_id, since, cause) values ($1, $2, clock_timestamp(), $3)
      on conflict (epoch) do nothing`,
    values: [epoch, facilityId, cause],
  })
  if (cause === 'first') return
  await db.query({
    text: `update deliveries set state = 'unknown', claimed_from = null, begun = false, lease_until = null,
        not_before = null, changed_at = now()
      where facility_id = $1 and state in ('waiting', 'claimed', 'retry')`,
    values: [facilityId],
  })
}

/** The identity of this history, asked of the database each time: another process may have changed it. */
export class Epochs {
  constructor(private readonly connection: FacilityConnection) {}

  /** @throws when the server has no identity yet */
  async present(): Promise<Id> {
    const [row] = await this.connection.read<{ epoch: string }>({
      name: 'epoch',
      text: 'select epoch from sync_server where facility_id = $1',
      values: [this.connection.facilityId],
    })
    if (!row) throw new Error('sync_server has no row of this facility')
    return row.epoch
  }

  async standing(deviceId: Id, seen: SeenPast | null): Promise<Standing> {
    const [row] = await this.connection.read<{
      epoch: string
      epochs: string[]
      last_seq: number | null
      next_xid: string
      has_mark: boolean
    }>({
      name: 'standing',
      text: `select s.epoch, array(select e.epoch::text from sync_epochs e where e.facility_id = $1) as epochs,
          (select d.last_seq::float8 from devices d where d.facility_id = $1 and d.id = $2) as last_seq,
          pg_snapshot_xmax(pg_current_snapshot())::text as next_xid,
          ($3::uuid is null or exists (select from command_log l
            where l.id = $3::uuid and l.facility_id = $1 and abs(extract(epoch from l.received_at - $4::timestamptz)) < 0.002
              and not exists (select from command_log m
                where m.facility_id = $1 and m.xid > l.xid and m.xid < $5::text::xid8))) as has_mark
        from sync_server s where s.facility_id = $1`,
      values: [
        ...[this.connection.facilityId, deviceId],
        ...[seen?.mark?.id ?? null, seen?.mark?.receivedAt ?? null, seen?.xid ?? '0'],
      ],
    })
    if (!row) throw new Error('sync_server has no row of this facility')
    return {
      ...{ epoch: row.epoch, epochs: row.epochs, lastSeq: row.last_seq },
      ...{ nextXid: row.next_xid, hasMark: row.has_mark },
    }
  }

  /**
   * Every batch locks its device's row, so a lock on that table waits for the batches that run and keeps later
   * ones out until the new epoch is committed.
   */
  renew(old: Id, cause: EpochCause): Promise<Id> {
    const { connection } = this
    return connection.run('write', async (db) => {
      await db.query({ text: 'lock table devices in exclusive mode' })
      const [present] = await db.query<{ epoch: string }>({
        text: 'select epoch from sync_server where facility_id = $1 for update',
        values: [connection.facilityId],
      })
      if (!present || present.epoch !== old) return present?.epoch ?? old
      const epoch = randomUUID()
      await db.query({
        text: 'update sync_server set epoch = $2 where facility_id = $1',
        values: [connection.facilityId, epoch],
      })
      await noteEpoch(db, connection.facilityId, epoch, cause)
      return epoch
    })
  }
}
