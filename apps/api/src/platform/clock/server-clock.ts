import { existsSync } from 'node:fs'
import { uptime } from 'node:os'
import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { ClockConfidence } from '@lentera/contracts/sync/clock'
import type { ServerClock } from '@lentera/sync/server/ports'

const MINUTE = 60_000
/** Where systemd-timesyncd and chrony's wrapper leave word that the clock was set from the network. */
const NTP_EVIDENCE = '/run/systemd/timesync/synchronized'

/** The `fixed` clock begins here, a Saturday morning in Jayapura, and then runs as any clock. */
const FIXED_START = Date.parse('2026-11-20T23:30:00.000Z')

/** The machine's clock, and how far it can be trusted. */
export class RealClock implements ServerClock {
  readonly #started = { wall: Date.now(), steady: performance.now() }
  #startedBehind = false

  now(): number {
    return Date.now()
  }

  /** A machine that just booted at or before its last commit has lost its time. */
  compareWith(lastCommitAt: number | null): void {
    const justBooted = uptime() < 10 * 60
    if (lastCommitAt === null) return
    this.#startedBehind = Date.now() < lastCommitAt || (justBooted && Date.now() < lastCommitAt + MINUTE)
  }

  confidence(): ClockConfidence {
    if (existsSync(NTP_EVIDENCE)) return 'ntp'
    const drift = Date.now() - this.#started.wall - (performance.now() - this.#started.steady)
    return this.#startedBehind || Math.abs(drift) > MINUTE ? 'guessed' : 'operator'
  }

  sleep(ms: number): Promise<void> {
    return wait(ms)
  }
}

/** Begins at a known moment, so that tests know the business date. */
export class FixedClock implements ServerClock {
  readonly #steady = performance.now()

  constructor(private readonly start = FIXED_START) {}

  now(): number {
    return Math.round(this.start + performance.now() - this.#steady)
  }

  confidence(): ClockConfidence {
    return 'operator'
  }

  sleep(ms: number): Promise<void> {
    return wait(ms)
  }
}
