import type { DeliveryJob, JobQueue } from './job-queue.js'

/** For a hospital in one process: no server beside it. */
export class InProcessQueue implements JobQueue {
  readonly #waiting: DeliveryJob[] = []
  readonly #running = new Set<Promise<void>>()
  #handler: ((job: DeliveryJob) => Promise<void>) | null = null
  #concurrency = 0
  #closed = false

  add(jobs: readonly DeliveryJob[]): Promise<void> {
    if (!this.#closed) this.#waiting.push(...jobs)
    this.#go()
    return Promise.resolve()
  }

  size(): Promise<number> {
    return Promise.resolve(this.#waiting.length + this.#running.size)
  }

  work(handler: (job: DeliveryJob) => Promise<void>, concurrency: number): void {
    this.#handler = handler
    this.#concurrency = concurrency
    this.#go()
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#waiting.length = 0
    await Promise.all(this.#running)
  }

  #go(): void {
    while (this.#handler && !this.#closed && this.#running.size < this.#concurrency) {
      const job = this.#waiting.shift()
      if (!job) return
      const run = this.#handler(job).finally(() => {
        this.#running.delete(run)
        this.#go()
      })
      this.#running.add(run)
    }
  }
}
