import { randomUUID } from 'node:crypto'
import { EnrolDevice } from '@lentera/contracts/devices/device'
import type { CryptoPort } from '@lentera/sync/record/crypto-port'
import { newSigningKey } from '@lentera/sync/record/sign'
import type { SelfSigning } from '@lentera/sync/server/service-record'
import { demoDeviceId } from './demo-facility.js'
import { demoUserId } from './demo-people.js'
import type { SeedCommand } from './seed-command.js'

/** One of the staff, on the device that fills the demonstration. */
export type DemoAuthor = Omit<SelfSigning, 'startId'>

/**
 * The staff of the demonstration as authors of its past. Each gets a key on the filling device when the first act of
 * theirs comes, registered like every key; it is forgotten with this process, and the next start brings new ones.
 */
export class DemoSigners {
  readonly #authors = new Map<string, Promise<DemoAuthor>>()

  /** @param enrol carries out what registers a key; rejects when it is not applied */
  constructor(
    private readonly crypto: CryptoPort,
    private readonly enrol: (commands: readonly SeedCommand[]) => Promise<void>,
  ) {}

  of(username: string): Promise<DemoAuthor> {
    const known = this.#authors.get(username) ?? this.#register(username)
    this.#authors.set(username, known)
    return known
  }

  async #register(username: string): Promise<DemoAuthor> {
    const userId = demoUserId(username)
    const { privateKey, publicKey } = await newSigningKey(this.crypto)
    const args = { deviceId: demoDeviceId, device: null, person: { userId, publicKey } }
    await this.enrol([{ id: randomUUID(), definition: EnrolDevice, args }])
    return { deviceId: demoDeviceId, userId, privateKey }
  }
}
