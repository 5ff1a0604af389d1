import { setTimeout as sleep } from 'node:timers/promises'
import { PullAnswer } from '@lentera/contracts/sync/pull'
import type { WireRecord } from '@lentera/contracts/sync/record'
import { Desk, waitMs } from '../device/desk.js'
import { patientsFor } from './seed-directory.js'

const EVERY_MS = 250
/** Saved measurements that lie ready: more than anybody types during the bench. */
const READY = 2000

const kinds = ['push', 'pull', 'ping'] as const
type Kind = (typeof kinds)[number]
/** Ms of each request, by what was asked. */
export type Waits = Record<Kind, number[]>

/** Somebody who goes on working at one device while the server is busy with others. */
export class Foreground {
  readonly #cursors = new Map<string, string>()
  #at = 0
  #pulling: Promise<void> = Promise.resolve()
  #pushing: Promise<void> = Promise.resolve()
  toldToWait = 0

  private constructor(
    private readonly desk: Desk,
    private readonly records: WireRecord[],
  ) {}

  static async signIn(url: string): Promise<Foreground> {
    const desk = await Desk.enrol(url, 'Di depan', { from: 90_000 })
    await desk.register(patientsFor(READY))
    const records: WireRecord[] = []
    while (records.length < READY) records.push(...(await desk.morning('opened')).own)
    const user = new Foreground(desk, records)
    await user.#pull([])
    return user
  }

  workFor(ms: number): Promise<Waits> {
    return this.workUntil(sleep(ms))
  }

  /** One request every {@link EVERY_MS}, answered or not; a device itself sends one push after the other. */
  async workUntil(end: Promise<unknown>): Promise<Waits> {
    const waits: Waits = { push: [], pull: [], ping: [] }
    let isOver = false
    void end.then(() => (isOver = true))
    const asked: Promise<void>[] = []
    while (!isOver) {
      const kind = kinds[this.#at++ % kinds.length]!
      asked.push(this.#ask(kind, waits[kind]))
      await sleep(EVERY_MS)
    }
    await Promise.all(asked)
    return waits
  }

  async #ask(kind: Kind, waits: number[]): Promise<void> {
    if (kind === 'pull') return (this.#pulling = this.#pulling.then(() => this.#pull(waits)))
    const started = performance.now()
    if (kind === 'ping') await this.desk.ask('GET', '/api/v1/sync/ping')
    else await (this.#pushing = this.#pushing.then(() => this.#push()))
    waits.push(performance.now() - started)
  }

  async #push(): Promise<void> {
    const [record] = this.records.splice(0, 1)
    if (!record) throw new Error('foreground: nothing left to save')
    for (let failures = 1; ; failures += 1) {
      const answer = await this.desk.offer([record])
      if ('outcomes' in answer) return
      this.toldToWait += 1
      await sleep(waitMs(answer, failures))
    }
  }

  /** Page by page until nothing more is to be had, as the app does; each page is a wait of its own. */
  async #pull(waits: number[]): Promise<void> {
    for (;;) {
      const started = performance.now()
      const scopes = [...this.#cursors].map(([name, cursor]) => ({ name, cursor }))
      const body = { epoch: this.desk.epoch, build: 'desk', receipt: null, scopes, limit: 1000 }
      const answer = PullAnswer.parse(await this.desk.ask('POST', '/api/v1/sync/pull', body))
      waits.push(performance.now() - started)
      for (const { name, cursor } of answer.scopes) {
        if (cursor === null) this.#cursors.delete(name)
        else this.#cursors.set(name, cursor)
      }
      if (!answer.scopes.some(({ more }) => more)) return
    }
  }
}
