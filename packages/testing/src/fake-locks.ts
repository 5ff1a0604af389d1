import type { LocksPort } from '@lentera/sync/client/ports'

/** Web Locks of one browser: shared by its tabs, freed when the holder is done. */
export class FakeLocks implements LocksPort {
  readonly #tails = new Map<string, Promise<unknown>>()

  async request<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(name) ?? Promise.resolve()
    const mine = before.then(work, work)
    this.hold(name, mine)
    return mine
  }

  async tryRequest<T>(name: string, work: () => Promise<T>): Promise<T | null> {
    if (this.#tails.has(name)) return null
    const mine = work()
    this.hold(name, mine)
    return mine
  }

  private hold(name: string, work: Promise<unknown>): void {
    const tail: Promise<unknown> = work.then(
      () => this.free(name, tail),
      () => this.free(name, tail),
    )
    this.#tails.set(name, tail)
  }

  private free(name: string, tail: Promise<unknown>): void {
    if (this.#tails.get(name) === tail) this.#tails.delete(name)
  }
}
