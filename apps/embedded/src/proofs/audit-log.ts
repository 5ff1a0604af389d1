import { randomInt } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrations } from '@lentera/api/migrations/migrations'
import { appendLine, readHeadFiles } from '@lentera/api/platform/seals/head-files'
import { headLine } from '@lentera/api/platform/seals/head-line'
import { sealClosedRows } from '@lentera/api/platform/seals/seal-closed-rows'
import { rowTextSettings } from '@lentera/api/platform/seals/sealed-tables'
import {
  type AuditReport,
  verifyDatabase,
  verifySnapshot,
} from '@lentera/api/platform/seals/verify/verify-database'
import { writeLogRows } from '@lentera/api/testing/log-rows'
import { createDataSource } from '@lentera/db/data-source'
import { loadKeys, type ServerKeys } from '@lentera/db/key-files'
import pg from 'pg'
import { demoFacility } from '../demo/demo-facility.js'
import { freePort } from '../harness/hospital.js'
import { type RunningPostgres, startPostgres } from '../postgres/start-postgres.js'

export const facilityId = demoFacility.id
const DATABASE = 'audited'

/** A log with seals and exported heads in a cluster of its own, and the rights of somebody who may do anything. */
export class AuditLog {
  private constructor(
    readonly folder: string,
    private readonly postgres: RunningPostgres,
    readonly keys: ServerKeys,
    public client: pg.Client,
  ) {}

  static async create(): Promise<AuditLog> {
    const folder = await mkdtemp(join(tmpdir(), 'lentera-audit-'))
    const postgres = await startPostgres({ dataDir: folder, port: (await freePort()) + 2, log: () => {} })
    const admin = await connect(postgres.adminUrl)
    await admin.query(`create database ${DATABASE}`)
    await admin.end()
    const url = urlOf(postgres, DATABASE)
    const source = createDataSource({ url, poolSize: 1, migrations })
    await source.initialize()
    await source.runMigrations()
    await source.destroy()
    return new AuditLog(folder, postgres, await loadKeys(join(folder, 'keys')), await connect(url))
  }

  get url(): string {
    return urlOf(this.postgres, DATABASE)
  }

  get heads(): string {
    return join(this.folder, 'seals')
  }

  /** One transaction with a few rows, its seal, and the head of it outside. */
  async grow(client = this.client, { exported = true, rows = someRows() } = {}): Promise<void> {
    await writeLogRows(client, facilityId, rows)
    const seal = await sealClosedRows(client, { facilityId, now: Date.now })
    if (!seal) throw new Error('nothing was sealed: somebody holds the horizon')
    if (!exported) return
    const { no, uptoXid, hash, at } = seal
    const head = { facilityId, no, uptoXid, hash: hash.toString('hex'), at: at.toISOString() }
    await appendLine(this.exported, headLine(head, this.keys.seals))
  }

  get exported(): string {
    return join(this.folder, 'heads-proof.txt')
  }

  /** Verifies a database from outside, as `audit verify` does. */
  async verify(databaseUrl = this.url, headPath = this.exported): Promise<AuditReport> {
    return verifyDatabase({ databaseUrl, ...(await this.verifying(headPath)) })
  }

  /** What a verification is given beside the database. */
  async verifying(headPath = this.exported) {
    return {
      heads: await readHeadFiles(headPath),
      publicKey: this.keys.seals.publicKey,
      payloads: null,
    }
  }

  /** Does something to the log as somebody whom no trigger stops, verifies, and takes it back. */
  async tampered(work: (client: pg.Client) => Promise<void>): Promise<AuditReport> {
    await this.client.query('begin')
    try {
      await this.client.query('set local session_replication_role = replica')
      await work(this.client)
      return await verifySnapshot(this.client, await this.verifying())
    } finally {
      await this.client.query('rollback')
    }
  }

  /** The database as it is now, kept beside; answers its address. */
  async copy(name: string): Promise<string> {
    await this.client.end()
    const admin = await connect(this.postgres.adminUrl)
    await admin.query(`create database ${name} template ${DATABASE}`)
    await admin.end()
    this.client = await connect(this.url)
    return urlOf(this.postgres, name)
  }

  async destroy(): Promise<void> {
    await this.client.end()
    await this.postgres.stop()
    await rm(this.folder, { recursive: true, force: true })
  }
}

const someRows = () => ({ commands: randomInt(1, 6), reads: randomInt(0, 3), outcomes: randomInt(0, 2) })

const urlOf = ({ adminUrl }: RunningPostgres, database: string): string => {
  const url = new URL(adminUrl)
  url.pathname = `/${database}`
  return url.href
}

export async function connect(connectionString: string): Promise<pg.Client> {
  const options = Object.entries({ ...rowTextSettings, enable_seqscan: 'off', jit: 'off' })
  const client = new pg.Client({
    connectionString,
    pipeline: true,
    options: options.map(([name, value]) => `-c ${name}=${value}`).join(' '),
  })
  await client.connect()
  return client
}
