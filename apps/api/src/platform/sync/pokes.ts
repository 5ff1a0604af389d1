/** Tells waiting devices that something changed, and nothing else. Many commits in a moment make one poke. */
export class Pokes {
  readonly #listeners = new Set<() => void>()
  #timer: NodeJS.Timeout | undefined

  constructor(private readonly delayMs = 100) {}

  poke(): void {
    if (this.#timer || this.#listeners.size === 0) return
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      for (const listener of this.#listeners) listener()
    }, this.delayMs)
    this.#timer.unref()
  }

  /** @returns ends the subscription */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
