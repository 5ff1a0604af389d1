import type { ClockPort } from '@lentera/sync/client/ports'
import type { ClockConfidence } from '@lentera/contracts/sync/clock'
import type { ServerClock } from '@lentera/sync/server/ports'

interface Timer {
  readonly at: number
  readonly then: () => void
}

/** Virtual time shared by everybody in a run; it moves only when told to. */
export class VirtualTime {
  #now: number
  readonly #timers = new Set<Timer>()

  /** @param start milliseconds since 1970 */
  constructor(start: number) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  after(ms: number, then: () => void): () => void {
    const timer = { at: this.#now + ms, then }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** Moves on and runs what falls due, in order. */
  advance(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const due = [...this.#timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0]
      if (!due) break
      this.#timers.delete(due)
      this.#now = Math.max(this.#now, due.at)
      due.then()
    }
    this.#now = end
  }
}

/** A device's clock: wrong by `error` milliseconds, which may change while it runs. */
export class DeviceClock implements ClockPort {
  /** Milliseconds to add to true time. */
  error = 0

  constructor(private readonly time: VirtualTime) {}

  now(): number {
    return this.time.now() + this.error
  }

  monotonic(): number {
    return this.time.now()
  }

  after(ms: number, then: () => void): () => void {
    return this.time.after(ms, then)
  }
}

/** A server's clock that may be wrong by `error` milliseconds, and knows how far it can be trusted. */
export class ChangingServerClock implements ServerClock {
  error = 0
  trust: ClockConfidence = 'ntp'

  constructor(private readonly time: VirtualTime) {}

  now(): number {
    return this.time.now() + this.error
  }

  confidence(): ClockConfidence {
    return this.trust
  }

  async sleep(ms: number): Promise<void> {
    this.time.advance(Math.ceil(ms))
  }
}

/** The server's clock is right. */
export const serverClock = (time: VirtualTime, confidence: ClockConfidence = 'ntp'): ServerClock => ({
  now: () => time.now(),
  confidence: () => confidence,
  sleep: async (ms) => time.advance(Math.ceil(ms)),
})
