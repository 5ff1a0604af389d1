import { Problem } from '@lentera/contracts/kernel/problem'
import { PushAnswer } from '@lentera/contracts/sync/push'
import type { EnrolAnswer } from '@lentera/contracts/sync/enrol'
import type { WireRecord } from '@lentera/contracts/sync/record'
import { platformCrypto } from '@lentera/sync/record/crypto-port'
import { newAesKey, newSealer } from '@lentera/sync/record/seal'
import { newSigningKey } from '@lentera/sync/record/sign'
import { backoffMs, untilInvitedMs } from '@lentera/sync/client/backoff'
import type { NetAnswer } from '@lentera/sync/client/ports'
import { NodeNet } from './node-net.js'
import { enrol, signIn } from './sign-in.js'
import {
  type Author,
  type Batch,
  type Form,
  morningBatch,
  registrations,
  tripleBatch,
} from './visit-batch.js'

export interface DeskOptions {
  readonly from?: number
  readonly nameOf?: (n: number) => string
}

/** The server cannot now, and says when to come back, or there was no answer at all. */
export interface Later {
  readonly retryAfterS: number | null
  readonly answered: boolean
}

/** How long a device waits then, in ms, as the app's own loop does. */
export const waitMs = ({ retryAfterS }: Later, failures: number): number =>
  retryAfterS === null ? backoffMs(failures, platformCrypto) : untilInvitedMs(retryAfterS, platformCrypto)

/** A busy registration desk without a browser: it makes records as a device does, and only sends them. */
export class Desk {
  #receipt: string | null = null

  private constructor(
    private readonly net: NodeNet,
    private readonly enrolment: EnrolAnswer,
    private readonly author: Author,
  ) {}

  /**
   * Signs the nurse in, who may register, open visits and measure, and enrols a device for her.
   * @param options.from number of its first patient and visit; two desks must not make the same ones
   */
  static async enrol(url: string, name: string, { from = 0, nameOf }: DeskOptions = {}): Promise<Desk> {
    const net = new NodeNet(url)
    const session = await signIn(net, 'perawat', 'lentera-demo')
    const key = await newSigningKey(platformCrypto)
    const enrolment = await enrol(net, name, key.publicKey)
    const sealer = await newSealer(platformCrypto, await newAesKey(platformCrypto), enrolment.serverKey)
    return new Desk(net, enrolment, {
      crypto: platformCrypto,
      deviceId: enrolment.deviceId,
      userId: session.user.id,
      signingKey: key.privateKey,
      sealer,
      nextSeq: 1,
      patients: from,
      visits: from,
      known: [],
      ...(nameOf ? { nameOf } : {}),
    })
  }

  get deviceId(): string {
    return this.enrolment.deviceId
  }

  /** Registers people, in whole batches, until at least `count` are known who have not come today. */
  async register(count: number): Promise<void> {
    while (this.author.known.length < count) await this.send((await registrations(this.author)).own)
  }

  /** @throws when too few people were registered before: see {@link register} */
  morning(form: Form): Promise<Batch> {
    return morningBatch(this.author, form)
  }

  triples(form: Form): Promise<Batch> {
    return tripleBatch(this.author, form)
  }

  get epoch(): string {
    return this.enrolment.epoch
  }

  /** Any other question of the same device. @throws when the answer is not 200 */
  async ask(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown> {
    const request = { method, path, timeoutMs: 60_000 }
    const answer = await this.net.request(
      body === undefined ? request : { ...request, body: JSON.stringify(body) },
    )
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text.slice(0, 200)}`)
    return JSON.parse(answer.text)
  }

  /** Hands over registered people who have not come yet, for another device's visits. */
  takeKnown(): string[] {
    return this.author.known.splice(0)
  }

  /** @throws when there is no answer, or one that is not 200 */
  async send(own: readonly WireRecord[]): Promise<PushAnswer> {
    return this.#accept(await this.net.json('/api/v1/sync/push', this.#body(own)))
  }

  /** Like {@link send}, but a server that is busy or away is no error. @throws for any other answer */
  async offer(own: readonly WireRecord[]): Promise<PushAnswer | Later> {
    const request = { method: 'POST', path: '/api/v1/sync/push', timeoutMs: 60_000 } as const
    let answer: NetAnswer
    try {
      answer = await this.net.request({ ...request, body: JSON.stringify(this.#body(own)) })
    } catch {
      return { retryAfterS: null, answered: false }
    }
    if (answer.status === 503) {
      const { retryAfterS } = Problem.parse(JSON.parse(answer.text))
      return { retryAfterS: retryAfterS ?? answer.retryAfterS, answered: true }
    }
    if (answer.status !== 200) throw new Error(`push: ${answer.status} ${answer.text.slice(0, 200)}`)
    return this.#accept(JSON.parse(answer.text))
  }

  #body(own: readonly WireRecord[]) {
    const { deviceId, epoch } = this.enrolment
    return { deviceId, epoch, build: 'desk', receipt: this.#receipt, leases: [], own, carried: [] }
  }

  #accept(json: unknown): PushAnswer {
    const answer = PushAnswer.parse(json)
    this.#receipt = answer.receipt
    return answer
  }
}
