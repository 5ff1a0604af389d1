export interface LineLimits {
  /** Who may be inside at the same time. */
  readonly most: number
  /** Who may wait before the door; one more is turned away at once. */
  readonly waiting: number
  /** Longest wait in ms. */
  readonly waitMs: number
}

/** A room with few places and a short line before it: first come, first served. */
export class WaitingLine {
  #inside = 0
  /** In the order of arrival. */
  readonly #waiting = new Set<(isIn: boolean) => void>()

  constructor(private readonly limits: LineLimits) {}

  /**
   * @param gone fires when the guest leaves, from inside or out of the line; the place is free from then on
   * @returns false: no place, come back later
   */
  async enter(gone: AbortSignal): Promise<boolean> {
    if (gone.aborted) return false
    const isIn = this.#inside < this.limits.most ? this.#take() : await this.#wait(gone)
    if (!isIn) return false
    if (gone.aborted) this.#leave()
    else gone.addEventListener('abort', () => this.#leave(), { once: true })
    return true
  }

  #take(): true {
    this.#inside += 1
    return true
  }

  #wait(gone: AbortSignal): Promise<boolean> {
    if (this.#waiting.size >= this.limits.waiting) return Promise.resolve(false)
    return new Promise((resolve) => {
      const called = (isIn: boolean): void => {
        this.#waiting.delete(called)
        clearTimeout(timer)
        gone.removeEventListener('abort', giveUp)
        resolve(isIn)
      }
      const giveUp = () => called(false)
      const timer = setTimeout(giveUp, this.limits.waitMs)
      gone.addEventListener('abort', giveUp, { once: true })
      this.#waiting.add(called)
    })
  }

  /** The place goes to whoever waits longest; nobody who comes just now slips in between. */
  #leave(): void {
    const [next] = this.#waiting
    if (next) next(true)
    else this.#inside -= 1
  }
}
