import type { ClockConfidence } from '@lentera/contracts/sync/clock'
import type { Instant } from '@lentera/contracts/kernel/time'
import type { ClockPort } from './ports.js'

const samplesKept = 9

export interface MeasuredOffset {
  /** Add to the device's clock to get the server's, milliseconds. */
  readonly ms: number
  /** Seconds since it was measured; null: never. */
  readonly ageS: number | null
  /**
   * The least that the server trusted its own clock in what was measured; absent: measured before this start,
   * and a wall clock that was set in between would go unnoticed.
   */
  readonly confidence?: ClockConfidence
}

/**
 * How far the device's clock is off: the median of the last answers, half the round trip corrected. Kept
 * against the monotonic clock, so a wall clock that is set during the shift moves no measured time.
 */
export class ClockOffset {
  /** Server time minus monotonic time. */
  #samples: { readonly ms: number; readonly confidence: ClockConfidence }[] = []
  #measuredAt: number | null = null
  #before: { ms: number; atMs: number } | null = null
  /** What a person said: true time minus monotonic time, and when that was. */
  #told: { ms: number; at: number } | null = null

  constructor(private readonly clock: ClockPort) {}

  /** What was measured before this start. */
  remember(before: { ms: number; atMs: number }): void {
    this.#before = before
  }

  /**
   * @param sentAt monotonic time when the request left
   * @returns whether it was counted: a server that guesses its own time corrects nobody
   */
  measure(serverTime: Instant, confidence: ClockConfidence, sentAt: number): boolean {
    if (confidence === 'guessed') return false
    const receivedAt = this.clock.monotonic()
    const ms = Date.parse(serverTime) - (sentAt + receivedAt) / 2
    this.#samples = [...this.#samples, { ms, confidence }].slice(-samplesKept)
    this.#measuredAt = receivedAt
    return true
  }

  /** A person's word, as far as the device goes: any server that trusts its own clock is believed instead. */
  tell(actualMs: number): void {
    const at = this.clock.monotonic()
    this.#told = { ms: actualMs - at, at }
  }

  /** Nobody said what time it is since the start, neither a server nor a person. */
  get isUnproven(): boolean {
    return this.#measuredAt === null && this.#told === null
  }

  get current(): MeasuredOffset {
    const now = this.clock.now()
    if (this.#measuredAt !== null) {
      const inOrder = this.#samples.map(({ ms }) => ms).sort((a, b) => a - b)
      const median = inOrder[Math.floor(inOrder.length / 2)]!
      const monotonic = this.clock.monotonic()
      const ageS = Math.max(0, Math.round((monotonic - this.#measuredAt) / 1000))
      const isNtp = this.#samples.every(({ confidence }) => confidence === 'ntp')
      return { ms: Math.round(median + monotonic - now), ageS, confidence: isNtp ? 'ntp' : 'operator' }
    }
    if (this.#told) {
      const monotonic = this.clock.monotonic()
      const ageS = Math.max(0, Math.round((monotonic - this.#told.at) / 1000))
      return { ms: Math.round(this.#told.ms + monotonic - now), ageS }
    }
    if (!this.#before) return { ms: 0, ageS: null }
    return { ms: this.#before.ms, ageS: Math.max(0, Math.round((now - this.#before.atMs) / 1000)) }
  }

  /** The corrected time now. */
  now(): Instant {
    return instantOf(this.clock.now() + this.current.ms)
  }
}

const latest = Date.parse('9999-12-31T23:59:59.999Z')

/** A BIOS may show any year; one with more than four digits is no instant. */
export const instantOf = (ms: number): Instant => new Date(Math.min(Math.max(ms, 0), latest)).toISOString()
