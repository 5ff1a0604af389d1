import { FacilityConnection as Connection } from '@lentera/db/facility-connection'
import type { Pool } from 'pg'
import { storeError } from './store-errors.js'

export type { Db, Mode, Row, Statement } from '@lentera/db/facility-connection'

/** A {@link Connection} that says `StoreConflict` or `StoreUnavailable` for what is transient. */
export class FacilityConnection extends Connection {
  constructor(pool: Pool, facilityId: string) {
    super(pool, facilityId, storeError)
  }
}
