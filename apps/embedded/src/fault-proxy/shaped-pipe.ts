import type { Socket } from 'node:net'
import type { Chance } from '../demo/chance.js'
import type { LineProfile } from './line-profile.js'

const SEGMENT = 1460
/** TCP's first window (RFC 6928), and the most a receiver without tuning lets travel at once. */
const FIRST_WINDOW = 10 * SEGMENT
const LARGEST_WINDOW = 1024 * 1024
/** Bytes that may wait before the sender is asked to pause. */
const WAITING_MOST = 256 * 1024
/** One lost segment in so many ends the connection. */
const RESET_EVERY = 200
const SHORTEST_RETRANSMIT_MS = 200

/** One direction of the line: bytes of all connections leave one after the other. */
export class Direction {
  #freeAt = 0

  constructor(private readonly bitsPerS: number) {}

  /** @returns when the last bit of `bytes` has left, ms */
  send(bytes: number, now: number): number {
    this.#freeAt = Math.max(now, this.#freeAt) + (bytes * 8000) / this.bitsPerS
    return this.#freeAt
  }
}

interface Travelling {
  readonly bytes: Buffer
  readonly arrivesAt: number
  readonly acknowledgedAt: number
}

/**
 * One direction of one connection: bytes arrive in order, late by half a round trip, as fast as the line
 * gives, a window at a time. The window starts small and doubles each round trip as TCP's does; that is what
 * makes a satellite slow for small requests. A lost segment holds up everything behind it.
 */
export class ShapedPipe {
  readonly #waiting: Buffer[] = []
  readonly #travelling: Travelling[] = []
  readonly #unacknowledged: { at: number; bytes: number }[] = []
  #waitingBytes = 0
  #inFlight = 0
  #window = FIRST_WINDOW
  #threshold = LARGEST_WINDOW
  #lastArrival = 0
  #lastSent = 0
  #isEnded = false
  #timer: NodeJS.Timeout | undefined

  constructor(
    private readonly from: Socket,
    private readonly to: Socket,
    private readonly line: LineProfile,
    private readonly direction: Direction,
    private readonly chance: Chance,
    /** Before the handshake is through nothing travels. */
    private readonly startsAt: number,
  ) {
    from.on('data', (bytes: Buffer) => this.#accept(bytes))
    from.once('end', () => {
      this.#isEnded = true
      this.#pump()
    })
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #accept(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; at += SEGMENT) this.#waiting.push(bytes.subarray(at, at + SEGMENT))
    this.#waitingBytes += bytes.length
    if (this.#waitingBytes > WAITING_MOST) this.from.pause()
    this.#pump()
  }

  #pump(): void {
    const now = performance.now()
    this.#deliver(now)
    this.#send(Math.max(now, this.startsAt), now)
    if (this.#isEnded && this.#waiting.length === 0 && this.#travelling.length === 0) this.to.end()
    clearTimeout(this.#timer)
    const next = Math.min(
      this.#travelling[0]?.arrivesAt ?? Infinity,
      this.#unacknowledged[0]?.at ?? Infinity,
      this.#waiting.length > 0 && now < this.startsAt ? this.startsAt : Infinity,
    )
    if (next < Infinity) this.#timer = setTimeout(() => this.#pump(), Math.max(0, next - now))
  }

  #deliver(now: number): void {
    while (this.#travelling[0] && this.#travelling[0].arrivesAt <= now) {
      const { bytes } = this.#travelling.shift()!
      if (this.to.writable) this.to.write(bytes)
    }
    while (this.#unacknowledged[0] && this.#unacknowledged[0].at <= now) {
      const { bytes } = this.#unacknowledged.shift()!
      this.#inFlight -= bytes
      const growth = this.#window < this.#threshold ? bytes : (SEGMENT * bytes) / this.#window
      this.#window = Math.min(LARGEST_WINDOW, this.#window + growth)
    }
  }

  #send(start: number, now: number): void {
    if (now < this.startsAt) return
    // After a pause the path is unknown again, and TCP begins with a small window.
    if (this.#inFlight === 0 && now - this.#lastSent > Math.max(SHORTEST_RETRANSMIT_MS, this.line.rttMs))
      this.#window = Math.min(this.#window, FIRST_WINDOW)
    while (this.#waiting[0] && this.#inFlight + this.#waiting[0].length <= this.#window) {
      const bytes = this.#waiting.shift()!
      this.#waitingBytes -= bytes.length
      const left = this.direction.send(bytes.length, start)
      const stalled = this.#stallOf(bytes.length)
      if (stalled === null) {
        this.from.destroy()
        this.to.destroy()
        return
      }
      this.#lastArrival = Math.max(this.#lastArrival, left + stalled + this.line.rttMs / 2)
      this.#inFlight += bytes.length
      this.#lastSent = now
      this.#travelling.push({
        bytes,
        arrivesAt: this.#lastArrival,
        acknowledgedAt: this.#lastArrival + this.line.rttMs / 2,
      })
      this.#unacknowledged.push({ at: this.#lastArrival + this.line.rttMs / 2, bytes: bytes.length })
    }
    if (this.from.isPaused() && this.#waitingBytes < WAITING_MOST / 2) this.from.resume()
  }

  /** @returns ms that a segment comes later because it was lost; null: the connection is gone */
  #stallOf(bytes: number): number | null {
    let stall = 0
    while (bytes > 0 && this.chance.next() < this.line.loss) {
      if (this.chance.next() < 1 / RESET_EVERY) return null
      stall += Math.max(SHORTEST_RETRANSMIT_MS, this.line.rttMs * 1.5)
      this.#threshold = Math.max(2 * SEGMENT, this.#window / 2)
      this.#window = this.#threshold
    }
    return stall
  }
}
