import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common'
import type { FacilityConnection } from '../database/facility-connection.js'
import { describeError } from '../errors/problem-filter.js'
import type { Log } from '../log.js'

/** Normal is below one second; from here on somebody has to look (docs/runbooks/feed-paused.md). */
const ALARM_MS = 10_000
const LOOK_MS = 1_000

export interface HorizonWatchOptions {
  readonly connection: Pick<FacilityConnection, 'read'>
  readonly log: Log
  readonly alarmMs?: number
  readonly lookMs?: number
}

export interface FeedState {
  /** `paused`: devices send, and get nothing new. */
  readonly feed: 'running' | 'paused'
  /** How long the oldest writing transaction in the cluster has been open, as seen from here. */
  readonly horizonAgeS: number
}

/** What Postgres lets this role know of whoever holds the horizon; never the statement, which may hold a patient's data. */
interface Holder extends Record<string, unknown> {
  readonly pid: number
  readonly role: string | null
  readonly database: string | null
  readonly application: string | null
  readonly state: string | null
}

/**
 * Watches the horizon of the feed. A writing transaction that stays open, in any database of the cluster, loses
 * nothing and stops every device's pull: that is seen by nobody but who looks for it. Its age is taken from
 * outside, because Postgres shows no role the transactions of another.
 */
export class HorizonWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  #timer: NodeJS.Timeout | null = null
  #looking: Promise<void> = Promise.resolve()
  /** The horizon as it was seen first; null: nothing is open. */
  #held: { readonly xmin: string; readonly since: number } | null = null
  #isAlarmed = false

  constructor(private readonly options: HorizonWatchOptions) {}

  onApplicationBootstrap(): void {
    this.#timer ??= setInterval(() => {
      this.#looking = this.#looking.then(() => this.look())
    }, this.options.lookMs ?? LOOK_MS)
    this.#timer.unref()
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer)
    await this.#looking
  }

  state(): FeedState {
    const ageMs = this.#ageMs()
    return {
      feed: ageMs > this.#alarmMs ? 'paused' : 'running',
      horizonAgeS: Math.round(ageMs / 100) / 10,
    }
  }

  /** One look; a database that does not answer is another alarm's business. */
  async look(): Promise<void> {
    const { connection, log } = this.options
    try {
      const [now] = await connection.read<{ xmin: string; xmax: string }>({
        name: 'horizon watch',
        text: `select pg_snapshot_xmin(s)::text as xmin, pg_snapshot_xmax(s)::text as xmax
          from pg_current_snapshot() as s`,
      })
      const { xmin, xmax } = now!
      if (xmin === xmax) this.#held = null
      else if (this.#held?.xmin !== xmin) this.#held = { xmin, since: performance.now() }
      const { feed, horizonAgeS } = this.state()
      if (feed === 'running') {
        if (this.#isAlarmed) log.info('the feed runs again: the open transaction has ended')
        this.#isAlarmed = false
      } else if (!this.#isAlarmed) {
        this.#isAlarmed = true
        log.error('the feed is paused: a writing transaction stays open', {
          horizonAgeS,
          xid: xmin,
          ...(await this.#holder()),
        })
      }
    } catch (error) {
      this.#held = null
      log.error('the horizon of the feed cannot be read', describeError(error))
    }
  }

  get #alarmMs(): number {
    return this.options.alarmMs ?? ALARM_MS
  }

  #ageMs(): number {
    return this.#held ? performance.now() - this.#held.since : 0
  }

  async #holder(): Promise<Partial<Holder>> {
    const [holder] = await this.options.connection.read<Holder>({
      text: `select pid, usename as role, datname as database, application_name as application, state
        from pg_stat_activity where backend_xid is not null order by age(backend_xid) desc limit 1`,
    })
    return holder ?? {}
  }
}
