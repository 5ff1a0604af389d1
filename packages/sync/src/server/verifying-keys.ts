import type { Id } from '@lentera/contracts/kernel/id'
import type { CryptoPort } from '../record/crypto-port.js'
import { importVerifyingKey } from '../record/sign.js'
import type { ServerStore, SigningKey } from './store.js'

/** Who claims to have signed; `userId` null: the device itself. */
export interface Signer {
  readonly deviceId: Id
  readonly userId: Id | null
}

export interface RegisteredKey {
  readonly key: CryptoKey
  readonly registered: SigningKey
}

const nameOf = (signer: Signer): string => `${signer.deviceId} ${signer.userId ?? ''}`

/**
 * Registered keys, asked of the store for every batch (a revocation must count at once) and imported once
 * per public key.
 */
export class VerifyingKeys {
  readonly #imported = new Map<string, Promise<CryptoKey>>()

  constructor(
    private readonly store: ServerStore,
    private readonly crypto: CryptoPort,
    private readonly remembered = 2000,
  ) {}

  /** All keys of these signers, by {@link Signer}; a person may have had several on one device. */
  of(signers: readonly Signer[]): Promise<(signer: Signer) => readonly RegisteredKey[]> {
    return this.from((wanted) => this.store.signingKeys(wanted), signers)
  }

  /** The same, as somebody else knows the register: a transaction that has just added to it. */
  async from(
    register: (wanted: readonly Signer[]) => Promise<readonly SigningKey[]>,
    signers: readonly Signer[],
  ): Promise<(signer: Signer) => readonly RegisteredKey[]> {
    const wanted = [...new Map(signers.map((signer) => [nameOf(signer), signer])).values()]
    const found = wanted.length === 0 ? [] : await register(wanted)
    const bySigner = new Map<string, RegisteredKey[]>()
    for (const registered of found) {
      const key = await this.imported(registered.publicKey).catch(() => null)
      if (!key) continue
      const name = nameOf(registered)
      bySigner.set(name, [...(bySigner.get(name) ?? []), { key, registered }])
    }
    return (signer) => bySigner.get(nameOf(signer)) ?? []
  }

  private imported(publicKey: string): Promise<CryptoKey> {
    const known = this.#imported.get(publicKey)
    if (known) return known
    if (this.#imported.size >= this.remembered) this.#imported.delete(this.#imported.keys().next().value!)
    const key = importVerifyingKey(this.crypto, publicKey)
    this.#imported.set(publicKey, key)
    key.catch(() => this.#imported.delete(publicKey))
    return key
  }
}
