import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common'
import type { ChunkKeeper } from '@lentera/sync/server/chunk-keeper'
import { describeError } from '../errors/problem-filter.js'
import type { Log } from '../log.js'

const EVERY_MS = 5 * 60_000

/** Keeps the chunks of the patient directory young, so that no new device waits while they are made. */
export class ChunkSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> = Promise.resolve()

  constructor(
    private readonly keeper: ChunkKeeper,
    private readonly log: Log,
    private readonly everyMs = EVERY_MS,
  ) {}

  /** Does not hold up the start. */
  onApplicationBootstrap(): void {
    this.sweep()
    this.#timer = setInterval(() => this.sweep(), this.everyMs)
    this.#timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    await this.#running
  }

  private sweep(): void {
    this.#running = this.#running.then(async () => {
      try {
        await this.keeper.present('dir')
      } catch (error) {
        this.log.error('the chunks of the directory could not be made', describeError(error))
      }
    })
  }
}
