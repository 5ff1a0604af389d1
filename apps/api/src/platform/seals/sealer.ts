import { setTimeout as wait } from 'node:timers/promises'
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common'
import { commandSettings, createDataSource, poolOf } from '@lentera/db/data-source'
import type { PoolClient } from 'pg'
import { describeError } from '../errors/problem-filter.js'
import { type ExportOptions, HeadExport } from './export-heads.js'
import { lastSeal, sealClosedRows } from './seal-closed-rows.js'
import { rowTextSettings } from './sealed-tables.js'

export interface SealerOptions extends ExportOptions {
  readonly databaseUrl: string
  /** Milliseconds between looks for closed rows. */
  readonly everyMs?: number
  /** Milliseconds between heads. */
  readonly exportEveryMs?: number
}

/**
 * Links closed log rows to the chain once a second and writes the head out once a minute, on a connection of
 * its own. Of several processes on one database the one with the session lock seals; the others wait for it.
 */
export class Sealer implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #heads: HeadExport
  readonly #source
  readonly #stop = new AbortController()
  #client: PoolClient | null = null
  #leads = false
  #failing = false
  #exportedAt = -Infinity
  #running: Promise<void> | null = null

  constructor(private readonly options: SealerOptions) {
    this.#heads = new HeadExport(options)
    this.#source = createDataSource({
      url: options.databaseUrl,
      poolSize: 1,
      migrations: [],
      settings: { ...commandSettings, ...rowTextSettings, statement_timeout: '60s' },
    })
  }

  onApplicationBootstrap(): void {
    this.#running ??= this.#run()
  }

  /** Seals what the last requests wrote, writes the head out and disconnects. May be called twice. */
  async onApplicationShutdown(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  async #run(): Promise<void> {
    const { everyMs = 1_000 } = this.options
    while (!this.#stop.signal.aborted) {
      await this.#look(false)
      await wait(everyMs, undefined, { signal: this.#stop.signal }).catch(() => undefined)
    }
    await this.#look(true)
    this.#client?.release()
    if (this.#source.isInitialized) await this.#source.destroy()
  }

  /** One look for closed rows. A failure is told once, and the next look begins with a new connection. */
  async #look(isLast: boolean): Promise<void> {
    const { log, facilityId } = this.options
    try {
      const client = await this.#connection()
      this.#leads ||= await takeLead(client, facilityId)
      if (!this.#leads) return
      // A backlog takes as many seals as it needs.
      while (await sealClosedRows(client, { facilityId, now: Date.now }))
        if (this.#stop.signal.aborted && !isLast) break
      await this.#export(client, isLast)
      if (this.#failing) log.info('log rows are sealed again')
      this.#failing = false
    } catch (error) {
      if (!this.#failing) log.error('log rows cannot be sealed', describeError(error))
      this.#failing = true
      this.#drop(error)
    }
  }

  async #connection(): Promise<PoolClient> {
    if (this.#client) return this.#client
    if (!this.#source.isInitialized) await this.#source.initialize()
    const client = await poolOf(this.#source).connect()
    // The loss of a connection is told by the next statement, too.
    client.on('error', () => undefined)
    this.#client = client
    return client
  }

  /** With the session goes the lead. */
  #drop(error: unknown): void {
    this.#client?.release(error instanceof Error ? error : true)
    this.#client = null
    this.#leads = false
  }

  async #export(client: PoolClient, isLast: boolean): Promise<void> {
    const { exportEveryMs = 60_000, facilityId, log } = this.options
    if (!isLast && performance.now() - this.#exportedAt < exportEveryMs) return
    const seal = await lastSeal(client, facilityId)
    if (this.#exportedAt === -Infinity) {
      const highest = await this.#heads.highest()
      // Before the first line is added: afterwards the files alone cannot tell when it happened.
      if (highest !== null && highest > BigInt(seal?.no ?? 0))
        log.error('the database is older than the heads of its seals', {
          exported: highest.toString(),
          sealed: seal?.no ?? '0',
        })
    }
    if (!seal) return
    this.#exportedAt = performance.now()
    const at = new Date().toISOString()
    await this.#heads.write({ no: seal.no, uptoXid: seal.uptoXid, hash: seal.hash.toString('hex'), at })
  }
}

/** A session lock, so that no transaction stays open and nothing is left behind when the process dies. */
async function takeLead(client: PoolClient, facilityId: string): Promise<boolean> {
  await client.query(`select set_config('lentera.facility', $1, false)`, [facilityId])
  const { rows } = await client.query<{ mine: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
    [`lentera sealer ${facilityId}`],
  )
  return rows[0]!.mine
}
