import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common'
import type { FacilityConnection } from '../database/facility-connection.js'
import { describeError } from '../errors/problem-filter.js'
import type { Log } from '../log.js'
import type { RealClock } from './server-clock.js'

const EVERY_MS = 2_000

/** While the server guesses the time, looks whether a person has told it (the command `clock.set`). */
export class ClockKeeper implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | null = null
  #looking: Promise<void> = Promise.resolve()

  constructor(
    private readonly connection: FacilityConnection,
    private readonly clock: RealClock,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.look(), EVERY_MS)
    this.#timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    await this.#looking
  }

  look(): Promise<void> {
    this.#looking = this.#looking.then(async () => {
      if (this.clock.confidence() !== 'guessed') return
      const { run } = this.clock
      try {
        const [setting] = await this.connection.read<{ offset_ms: number }>({
          name: 'clock setting',
          text: 'select offset_ms::float8 from clock_settings where run = $2 and (facility_id = $1) is true',
          values: [this.connection.facilityId, run],
        })
        if (!setting) return
        this.clock.believe(run, setting.offset_ms)
        this.log.info('a person told the time: the clock is believed again')
      } catch (error) {
        this.log.error('clock settings could not be read', describeError(error))
      }
    })
    return this.#looking
  }
}
