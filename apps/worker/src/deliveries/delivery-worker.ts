import type { Adapter } from '@lentera/contracts/deliveries/adapter'
import { AdapterStateStore } from '@lentera/db/deliveries/adapter-state-store'
import { DeliveryStore } from '@lentera/db/deliveries/delivery-store'
import { ExternalIdStore } from '@lentera/db/deliveries/external-id-store'
import type { FacilityConnection } from '@lentera/db/facility-connection'
import type { FieldSealer } from '@lentera/db/field-seal'
import { deliver } from './deliver.js'
import { Dispatcher } from './dispatcher.js'
import type { JobQueue } from './job-queue.js'

export interface DeliveryWorkerOptions {
  readonly connection: FacilityConnection
  readonly payloads: FieldSealer
  readonly adapter: Adapter
  readonly queue: JobQueue
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: () => number
  readonly report: (error: unknown, about?: { id: string; name: string }) => void
  /** Attempts in flight at a time. */
  readonly concurrency?: number
  readonly everyMs?: number
  readonly claimMs?: number
  readonly leaseMs?: number
}

/** Of one house outside: five requests at a time are what it is said to bear. */
const CONCURRENCY = 5
/** What waits in the queue beside what runs; small, so that little is lost with it. */
const WINDOW_PER_PLACE = 4
const EVERY_MS = 1_000
/** Within a minute whatever a queue lost is on its way again. */
const CLAIM_MS = 45_000
/** A sign of life comes every third of it. */
const LEASE_MS = 60_000
/** An attempt that runs when the process stops may end in peace for so long. */
const GRACE_MS = 5_000

/** Delivers to one house outside until it is stopped. */
export class DeliveryWorker {
  readonly #dispatcher: Dispatcher
  readonly #stopping = new AbortController()

  constructor(private readonly options: DeliveryWorkerOptions) {
    const { connection, payloads, adapter, queue, now, random, report } = options
    const { concurrency = CONCURRENCY, everyMs = EVERY_MS, claimMs = CLAIM_MS, leaseMs = LEASE_MS } = options
    const store = new DeliveryStore({ connection, payloads, adapter: adapter.name })
    const states = new AdapterStateStore(connection, adapter.name)
    const ids = new ExternalIdStore(connection, adapter.name)
    const window = concurrency * WINDOW_PER_PLACE
    this.#dispatcher = new Dispatcher({ store, states, queue, now, window, claimMs, everyMs, report })
    queue.work(async (job) => {
      try {
        await deliver(
          { ...{ store, states, ids, adapter, now, random, leaseMs, report }, signal: this.#stopping.signal },
          job,
        )
      } catch (error) {
        // The database was not there: the attempt is free again when its lease is over.
        report(error)
      }
      // The lane goes on, and there is room.
      this.#dispatcher.wake()
    }, concurrency)
  }

  start(): void {
    this.#dispatcher.start()
  }

  /** Begins nothing any more and lets what runs end. */
  async stop(): Promise<void> {
    await this.#dispatcher.stop()
    const patience = setTimeout(() => this.#stopping.abort(), GRACE_MS)
    await this.options.queue.close()
    clearTimeout(patience)
  }
}
