import type { Id } from '@lentera/contracts/kernel/id'
import type {
  EpochCause,
  SeenPast,
  ServerStore,
  SigningKey,
  SnapshotTransaction,
  Standing,
  StoreTransaction,
} from '@lentera/sync/server/store'
import type { FacilityConnection } from '../database/facility-connection.js'
import type { Vault } from '../database/vault.js'
import { Epochs } from './epochs.js'
import { ReadSnapshot } from './read-snapshot.js'
import type { OwedTo } from './write-log.js'
import { WriteTransaction } from './write-transaction.js'

export interface PostgresStoreOptions {
  readonly connection: FacilityConnection
  readonly vault: Vault
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** After every commit that changed what devices hold. */
  readonly committed?: () => void
  /** Who outside is owed what happens here; nobody by default. */
  readonly owedTo?: OwedTo
  /** false only in the proof that shows what the guard is for; see {@link ReadSnapshot.forceFlush}. */
  readonly flushGuard?: boolean
}

interface KeyRow extends Record<string, unknown> {
  device_id: string
  user_id: string | null
  public_key: string
  since: Date
  revoked_at: Date | null
}

/** The engine's port on Postgres: set-wise statements, nothing row by row. */
export class PostgresStore implements ServerStore {
  readonly #epochs: Epochs

  constructor(private readonly options: PostgresStoreOptions) {
    this.#epochs = new Epochs(options.connection)
  }

  epoch(): Promise<Id> {
    return this.#epochs.present()
  }

  standing(deviceId: Id, seen: SeenPast | null): Promise<Standing> {
    return this.#epochs.standing(deviceId, seen)
  }

  newEpoch(old: Id, cause: EpochCause): Promise<Id> {
    return this.#epochs.renew(old, cause)
  }

  async signingKeys(wanted: readonly { deviceId: Id; userId: Id | null }[]): Promise<SigningKey[]> {
    const { connection } = this.options
    const rows = await connection.read<KeyRow>({
      name: 'signing keys',
      text: `
        with wanted as (select * from unnest($2::uuid[], $3::uuid[]) as w(device_id, user_id))
        select p.device_id, p.user_id, p.public_key, p.since, p.revoked_at
          from device_people p join wanted w on w.device_id = p.device_id and w.user_id = p.user_id
          where p.facility_id = $1
        union all
        select d.id, null, d.public_key, d.enrolled_at, d.revoked_at
          from devices d join wanted w on w.device_id = d.id and w.user_id is null
          where d.facility_id = $1 and d.public_key is not null`,
      values: [
        connection.facilityId,
        wanted.map(({ deviceId }) => deviceId),
        wanted.map(({ userId }) => userId),
      ],
    })
    return rows.map((row) => ({
      deviceId: row.device_id,
      userId: row.user_id,
      publicKey: row.public_key,
      since: row.since.toISOString(),
      revokedAt: row.revoked_at?.toISOString() ?? null,
    }))
  }

  async transaction<T>(work: (tx: StoreTransaction) => Promise<T>): Promise<T> {
    const { connection, vault, committed, owedTo = () => [] } = this.options
    let changed = false
    const result = await connection.run('write', (db) =>
      work(new WriteTransaction(db, connection.facilityId, vault, () => (changed = true), owedTo)),
    )
    if (changed) committed?.()
    return result
  }

  snapshot<T>(work: (tx: SnapshotTransaction) => Promise<T>): Promise<T> {
    const { connection, vault, now, flushGuard = true } = this.options
    return connection.run('snapshot', async (db) => {
      const snapshot = await ReadSnapshot.take(db, connection.facilityId, vault, now())
      const result = await work(snapshot)
      if (flushGuard) await snapshot.forceFlush()
      return result
    })
  }
}
