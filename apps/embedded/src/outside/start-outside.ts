import { join } from 'node:path'
import { openVault } from '@lentera/api/platform/database/vault'
import { describeError } from '@lentera/api/platform/errors/problem-filter'
import type { Log } from '@lentera/api/platform/log'
import type { Config } from '@lentera/config/config'
import { sandboxPort } from '@lentera/config/ports'
import type { Facility } from '@lentera/contracts/kernel/facility'
import { loadKeys } from '@lentera/db/key-files'
import { createSandbox, type Sandbox } from '@lentera/sandbox/create-sandbox'
import { loadSettings, type SatusehatSettings, SettingsError } from '@lentera/satusehat/settings'
import { createWorker, type RunningWorker } from '@lentera/worker/create-worker'
import { InProcessQueue } from '@lentera/worker/deliveries/in-process-queue'
import { RedisQueue } from '@lentera/worker/deliveries/redis-queue'
import { demoSandboxPeople } from './sandbox-people.js'

export interface Outside {
  /** Address of the stand-in's inspector page; null where the real houses are delivered to, or none. */
  readonly sandboxUrl: string | null
  stop(): Promise<void>
}

export interface OutsideOptions {
  readonly config: Config
  readonly databaseUrl: string
  readonly facility: Facility
  readonly now: () => number
  readonly log: Log
  readonly print: (line: string) => void
}

/** Of the invented facility. The stand-in takes them and nobody else does. */
const demoAccess = { organizationId: '10000004', clientId: 'lentera-demo', clientSecret: 'lentera-demo' }

/** Starts what delivers to the houses outside, and the stand-in where one is asked for. */
export async function startOutside(options: OutsideOptions): Promise<Outside> {
  const { config } = options
  const mode = config.adapters.satusehat
  if (mode === 'off') return { sandboxUrl: null, stop: () => Promise.resolve() }
  const sandbox = mode === 'sandbox' ? await openSandbox(options) : null
  try {
    const worker = await openWorker(options, sandbox ? accessTo(sandbox) : await realAccess(options))
    return {
      sandboxUrl: sandbox?.url ?? null,
      stop: async () => {
        await worker?.stop()
        await sandbox?.close()
      },
    }
  } catch (error) {
    await sandbox?.close()
    throw error
  }
}

const openSandbox = ({ config, now }: OutsideOptions): Promise<Sandbox> =>
  createSandbox({
    ...{ ...demoAccess, port: sandboxPort(config.port), host: '127.0.0.1', clock: now },
    people: demoSandboxPeople(),
    folder: join(config.data, 'sandbox'),
  })

type Access = Pick<SatusehatSettings, 'authUrl' | 'fhirUrl' | 'organizationId' | 'clientId' | 'clientSecret'>

const accessTo = ({ url }: Sandbox): Access => ({
  ...demoAccess,
  authUrl: `${url}/oauth2/v1`,
  fhirUrl: `${url}/fhir-r4/v1`,
})

/** null: nobody gave the facility's access yet. What happens is owed all the same and leaves when there is one. */
async function realAccess({ config, print, log }: OutsideOptions): Promise<Access | null> {
  try {
    const { settings, findings } = await loadSettings(join(config.data, 'keys', 'satusehat.json'))
    for (const finding of findings) log.info('satusehat settings', { finding })
    return settings
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    print(`SATUSEHAT belum dikirimi: ${error.message}`)
    return null
  }
}

async function openWorker(
  { config, databaseUrl, facility, now, log }: OutsideOptions,
  satusehat: Access | null,
): Promise<RunningWorker | null> {
  if (!satusehat) return null
  const keys = await loadKeys(join(config.data, 'keys'))
  return createWorker({
    ...{ databaseUrl, facility, now, satusehat },
    payloads: openVault(keys).payloads,
    tokenFile: join(config.data, 'satusehat-token.json'),
    queue:
      config.queue === 'redis'
        ? new RedisQueue(config.redisUrl!, 'deliveries-satusehat', (error) =>
            log.error('queue', { error: error.message }),
          )
        : new InProcessQueue(),
    report: (error, about) => log.error('delivery failed here', { ...about, ...describeError(error) }),
  })
}
