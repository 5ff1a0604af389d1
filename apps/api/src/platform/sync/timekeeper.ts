import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common'
import type { AdvanceTime } from '@lentera/sync/server/advance-scopes'
import { describeError } from '../errors/problem-filter.js'
import type { Log } from '../log.js'

/** So late at most does the head of a unit see what waited for a day, and does a night begin. */
const EVERY_MS = 10 * 60_000

/**
 * What time alone moves is moved when the program starts (it may have been off for days), every ten minutes, and
 * before the first pull of a business date is answered.
 */
export class Timekeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> = Promise.resolve()

  constructor(
    private readonly time: AdvanceTime,
    private readonly log: Log,
    private readonly everyMs = EVERY_MS,
  ) {}

  /** Does not hold up the start: the first pull of the date waits for it anyway. */
  onApplicationBootstrap(): void {
    this.tick()
    this.#timer = setInterval(() => this.tick(), this.everyMs)
    this.#timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    await this.#running
  }

  /** Never fails: a pull without it is as true as the last tick was. */
  readonly onNewDate = (): Promise<void> => this.told(() => this.time.onNewDate())

  private tick(): void {
    this.#running = this.#running.then(() =>
      this.told(async () => {
        const moved = await this.time.now()
        if (moved > 0) this.log.info(`time has moved ${moved} items and lists`)
      }),
    )
  }

  private async told(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.log.error('scopes could not be moved with the time', describeError(error))
    }
  }
}
