import { Queue, Worker } from 'bullmq'
import { Redis } from 'ioredis'
import type { DeliveryJob, JobQueue } from './job-queue.js'

/** Far below the lease of a job that has begun: a stalled job is the database's business, not the queue's. */
const STALLED_MS = 30_000

/**
 * BullMQ on Redis or Valkey. A job is tried once and leaves no trace when it is done: BullMQ ignores an `add` whose id
 * it still knows, finished jobs included.
 */
export class RedisQueue implements JobQueue {
  readonly #queue: Queue<DeliveryJob>
  readonly #connection: Redis
  readonly #workerConnection: Redis
  #worker: Worker<DeliveryJob> | null = null

  /** @param report what Redis says when it is gone; the queue goes on by itself when it is back */
  constructor(
    url: string,
    private readonly name: string,
    private readonly report: (error: Error) => void,
  ) {
    // An `add` must fail while Redis is gone, not wait: the claims behind it have a lease.
    this.#connection = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false })
    this.#workerConnection = new Redis(url, { maxRetriesPerRequest: null })
    for (const connection of [this.#connection, this.#workerConnection]) connection.on('error', report)
    this.#queue = new Queue(name, { connection: this.#connection, skipVersionCheck: true })
    this.#queue.on('error', report)
  }

  async add(jobs: readonly DeliveryJob[]): Promise<void> {
    if (jobs.length === 0) return
    await this.#queue.addBulk(
      jobs.map((job) => ({
        name: 'deliver',
        data: job,
        opts: {
          jobId: `d-${job.eventId}-${job.attempt}`,
          attempts: 1,
          removeOnComplete: true,
          removeOnFail: true,
        },
      })),
    )
  }

  async size(): Promise<number> {
    const counts = await this.#queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized')
    return Object.values(counts).reduce((sum, count) => sum + count, 0)
  }

  work(handler: (job: DeliveryJob) => Promise<void>, concurrency: number): void {
    this.#worker = new Worker<DeliveryJob>(this.name, async ({ data }) => handler(data), {
      connection: this.#workerConnection,
      concurrency,
      stalledInterval: STALLED_MS,
      // A job that stalled is not run again by the queue.
      maxStalledCount: 0,
      skipVersionCheck: true,
    })
    this.#worker.on('error', this.report)
  }

  async close(): Promise<void> {
    await this.#worker?.close()
    await this.#queue.close()
    this.#connection.disconnect()
    this.#workerConnection.disconnect()
  }
}
