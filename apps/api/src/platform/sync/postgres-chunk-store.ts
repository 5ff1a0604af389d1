import type { ChunkBody, ChunkSet, ChunkStore } from '@lentera/sync/server/chunk-keeper'
import type { FacilityConnection } from '../database/facility-connection.js'
import type { Vault } from '../database/vault.js'

const place = (scope: string, hash: string) => ({
  table: 'packed_chunks',
  row: `${scope} ${hash}`,
  column: 'body',
})

interface SetRow extends Record<string, unknown> {
  epoch: string
  xid: string
  packings: ChunkSet['packings']
  chunks: ChunkSet['chunks']
}

/** Chunks in the database, sealed under the key of payloads. */
export class PostgresChunkStore implements ChunkStore {
  constructor(
    private readonly connection: FacilityConnection,
    private readonly vault: Vault,
    private readonly now: () => number,
  ) {}

  async present(scope: string): Promise<ChunkSet | null> {
    const [row] = await this.connection.read<SetRow>({
      name: 'packed set',
      text: `select epoch, xid::text, packings, chunks from packed_sets where facility_id = $1 and scope = $2`,
      values: [this.connection.facilityId, scope],
    })
    return row ? { epoch: row.epoch, xid: row.xid, packings: row.packings, chunks: row.chunks } : null
  }

  async read(scope: string, hash: string): Promise<Uint8Array | null> {
    const [row] = await this.connection.read<{ body: Buffer }>({
      name: 'packed chunk',
      text: `select body from packed_chunks where facility_id = $1 and scope = $2 and hash = $3`,
      values: [this.connection.facilityId, scope, hash],
    })
    return row ? this.vault.payloads.open(row.body, place(scope, hash)) : null
  }

  async replace(scope: string, set: ChunkSet, bodies: readonly ChunkBody[]): Promise<void> {
    const { facilityId } = this.connection
    const hashes = bodies.map(({ hash }) => hash)
    const sealed = bodies.map(({ hash, gzip }) => this.vault.payloads.seal(gzip, place(scope, hash)))
    await this.connection.run('write', async (db) => {
      // One at a time: two processes may have made a set each.
      await db.query({
        text: `select pg_advisory_xact_lock(hashtextextended($1, 0))`,
        values: [`packed ${facilityId} ${scope}`],
      })
      await db.query({
        text: `delete from packed_chunks where facility_id = $1 and scope = $2 and hash <> all($3::text[])`,
        values: [facilityId, scope, hashes],
      })
      await db.query({
        text: `insert into packed_chunks (facility_id, scope, hash, body)
          select $1, $2, c.hash, c.body from unnest($3::text[], $4::bytea[]) as c(hash, body)
          on conflict do nothing`,
        values: [facilityId, scope, hashes, sealed],
      })
      await db.query({
        text: `insert into packed_sets (facility_id, scope, epoch, xid, packings, chunks, made_at)
          values ($1, $2, $3, $4::xid8, $5::jsonb, $6::jsonb, $7::timestamptz)
          on conflict (facility_id, scope) do update set epoch = excluded.epoch, xid = excluded.xid,
            packings = excluded.packings, chunks = excluded.chunks, made_at = excluded.made_at`,
        values: [
          facilityId,
          scope,
          set.epoch,
          set.xid,
          JSON.stringify(set.packings),
          JSON.stringify(set.chunks),
          new Date(this.now()).toISOString(),
        ],
      })
    })
  }
}
