import 'reflect-metadata'
import { join } from 'node:path'
import { NestFactory } from '@nestjs/core'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { hasKnownPassword, type Config } from '@lentera/config/config'
import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Handler } from '@lentera/contracts/kernel/rule'
import type { CommandOutcome } from '@lentera/contracts/sync/push'
import { commandSettings, createDataSource } from '@lentera/db/data-source'
import { loadKeys } from '@lentera/db/key-files'
import { localDate } from '@lentera/domain/kernel/local-date'
import { handlers } from '@lentera/domain/registry'
import type { FastifyInstance } from 'fastify'
import type { DataSource } from 'typeorm'
import { ApiModule } from './api.module.js'
import { migrations } from './migrations/migrations.js'
import { buildParts } from './parts.js'
import { FixedClock, type MachineClock, RealClock } from './platform/clock/server-clock.js'
import { requireDurability } from './platform/database/require-durability.js'
import { loadDevicePolicy } from './platform/device-policy-file.js'
import { loadFacility } from './platform/facility-file.js'
import { fastifyAdapter } from './platform/http/fastify-adapter.js'
import { type KnownAccounts, knownAccountsIn } from './platform/health/known-accounts.js'
import { stderrLog, type Log } from './platform/log.js'
import { Sealer } from './platform/seals/sealer.js'
import type { SystemCommand } from './platform/sync/issuer.js'

/** What a caller may put in place of what the configuration names. */
export interface ApiOverrides {
  /** Address of the database when Lentera runs it itself (`database: embedded`). */
  readonly databaseUrl?: string
  /** Default: `DATA/facility.json`. */
  readonly facility?: Facility
  /** 0: any free port. */
  readonly port?: number
  readonly clock?: MachineClock
  readonly handlers?: readonly Handler[]
  readonly log?: Log
  /** Of an invented hospital; heard in the presets demo and test only. */
  readonly knownAccounts?: KnownAccounts
  /** Called before the first route is made and before listening: static files, further hooks. */
  readonly configure?: (fastify: FastifyInstance) => Promise<void> | void
}

export interface Api {
  readonly app: NestFastifyApplication
  readonly url: string
  readonly facility: Facility
  /** One command of the server itself, through the same door as every command. */
  issue<D extends CommandDefinition>(definition: D, args: ArgsOf<D>, id?: Id): Promise<CommandOutcome>
  /** Many of them, in order, one hundred a transaction. */
  issueAll(commands: readonly SystemCommand[]): Promise<CommandOutcome[]>
  /** The server's clock, milliseconds since 1970. */
  now(): number
  /** The facility's business date, by the server's clock. */
  today(): CalendarDate
  /** The hash that `users.put` carries. */
  hashPassword(password: string): Promise<string>
  close(): Promise<void>
}

/** Connections to the database; the box allows 25 in all. */
const POOL_SIZE = 8

/**
 * Migrates the database, starts the API and listens.
 * @throws when the database cannot be reached, would lose commits, or belongs to other keys
 */
export async function createApi(config: Config, overrides: ApiOverrides = {}): Promise<Api> {
  const log = overrides.log ?? stderrLog
  const url = overrides.databaseUrl ?? config.databaseUrl
  if (!url) throw new Error('createApi: no address of a database')
  const facility = overrides.facility ?? (await loadFacility(config.data))
  const keys = await loadKeys(join(config.data, 'keys'))
  await migrate(createDataSource({ url, poolSize: 1, migrations }))
  const dataSource = createDataSource({ url, poolSize: POOL_SIZE, migrations: [], settings: commandSettings })
  await dataSource.initialize()
  const sealer = new Sealer({
    databaseUrl: url,
    facilityId: facility.id,
    folder: join(config.data, 'seals'),
    secondFolder: config.sealExportFolder,
    key: keys.seals,
    log,
  })
  const clock = overrides.clock ?? (config.clock === 'fixed' ? new FixedClock() : new RealClock())
  try {
    await requireDurability(dataSource, config)
    const { providers, issuer, passwords } = await buildParts({
      dataSource,
      keys,
      facility,
      clock,
      handlers: overrides.handlers ?? handlers,
      anyoneEnrols: hasKnownPassword(config.preset),
      devicePolicy: await loadDevicePolicy(config.data),
      knownAccounts: knownAccountsIn(config.preset, overrides.knownAccounts),
      internetTargets: config.internetTargets?.split(',') ?? [],
      adapters: config.adapters,
      log,
    })
    const adapter = await fastifyAdapter()
    await overrides.configure?.(adapter.getInstance() as unknown as FastifyInstance)
    const app = await NestFactory.create<NestFastifyApplication>(
      ApiModule.with(log, providers, sealer),
      adapter,
      {
        logger: false,
      },
    )
    await app.listen(overrides.port ?? config.port, config.host)
    return {
      app,
      url: urlOf(app, config.host),
      facility,
      issue: (definition, args, id) => issuer.issue(definition, args, id),
      issueAll: (commands) => issuer.issueAll(commands),
      now: () => clock.now(),
      today: () => localDate(new Date(clock.now()).toISOString(), facility.timeZone),
      hashPassword: (password) => passwords.hash(password),
      close: async () => {
        await app.close()
        if (dataSource.isInitialized) await dataSource.destroy()
      },
    }
  } catch (error) {
    await sealer.onApplicationShutdown()
    await dataSource.destroy()
    throw error
  }
}

/** On a connection of its own, because a migration may take longer than a command. */
async function migrate(dataSource: DataSource): Promise<void> {
  await dataSource.initialize()
  try {
    await dataSource.runMigrations()
  } finally {
    await dataSource.destroy()
  }
}

function urlOf(app: NestFastifyApplication, host: string): string {
  const { port } = app.getHttpServer().address() as { port: number }
  // Another name is another origin and an empty device: always say localhost.
  return `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${port}`
}
