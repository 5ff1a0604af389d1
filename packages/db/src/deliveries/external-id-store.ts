import type { ExternalIds } from '@lentera/contracts/deliveries/adapter'
import type { AdapterName } from '@lentera/contracts/deliveries/delivery'
import { type ExternalId, type LocalRef, refName } from '@lentera/contracts/deliveries/external-id'
import type { FacilityConnection } from '../facility-connection.js'
import { lockRef } from './lock-ref.js'

/** Under which ids another house knows what is ours. */
export class ExternalIdStore implements ExternalIds {
  constructor(
    private readonly connection: FacilityConnection,
    private readonly adapter: AdapterName,
  ) {}

  async find({ entity, id, remoteType }: LocalRef): Promise<string | null> {
    const [row] = await this.connection.read<{ remote_id: string }>({
      name: 'find external id',
      text: `select remote_id from external_ids
        where facility_id = $1 and adapter = $2 and entity = $3 and id = $4 and remote_type = $5`,
      values: [this.connection.facilityId, this.adapter, entity, id, remoteType],
    })
    return row?.remote_id ?? null
  }

  /** Keeps it, and whatever waits for it may leave. */
  async keep({ remoteId, ...local }: ExternalId): Promise<void> {
    const { facilityId } = this.connection
    const name = refName(local)
    await this.connection.run('write', async (db) => {
      await lockRef(db, facilityId, this.adapter, name)
      await db.query({
        name: 'keep external id',
        text: `insert into external_ids (facility_id, adapter, entity, id, remote_type, remote_id)
          values ($1, $2, $3, $4, $5, $6)
          on conflict (facility_id, adapter, entity, id, remote_type)
            do update set remote_id = excluded.remote_id, known_at = now()`,
        values: [facilityId, this.adapter, local.entity, local.id, local.remoteType, remoteId],
      })
      await db.query({
        name: 'wake deliveries',
        text: `update deliveries set waits_for = null, error_code = null, changed_at = now()
          where facility_id = $1 and adapter = $2 and waits_for = $3`,
        values: [facilityId, this.adapter, name],
      })
    })
  }
}
