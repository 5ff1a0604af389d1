import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common'
import type { JudgeWaiting, Sweep } from '@lentera/sync/server/judge-waiting'
import { describeError } from '../errors/problem-filter.js'
import type { Log } from '../log.js'

const EVERY_MS = 10 * 60_000

/**
 * Commands that could not be judged get another look: all of them when the program starts, because it may be a
 * newer one, and every ten minutes those that wait for other data.
 */
export class WaitingSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | null = null
  #running: Promise<Sweep | null> = Promise.resolve(null)

  constructor(
    private readonly judgeWaiting: JudgeWaiting,
    private readonly log: Log,
    private readonly everyMs = EVERY_MS,
  ) {}

  /** Does not hold up the start: nobody waits for it, and pushes may come meanwhile. */
  onApplicationBootstrap(): void {
    this.sweep(true)
    this.#timer = setInterval(() => this.sweep(false), this.everyMs)
    this.#timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    await this.#running
  }

  private sweep(isStart: boolean): void {
    this.#running = this.#running.then(async () => {
      try {
        const sweep = await this.judgeWaiting(isStart)
        if (sweep.changed > 0) this.log.info(`waiting commands: ${sweep.changed} of ${sweep.looked} judged`)
        return sweep
      } catch (error) {
        this.log.error('waiting commands could not be judged', describeError(error))
        return null
      }
    })
  }
}
