import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { accountFor, type Account } from './account.js'
import { createCluster } from './create-cluster.js'
import { embeddedBinaries } from './embedded-binaries.js'
import { explain } from './explain.js'
import { prepareFolders } from './folders.js'
import { layout, type Layout } from './layout.js'
import { chooseBinaries, recordedMajor, rememberMajor } from './major.js'
import { takeOwnership } from './owner.js'
import { passwordIn } from './password.js'
import { endLeftovers } from './postmaster.js'
import {
  requireFreePort,
  requireReachable,
  requireSpace,
  SPACE_TO_CREATE,
  SPACE_TO_RUN,
} from './preconditions.js'
import { ADMIN, DATABASE, OWNER, prepareDatabase, urlOf } from './roles.js'
import type { Flavour, ServerBinaries } from './server-binaries.js'
import { end, launch, untilReady } from './server-process.js'
import { serverArguments, type ServerSizes } from './server-settings.js'
import { systemBinaries } from './system-binaries.js'

export interface PostgresOptions extends ServerSizes {
  /** Lentera's data folder; the cluster lies in `postgres` below it. */
  dataDir: string
  port: number
  log: (line: string) => void
  /** `auto` prefers the system's Postgres, and the one that made the data. */
  flavour?: Flavour | 'auto'
  /** Added to the server's environment; a proof loads its shim this way. */
  environment?: Readonly<Record<string, string>>
}

export interface RunningPostgres {
  /** The hospital's database, as the role that owns it. */
  url: string
  /** The cluster as superuser: test databases, backups. */
  adminUrl: string
  version: string
  flavour: Flavour
  pid: number
  /** Ends it cleanly; may be called twice. */
  stop(): Promise<void>
  /** Ends it like a power cut. */
  kill(): Promise<void>
}

/** Runs the hospital's own Postgres. Every expected obstacle is a `PostgresError` of one sentence. */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir)
  const files = layout(dataDir)
  try {
    await prepareFolders(dataDir, files)
    const release = await takeOwnership(files.owner, dataDir)
    return await startOwned({ ...options, dataDir }, files, release).catch(async (error: unknown) => {
      await release()
      throw error
    })
  } catch (error) {
    throw explain(error, dataDir)
  }
}

async function startOwned(
  options: PostgresOptions,
  files: Layout,
  release: () => Promise<void>,
): Promise<RunningPostgres> {
  const { dataDir, port, log } = options
  const account = accountFor(files.cluster)
  await requireReachable(dataDir, account)
  const major = await recordedMajor(files)
  const binaries = chooseBinaries(
    await findBinaries(options.flavour ?? 'auto', files, account),
    major,
    dataDir,
  )

  if (await endLeftovers(files.cluster)) log('Postgres dari proses sebelumnya dihentikan.')
  await requireFreePort(port)
  const adminPassword = await passwordIn(files.adminPassword)
  const isNew = !(await exists(files.cluster))
  await requireSpace(dataDir, isNew ? SPACE_TO_CREATE : SPACE_TO_RUN)
  if (isNew) {
    log(`Menyiapkan basis data baru dengan Postgres ${binaries.version}.`)
    await createCluster(files, binaries, account, adminPassword)
  }
  await rememberMajor(files, binaries.major)

  const server = launch(binaries, files, serverArguments(port, options), account, options.environment)
  let finished: Promise<void> | undefined
  const finish = (how: 'fast' | 'immediate') => (finished ??= end(server, files.cluster, how).then(release))
  try {
    const adminUrl = urlOf(ADMIN, adminPassword, port, 'postgres')
    await untilReady(server, files, adminUrl)
    const password = await passwordIn(files.password)
    await prepareDatabase(adminUrl, password)
    log(`Postgres ${binaries.version} berjalan di port ${port}.`)
    return {
      url: urlOf(OWNER, password, port, DATABASE),
      adminUrl,
      version: binaries.version,
      flavour: binaries.flavour,
      pid: server.pid,
      stop: () => finish('fast'),
      kill: () => finish('immediate'),
    }
  } catch (error) {
    await finish('fast')
    throw error
  }
}

async function findBinaries(
  flavour: Flavour | 'auto',
  files: Layout,
  account: Account | undefined,
): Promise<ServerBinaries[]> {
  const system = flavour === 'embedded' ? [] : await systemBinaries(account)
  const embedded = flavour === 'system' ? undefined : await embeddedBinaries(files.tools, account)
  return embedded ? [...system, embedded] : system
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
