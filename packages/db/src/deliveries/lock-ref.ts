import type { AdapterName } from '@lentera/contracts/deliveries/delivery'
import type { Db } from '../facility-connection.js'

/** Until the end of the transaction nobody else learns, or begins to wait for, this id. */
export async function lockRef(db: Db, facilityId: string, adapter: AdapterName, name: string): Promise<void> {
  await db.query({
    name: 'lock external id',
    text: `select pg_advisory_xact_lock(hashtextextended($1 || ' external ' || $2 || ' ' || $3, 0))`,
    values: [facilityId, adapter, name],
  })
}
