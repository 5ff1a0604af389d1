/** Failures before anybody has to wait. */
const FREE_FAILURES = 5
const LONGEST_WAIT_MS = 5 * 60_000
const FORGET_MS = 30 * 60_000
/** Names remembered at most; a flood of invented names may not fill the memory. */
const MOST_NAMES = 5_000

interface Failures {
  count: number
  last: number
}

/** Wrong passwords by user name: after five the wait doubles with each, up to five minutes. */
export class LoginAttempts {
  readonly #failures = new Map<string, Failures>()

  /** @param now milliseconds since 1970 */
  constructor(private readonly now: () => number) {}

  /** Seconds until this name may try again; 0: now. */
  waitS(name: string): number {
    const failures = this.#failures.get(name)
    if (!failures || failures.count < FREE_FAILURES) return 0
    const wait = Math.min(1000 * 2 ** (failures.count - FREE_FAILURES), LONGEST_WAIT_MS)
    return Math.max(0, (failures.last + wait - this.now()) / 1000)
  }

  failed(name: string): void {
    const known = this.#failures.get(name)
    const count = known && this.now() - known.last < FORGET_MS ? known.count + 1 : 1
    this.#failures.delete(name)
    if (this.#failures.size >= MOST_NAMES) this.#failures.delete(this.#failures.keys().next().value!)
    this.#failures.set(name, { count, last: this.now() })
  }

  succeeded(name: string): void {
    this.#failures.delete(name)
  }
}
