import { randomBytes, randomUUID } from 'node:crypto'
import { newTestDatabase, testFacility } from '@lentera/api/testing/test-api'
import type { Adapter, Attempt, Delivered, OwedEvent } from '@lentera/contracts/deliveries/adapter'
import { commandSettings, createDataSource, poolOf } from '@lentera/db/data-source'
import { AdapterStateStore } from '@lentera/db/deliveries/adapter-state-store'
import { DeliveryStore } from '@lentera/db/deliveries/delivery-store'
import { ExternalIdStore } from '@lentera/db/deliveries/external-id-store'
import { FacilityConnection } from '@lentera/db/facility-connection'
import { FieldSealer } from '@lentera/db/field-seal'
import { DeliveryWorker } from '@lentera/worker/deliveries/delivery-worker'
import { InProcessQueue } from '@lentera/worker/deliveries/in-process-queue'
import type { JobQueue } from '@lentera/worker/deliveries/job-queue'

export interface DeliveryRow {
  readonly state: string
  readonly attempts: number
  readonly error_code: string | null
  readonly waits_for: string | null
  readonly not_before: Date | null
}

/** What a house outside does with one call; it hears the event and whether to read back first. */
export type Answering = (event: OwedEvent, attempt: Attempt) => Promise<Delivered> | Delivered

/** A database that owes events to a house outside, a clock by hand, and workers that are started and killed. */
export async function openOwedHouse() {
  const database = await newTestDatabase()
  const dataSource = createDataSource({
    url: database.url,
    poolSize: 8,
    migrations: [],
    settings: commandSettings,
  })
  await dataSource.initialize()
  const connection = new FacilityConnection(poolOf(dataSource), testFacility.id)
  const payloads = new FieldSealer([{ no: 1, key: randomBytes(32) }])
  const clock = { now: Date.parse('2026-11-20T00:00:00.000Z') }
  const now = () => clock.now
  const adapter = 'satusehat' as const
  const workers = new Set<DeliveryWorker>()
  const errors: unknown[] = []

  return {
    connection,
    clock,
    errors,
    store: new DeliveryStore({ connection, payloads, adapter }),
    states: new AdapterStateStore(connection, adapter),
    ids: new ExternalIdStore(connection, adapter),

    /** Owes one event of a lane, as the transaction of an act does. @returns its id */
    async owe(
      lane: string,
      payload: unknown = { patientId: randomUUID() },
      name = 'patients.withdrawn',
      state: 'waiting' | 'unknown' = 'waiting',
    ) {
      const id = randomUUID()
      const sealed = payloads.seal(JSON.stringify(payload), {
        table: 'outbox_events',
        row: id,
        column: 'payload',
      })
      await connection.run('write', async (db) => {
        await db.query({
          text: `insert into outbox_events (facility_id, id, command_id, name, lane, payload)
            values ($1, $2, $3, $4, $5, $6)`,
          values: [connection.facilityId, id, randomUUID(), name, lane, sealed],
        })
        await db.query({
          text: `insert into deliveries (facility_id, event_id, adapter, lane, state) values ($1, $2, $3, $4, $5)`,
          values: [connection.facilityId, id, adapter, lane, state],
        })
      })
      return id
    },

    async rowOf(eventId: string): Promise<DeliveryRow> {
      const [row] = await connection.read<DeliveryRow & Record<string, unknown>>({
        text: `select state, attempts, error_code, waits_for, not_before from deliveries where event_id = $1`,
        values: [eventId],
      })
      return row!
    },

    /** Starts a worker whose house outside answers so. */
    work(
      deliver: Answering,
      { queue = new InProcessQueue() as JobQueue, leaseMs = 60_000, everyMs = 20 } = {},
    ) {
      const worker = new DeliveryWorker({
        ...{ connection, payloads, queue, now, leaseMs, everyMs },
        adapter: {
          name: adapter,
          deliver: async (event, attempt) => deliver(event, attempt),
        } satisfies Adapter,
        random: () => 0.5,
        report: (error) => errors.push(error),
      })
      workers.add(worker)
      worker.start()
      return worker
    },

    async close() {
      await Promise.all([...workers].map((worker) => worker.stop()))
      await dataSource.destroy()
      await database.drop()
    },
  }
}

export type OwedHouse = Awaited<ReturnType<typeof openOwedHouse>>

/** @throws when it does not come true within ten seconds */
export async function until(isTrue: () => Promise<boolean> | boolean, what: string): Promise<void> {
  const end = performance.now() + 10_000
  while (!(await isTrue())) {
    if (performance.now() > end) throw new Error(`never: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
