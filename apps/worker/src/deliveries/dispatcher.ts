import type { AdapterStateStore } from '@lentera/db/deliveries/adapter-state-store'
import type { DeliveryStore } from '@lentera/db/deliveries/delivery-store'
import { allowedNow } from './breaker.js'
import type { JobQueue } from './job-queue.js'

export interface DispatcherOptions {
  readonly store: DeliveryStore
  readonly states: AdapterStateStore
  readonly queue: JobQueue
  readonly now: () => number
  /** Most jobs that wait or run at a time; all else stays in the database. */
  readonly window: number
  /** How long a claim may lie in the queue before it is free again. */
  readonly claimMs: number
  readonly everyMs: number
  readonly report: (error: unknown) => void
}

/** Moves what may leave from the database to the queue, a little at a time, and frees what was lost on the way. */
export class Dispatcher {
  #timer: NodeJS.Timeout | null = null
  #round: Promise<void> | null = null
  #again = false
  #stopped = true

  constructor(private readonly options: DispatcherOptions) {}

  start(): void {
    this.#stopped = false
    this.wake()
  }

  /** Something may leave that could not before. */
  wake(): void {
    if (this.#stopped) return
    if (this.#round) {
      this.#again = true
      return
    }
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = null
    this.#round = this.#pass().finally(() => {
      this.#round = null
      const atOnce = this.#again
      this.#again = false
      if (this.#stopped) return
      if (atOnce) this.wake()
      else this.#timer = setTimeout(() => this.wake(), this.options.everyMs)
    })
  }

  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer) clearTimeout(this.#timer)
    await this.#round
  }

  async #pass(): Promise<void> {
    const { store, states, queue, now, window, claimMs, report } = this.options
    try {
      await store.sweep(now())
      const onTheWay = await queue.size()
      const limit = allowedNow(await states.read(), now(), window - onTheWay, onTheWay)
      if (limit <= 0) return
      const claims = await store.claim(limit, now(), claimMs)
      await queue.add(claims)
    } catch (error) {
      // What was claimed is free again when its lease is over.
      report(error)
    }
  }
}
