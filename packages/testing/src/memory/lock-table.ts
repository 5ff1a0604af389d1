import { StoreConflict } from '@lentera/sync/server/store'

interface Waiter {
  readonly owner: object
  readonly grant: () => void
  readonly refuse: (error: Error) => void
}

interface Lock {
  holder: object
  readonly waiters: Waiter[]
}

/** Exclusive locks by name with first-come order, held until the owner ends; a cycle refuses the last comer. */
export class LockTable {
  readonly #locks = new Map<string, Lock>()
  readonly #waitsFor = new Map<object, string>()

  /** @param onWait called whenever somebody has to wait, so that a scheduler can let the holder go on */
  constructor(private readonly onWait: () => void = () => undefined) {}

  /** @throws {@link StoreConflict} when waiting would be a deadlock */
  async acquire(owner: object, name: string): Promise<void> {
    const lock = this.#locks.get(name)
    if (!lock) {
      this.#locks.set(name, { holder: owner, waiters: [] })
      return
    }
    if (lock.holder === owner) return
    if (this.wouldCycle(owner, lock.holder)) throw new StoreConflict(`deadlock on ${name}`)
    this.#waitsFor.set(owner, name)
    await new Promise<void>((grant, refuse) => {
      lock.waiters.push({ owner, grant, refuse })
      this.onWait()
    })
  }

  /** Gives back everything the owner holds and lets the next ones in. */
  releaseAll(owner: object): void {
    this.#waitsFor.delete(owner)
    for (const [name, lock] of this.#locks) {
      const at = lock.waiters.findIndex((waiter) => waiter.owner === owner)
      if (at >= 0) lock.waiters.splice(at, 1)
      if (lock.holder !== owner) continue
      const next = lock.waiters.shift()
      if (!next) {
        this.#locks.delete(name)
        continue
      }
      lock.holder = next.owner
      this.#waitsFor.delete(next.owner)
      next.grant()
    }
  }

  /** The database went away: nobody holds or waits any more. */
  breakAll(error: Error): void {
    const waiters = [...this.#locks.values()].flatMap((lock) => lock.waiters)
    this.#locks.clear()
    this.#waitsFor.clear()
    for (const waiter of waiters) waiter.refuse(error)
  }

  private wouldCycle(owner: object, holder: object): boolean {
    for (let at: object | undefined = holder; at;) {
      if (at === owner) return true
      const name: string | undefined = this.#waitsFor.get(at)
      at = name === undefined ? undefined : this.#locks.get(name)?.holder
    }
    return false
  }
}
