import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { PushAnswer } from '@lentera/contracts/sync/push'
import { Desk } from '../device/desk.js'
import type { Batch } from '../device/visit-batch.js'

/** One batch in so many is sent once more after it was acknowledged, as a device does that missed the answer. */
const DUPLICATE_EVERY = 3

/** Desks that send batch after batch to a server that dies under them; an unanswered one is sent again as it is. */
export class PushingDesks {
  /** Ids of every command that was made. */
  readonly saved = new Set<string>()
  /** Outcomes by id, as the server told them first. */
  readonly acknowledged = new Map<string, string>()
  repeats = 0
  toldToWait = 0
  duplicates = 0
  #isOpen = true
  readonly #moments = new EventEmitter()
  readonly #working: Promise<void>[]

  private constructor(readonly desks: readonly Desk[]) {
    this.#working = desks.map((desk) => this.#work(desk))
  }

  static async open(url: string, count: number): Promise<PushingDesks> {
    const desks = Array.from({ length: count }, (_, n) =>
      Desk.enrol(url, `Desk ${n + 1}`, { from: n * 20_000 }),
    )
    return new PushingDesks(await Promise.all(desks))
  }

  /** @param ms after some batch left its desk */
  async untilMidBatch(ms: number): Promise<void> {
    await once(this.#moments, 'sent')
    await sleep(ms)
  }

  async untilDuplicateAnswered(): Promise<void> {
    await once(this.#moments, 'duplicate')
  }

  /** Waits until everything that was made is acknowledged. */
  async finish(): Promise<void> {
    this.#isOpen = false
    await Promise.all(this.#working)
  }

  async #work(desk: Desk): Promise<void> {
    for (let n = 1; this.#isOpen; n += 1) {
      const { own } = await desk.triples('opened')
      for (const record of own) this.saved.add('opened' in record ? record.opened.id : record.sealed.id)
      this.#accept(await this.#untilAnswered(desk, own))
      if (n % DUPLICATE_EVERY !== 0) continue
      this.#accept(await this.#untilAnswered(desk, own))
      this.duplicates += 1
      this.#moments.emit('duplicate')
    }
  }

  #accept({ outcomes }: PushAnswer): void {
    for (const { id, outcome } of outcomes) {
      const before = this.acknowledged.get(id)
      if (before !== undefined && before !== outcome)
        throw new Error(`kills: ${id} was ${before} and is ${outcome}`)
      this.acknowledged.set(id, outcome)
    }
  }

  /** @throws when the server answers anything but outcomes or "later" */
  async #untilAnswered(desk: Desk, own: Batch['own']): Promise<PushAnswer> {
    for (;;) {
      const answer = desk.offer(own)
      this.#moments.emit('sent')
      const said = await answer
      if ('outcomes' in said) return said
      if (said.answered) this.toldToWait += 1
      this.repeats += 1
      await sleep(100 + Math.random() * 200)
    }
  }
}
