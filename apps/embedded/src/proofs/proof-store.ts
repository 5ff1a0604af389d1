import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FacilityConnection } from '@lentera/api/platform/database/facility-connection'
import { openVault } from '@lentera/api/platform/database/vault'
import { migrations } from '@lentera/api/migrations/migrations'
import { PostgresStore } from '@lentera/api/platform/sync/postgres-store'
import { createDataSource, poolOf } from '@lentera/db/data-source'
import { platformCrypto } from '@lentera/sync/record/crypto-port'
import { createPull, type Pull } from '@lentera/sync/server/pull'
import { createReceipts } from '@lentera/sync/server/receipts'
import type { Bytes } from '@lentera/sync/record/bytes'
import pg from 'pg'
import { v7 } from 'uuid'
import { demoFacility } from '../demo/demo-facility.js'
import { freePort } from '../harness/hospital.js'
import { startPostgres, type PostgresOptions, type RunningPostgres } from '../postgres/start-postgres.js'

export const epoch = v7()
export const facilityId = demoFacility.id
export const deviceId = v7()

/** A cluster of its own, so that nobody else's transactions hold its horizon, and a bare device to pull with. */
export class ProofCluster {
  private constructor(
    readonly folder: string,
    private readonly options: Omit<PostgresOptions, 'dataDir' | 'port' | 'log'>,
    private postgres: RunningPostgres,
    private readonly port: number,
  ) {}

  static async create(
    options: Omit<PostgresOptions, 'dataDir' | 'port' | 'log'> = {},
  ): Promise<ProofCluster> {
    const folder = await mkdtemp(join(tmpdir(), 'lentera-proof-'))
    const port = (await freePort()) + 2
    const postgres = await startPostgres({ ...options, dataDir: folder, port, log: () => {} })
    const cluster = new ProofCluster(folder, options, postgres, port)
    const source = createDataSource({ url: postgres.url, poolSize: 2, migrations })
    await source.initialize()
    await source.runMigrations()
    await source.query(
      `insert into devices (id, facility_id, row_version, kind, name, unit, enrolled_at) values ($1, $2, 1, 'browser', 'Proof', 'all', now())`,
      [deviceId, facilityId],
    )
    await source.query(
      `insert into sync_server (facility_id, epoch, started_at, system_identifier, timeline, key_fingerprint)
        values ($1, $2, now(), '', '', '')`,
      [facilityId, epoch],
    )
    await source.destroy()
    return cluster
  }

  get version(): string {
    return this.postgres.version
  }

  get url(): string {
    return this.postgres.url
  }

  /** The server's pull over this cluster. `flushGuard: false` leaves out the guard that a proof shows to be needed. */
  async puller({ flushGuard = true } = {}): Promise<{ pull: Pull; close(): Promise<void> }> {
    const source = createDataSource({ url: this.url, poolSize: 4, migrations })
    await source.initialize()
    const key = randomBytes(32)
    const store = new PostgresStore({
      connection: new FacilityConnection(poolOf(source), facilityId),
      vault: openVault({ field: key, payload: key, blindIndex: key }),
      now: Date.now,
      flushGuard,
    })
    const pull = createPull({
      store,
      facility: demoFacility,
      clock: { now: Date.now, confidence: () => 'operator', sleep: () => Promise.resolve() },
      receipts: createReceipts(platformCrypto, new Uint8Array(key) as Bytes),
    })
    return { pull, close: () => source.destroy() }
  }

  async client(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.url })
    client.on('error', () => {}) // Its server is killed on purpose.
    await client.connect()
    return client
  }

  /** Every process is killed at once; what the kernel holds survives, unless a shim keeps it aside. */
  kill(): Promise<void> {
    return this.postgres.kill()
  }

  async start(): Promise<void> {
    this.postgres = await startPostgres({
      ...this.options,
      dataDir: this.folder,
      port: this.port,
      log: () => {},
    })
  }

  async destroy(): Promise<void> {
    await this.postgres.stop()
    await rm(this.folder, { recursive: true, force: true })
  }
}

/** Inserts one directory row, the cheapest row that travels to every device. */
export async function insertDirectoryRow(client: pg.Client, id: string): Promise<void> {
  await client.query({
    name: 'directory row',
    text: `insert into patient_directory (id, facility_id, row_version, aggregate, aggregate_id, name, medical_record_number,
        sex, birth_date, birth_date_estimated, village_code, allergy_answer, allergy_names)
      values ($1, $2, 1, 'directory', $1, 'Proof', '00-00-01', 'female', '1990-01-01', false, '9171011001', 'unknown', '[]')`,
    values: [id, facilityId],
  })
}

/** A device that holds the directory and nothing else. */
export class Reader {
  readonly seen = new Set<string>()
  #cursor: string | null = null

  constructor(private pull: Pull) {}

  /** The same device after the server came back. */
  continueWith(pull: Pull): this {
    this.pull = pull
    return this
  }

  /** Fetches until there is nothing more below the horizon; answers how many rows came. */
  async catchUp(limit = 500): Promise<number> {
    let rows = 0
    for (;;) {
      const scopes = this.#cursor ? [{ name: 'dir', cursor: this.#cursor }] : []
      const answer = await this.pull(deviceId, { epoch, build: 'proof', receipt: null, scopes, limit })
      const dir = answer.scopes.find((scope) => scope.name === 'dir')!
      if (dir.reset) this.seen.clear()
      for (const row of dir.rows) this.seen.add(row.id)
      rows += dir.rows.length
      this.#cursor = dir.cursor
      if (!dir.more) return rows
    }
  }
}
