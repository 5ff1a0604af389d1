import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { stderrLog } from '@lentera/api/platform/log'
import { createApi, type Api } from '@lentera/api/create-api'
import { type Config, hasKnownPassword } from '@lentera/config/config'
import { ConfigError } from '@lentera/config/config-error'
import { postgresPort, sandboxPort } from '@lentera/config/ports'
import { demoFacility } from './demo/demo-facility.js'
import { demoIssuer } from './demo/demo-issuer.js'
import { DEMO_PASSWORD, demoAccounts, demoPeople } from './demo/demo-people.js'
import { forgetOwedPast } from './demo/forget-owed.js'
import { seedDemo } from './demo/seed-demo.js'
import { type Outside, startOutside } from './outside/start-outside.js'
import { requireFreePort } from './postgres/preconditions.js'
import { startPostgres } from './postgres/start-postgres.js'
import { serveWeb } from './serve-web.js'

export interface RunningHospital {
  readonly url: string
  /** User names that may sign in with {@link password}; empty where passwords are secret. */
  readonly accounts: readonly string[]
  readonly password: string | null
  /** Inspector page of the stand-in for the houses outside; null: there is none. */
  readonly sandbox: string | null
  /** Deliveries and API first, Postgres last, so that nothing in flight loses its database. */
  stop(): Promise<void>
}

/** The whole hospital in one process and one Postgres beside it. */
export async function startHospital(config: Config, print: (line: string) => void): Promise<RunningHospital> {
  const isDemo = hasKnownPassword(config.preset)
  if (!isDemo && !existsSync(join(config.data, 'facility.json')))
    throw new ConfigError(
      `Berkas ${join(config.data, 'facility.json')} belum ada. Isi dahulu nama, zona waktu, dan poli Puskesmas.`,
    )
  await requireFreePort(config.port)
  if (config.adapters.satusehat === 'sandbox') await requireFreePort(sandboxPort(config.port))
  const postgres =
    config.database === 'embedded'
      ? await startPostgres({ dataDir: config.data, port: postgresPort(config.port), log: print })
      : null
  const databaseUrl = postgres?.url ?? config.databaseUrl!
  let api: Api | undefined
  let outside: Outside | undefined
  try {
    api = await createApi(config, {
      databaseUrl,
      configure: serveWeb,
      ...(isDemo ? { facility: demoFacility, knownAccounts: demoAccounts } : {}),
    })
    if (isDemo) {
      const { hashPassword } = api
      await seedDemo(demoIssuer(api, databaseUrl), {
        ...{ hashPassword, today: api.today(), print },
        // Proofs count on an empty house, and on its quick start.
        histories: config.preset === 'demo',
      })
      await forgetOwedPast(databaseUrl)
    }
    const running = api
    const delivering = await startOutside({
      ...{ config, databaseUrl, facility: api.facility, print, log: stderrLog },
      now: () => running.now(),
    })
    outside = delivering
    return {
      url: api.url,
      accounts: isDemo ? demoPeople.map(({ username }) => username) : [],
      password: isDemo ? DEMO_PASSWORD : null,
      sandbox: delivering.sandboxUrl,
      stop: async () => {
        await delivering.stop()
        await running.close()
        await postgres?.stop()
      },
    }
  } catch (error) {
    await outside?.stop()
    await api?.close()
    await postgres?.stop()
    throw error
  }
}
