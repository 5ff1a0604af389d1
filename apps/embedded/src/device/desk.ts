import { PushAnswer } from '@lentera/contracts/sync/push'
import type { EnrolAnswer } from '@lentera/contracts/sync/enrol'
import type { WireRecord } from '@lentera/contracts/sync/record'
import { platformCrypto } from '@lentera/sync/record/crypto-port'
import { newAesKey, newSealer } from '@lentera/sync/record/seal'
import { newSigningKey } from '@lentera/sync/record/sign'
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

/** A busy registration desk without a browser: it makes records as a device does, and only sends them. */
export class Desk {
  #receipt: string | null = null

  private constructor(
    private readonly net: NodeNet,
    private readonly enrolment: EnrolAnswer,
    private readonly author: Author,
  ) {}

  /** Signs the nurse in, who may register, open visits and measure, and enrols a device for her. */
  static async enrol(url: string, name: string): Promise<Desk> {
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
      patients: 0,
      visits: 0,
      known: [],
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

  /** @throws when there is no answer, or one that is not 200 */
  async send(own: readonly WireRecord[]): Promise<PushAnswer> {
    const { deviceId, epoch } = this.enrolment
    const body = { deviceId, epoch, build: 'desk', receipt: this.#receipt, leases: [], own, carried: [] }
    const answer = PushAnswer.parse(await this.net.json('/api/v1/sync/push', body))
    this.#receipt = answer.receipt
    return answer
  }
}
