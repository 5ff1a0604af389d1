import type { Facility } from '@lentera/contracts/kernel/facility'
import { commandSettings, createDataSource, poolOf } from '@lentera/db/data-source'
import { FacilityConnection } from '@lentera/db/facility-connection'
import type { FieldSealer } from '@lentera/db/field-seal'
import { createSatusehatAdapter } from '@lentera/satusehat/adapter/satusehat-adapter'
import { createFhirClient } from '@lentera/satusehat/fhir-client'
import { createHttp } from '@lentera/satusehat/http'
import type { SatusehatSettings } from '@lentera/satusehat/settings'
import { createTokens } from '@lentera/satusehat/token'
import { fileTokenStore } from '@lentera/satusehat/token/file-token-store'
import { DeliveryWorker, type DeliveryWorkerOptions } from './deliveries/delivery-worker.js'
import type { JobQueue } from './deliveries/job-queue.js'

export interface WorkerOptions {
  /** A database that the API has migrated. */
  readonly databaseUrl: string
  readonly facility: Facility
  /** Opens what is owed; with the same keys as the API's. */
  readonly payloads: FieldSealer
  readonly satusehat: Pick<
    SatusehatSettings,
    'authUrl' | 'fhirUrl' | 'organizationId' | 'clientId' | 'clientSecret'
  >
  /** Where the one token of the facility lies, for every process on this machine. */
  readonly tokenFile: string
  readonly queue: JobQueue
  /** Other times than a hospital's; for proofs. */
  readonly pace?: Pick<DeliveryWorkerOptions, 'everyMs' | 'claimMs' | 'leaseMs'>
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** What went wrong here; never what anybody outside said. */
  readonly report: (error: unknown, about?: { id: string; name: string }) => void
}

export interface RunningWorker {
  stop(): Promise<void>
}

/** Connections to the database; the box allows 25 in all. */
const POOL_SIZE = 4

/** Delivers what is owed to the houses outside, until it is stopped. */
export async function createWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { facility, satusehat, now, report, queue } = options
  const dataSource = createDataSource({
    url: options.databaseUrl,
    poolSize: POOL_SIZE,
    migrations: [],
    settings: commandSettings,
  })
  await dataSource.initialize()
  const http = createHttp()
  const tokens = createTokens({
    settings: satusehat,
    http,
    store: fileTokenStore(options.tokenFile, now),
    now,
  })
  const client = createFhirClient({ settings: satusehat, http, tokens, now })
  const worker = new DeliveryWorker({
    connection: new FacilityConnection(poolOf(dataSource), facility.id),
    payloads: options.payloads,
    adapter: createSatusehatAdapter({ client, facility, now, organizationId: satusehat.organizationId }),
    ...{ queue, now, report },
    ...options.pace,
    random: Math.random,
  })
  worker.start()
  return {
    stop: async () => {
      await worker.stop()
      http.close()
      await dataSource.destroy()
    },
  }
}
