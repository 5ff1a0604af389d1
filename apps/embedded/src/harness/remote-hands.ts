import type { ArgsOf, CommandDefinition } from '@lentera/contracts/kernel/command'
import type { EnrolAnswer } from '@lentera/contracts/sync/enrol'
import { recordNumber } from '@lentera/contracts/patients/record-number'
import { PushAnswer } from '@lentera/contracts/sync/push'
import type { CommandRecord } from '@lentera/contracts/sync/record'
import { toBase64Url } from '@lentera/sync/record/bytes'
import { platformCrypto } from '@lentera/sync/record/crypto-port'
import { newSigningKey, signRecord } from '@lentera/sync/record/sign'
import { v7 } from 'uuid'
import { NodeNet } from '../device/node-net.js'
import { enrol, signIn } from '../device/sign-in.js'
import type { Hospital } from './hospital.js'

/** A colleague at a device of their own, without a browser: what they do is signed, sent and judged like everything. */
export class RemoteHands {
  #seq = 1
  #receipt: string | null = null
  #given = 0

  private constructor(
    private readonly net: NodeNet,
    private readonly enrolment: EnrolAnswer,
    private readonly userId: string,
    private readonly key: CryptoKey,
  ) {}

  static async of(hospital: Hospital, username: string): Promise<RemoteHands> {
    const net = new NodeNet(hospital.url)
    const { user } = await signIn(net, username, 'lentera-demo')
    const key = await newSigningKey(platformCrypto)
    const enrolment = await enrol(net, `Perangkat ${username}`, key.publicKey)
    return new RemoteHands(net, enrolment, user.id, key.privateKey)
  }

  /** The next record number of the block that this device was lent. */
  recordNumber(): string {
    const block = this.enrolment.leases.find(({ series }) => series === 'rm')!
    return recordNumber(block.from + this.#given++)
  }

  /** @throws where it is not carried out */
  async do<D extends CommandDefinition>(definition: D, args: ArgsOf<D>): Promise<void> {
    const { epoch, deviceId } = this.enrolment
    // The server of the tests lives on a day of its own.
    const now = await this.net.request({ method: 'GET', path: '/api/v1/sync/ping', timeoutMs: 10_000 })
    const { serverTime } = JSON.parse(now.text) as { serverTime: string }
    const record = await signRecord(platformCrypto, this.key, {
      ...{ fmt: 1, id: v7(), name: definition.name, v: definition.v, args: args as CommandRecord['args'] },
      ...{ refs: [], deps: [], overrides: [], actor: { userId: this.userId }, deviceId, unit: 'umum' },
      at: { device: serverTime, offsetMs: 0, offsetAgeS: 1, startId: 'remote-hands' },
      salt: toBase64Url(platformCrypto.randomBytes(16)),
    })
    const own = [{ origin: { deviceId, seq: this.#seq++ }, opened: record }]
    const body = { deviceId, epoch, build: 'harness', receipt: this.#receipt, leases: [], own, carried: [] }
    const answer = PushAnswer.parse(await this.net.json('/api/v1/sync/push', body))
    this.#receipt = answer.receipt
    const [outcome] = answer.outcomes
    // Flagged is written, too, and somebody looks.
    if (outcome?.outcome !== 'applied' && outcome?.outcome !== 'flagged')
      throw new Error(`${definition.name}: ${JSON.stringify(outcome)}`)
  }
}
