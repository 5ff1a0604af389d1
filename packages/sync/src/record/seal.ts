import type {
  CommandRecord,
  RecordBody,
  RecordHeader,
  SealedRecord,
  WrappedKey,
} from '@lentera/contracts/sync/record'
import type { Ciphertext } from '@lentera/contracts/sync/record'
import { type Bytes, fromBase64Url, fromUtf8, toBase64Url, utf8 } from './bytes.js'
import type { CryptoPort } from './crypto-port.js'

const ecdh = { name: 'ECDH', namedCurve: 'P-256' }
const aes = { name: 'AES-GCM', length: 256 }

/** AES-256-GCM with a fresh 96-bit nonce. */
export async function encrypt(
  crypto: CryptoPort,
  key: CryptoKey,
  plain: Bytes,
  aad: string,
): Promise<Ciphertext> {
  const iv = crypto.randomBytes(12)
  const ct = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: utf8(aad) }, key, plain)
  return { iv: toBase64Url(iv), ct: toBase64Url(new Uint8Array(ct)) }
}

/** @throws OperationError when key, text or AAD do not belong together */
export async function decrypt(
  crypto: CryptoPort,
  key: CryptoKey,
  sealed: Ciphertext,
  aad: string,
): Promise<Bytes> {
  const algorithm = { name: 'AES-GCM', iv: fromBase64Url(sealed.iv), additionalData: utf8(aad) }
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, fromBase64Url(sealed.ct)))
}

export const importAesKey = (crypto: CryptoPort, raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, aes, true, ['encrypt', 'decrypt'])

export const newAesKey = (crypto: CryptoPort): Promise<CryptoKey> =>
  importAesKey(crypto, crypto.randomBytes(32))

/** A P-256 key pair to which records can be sealed; `privateKey` is PKCS #8, base64url. */
export async function newSealingKeyPair(
  crypto: CryptoPort,
): Promise<{ privateKey: string; publicKey: string }> {
  const pair = await crypto.subtle.generateKey(ecdh, true, ['deriveBits'])
  const [pkcs8, raw] = await Promise.all([
    crypto.subtle.exportKey('pkcs8', pair.privateKey),
    crypto.subtle.exportKey('raw', pair.publicKey),
  ])
  return { privateKey: toBase64Url(new Uint8Array(pkcs8)), publicKey: toBase64Url(new Uint8Array(raw)) }
}

/** What both sides agree on by ECDH, ready for HKDF; one per (ephemeral key, server key). */
async function agree(crypto: CryptoPort, privateKey: CryptoKey, publicKey: string): Promise<CryptoKey> {
  const point = await crypto.subtle.importKey('raw', fromBase64Url(publicKey), ecdh, false, [])
  const bits = await crypto.subtle.deriveBits({ name: 'ECDH', public: point }, privateKey, 256)
  return crypto.subtle.importKey('raw', bits, 'HKDF', false, ['deriveKey'])
}

/** The wrapping key of one record; the command id as HKDF info keeps the records of one start apart. */
const wrappingKey = (crypto: CryptoPort, agreed: CryptoKey, commandId: string): Promise<CryptoKey> =>
  crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: utf8(`lentera record ${commandId}`) },
    agreed,
    aes,
    false,
    ['encrypt', 'decrypt'],
  )

/** Seals records for the device itself and for the server; one ephemeral key pair per browser start. */
export interface Sealer {
  readonly deviceKey: CryptoKey
  readonly kid: string
  readonly epk: string
  readonly agreed: CryptoKey
}

/** @param serverKey the server's sealing key as it came with enrolment */
export async function newSealer(
  crypto: CryptoPort,
  deviceKey: CryptoKey,
  serverKey: { kid: string; publicKey: string },
): Promise<Sealer> {
  const pair = await crypto.subtle.generateKey(ecdh, true, ['deriveBits'])
  const epk = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  return {
    deviceKey,
    kid: serverKey.kid,
    epk,
    agreed: await agree(crypto, pair.privateKey, serverKey.publicKey),
  }
}

export function splitRecord(record: CommandRecord): { hdr: RecordHeader; body: RecordBody } {
  const { args, from, overrides, salt, hash, sig, actor, ...rest } = record
  const { guest, ...knownActor } = actor
  return {
    hdr: { ...rest, actor: knownActor },
    body: { args, overrides, salt, hash, sig, ...(from ? { from } : {}), ...(guest ? { guest } : {}) },
  }
}

export function joinRecord(hdr: RecordHeader, body: RecordBody): CommandRecord {
  const { guest, ...rest } = body
  return { ...hdr, ...rest, actor: guest ? { ...hdr.actor, guest } : hdr.actor }
}

/**
 * Wraps a key for the server under a one-time key pair.
 * @param id what the key belongs to; a command's or a device's id, never the same for two keys
 */
export async function wrapForServer(
  crypto: CryptoPort,
  serverKey: { kid: string; publicKey: string },
  raw: Bytes,
  id: string,
): Promise<WrappedKey> {
  const pair = await crypto.subtle.generateKey(ecdh, true, ['deriveBits'])
  const epk = toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  const key = await wrappingKey(crypto, await agree(crypto, pair.privateKey, serverKey.publicKey), id)
  return { kid: serverKey.kid, epk, ...(await encrypt(crypto, key, raw, id)) }
}

/** Encrypts the personal part under a fresh key, and that key for the device and for the server. */
export async function sealRecord(
  crypto: CryptoPort,
  sealer: Sealer,
  record: CommandRecord,
): Promise<SealedRecord> {
  const { hdr, body } = splitRecord(record)
  const raw = crypto.randomBytes(32)
  const [key, forServer] = await Promise.all([
    importAesKey(crypto, raw),
    wrappingKey(crypto, sealer.agreed, record.id),
  ])
  const [sealedBody, deviceWrap, serverWrap] = await Promise.all([
    encrypt(crypto, key, utf8(JSON.stringify(body)), record.id),
    encrypt(crypto, sealer.deviceKey, raw, record.id),
    encrypt(crypto, forServer, raw, record.id),
  ])
  const keys: WrappedKey[] = [
    { kid: 'device', ...deviceWrap },
    { kid: sealer.kid, epk: sealer.epk, ...serverWrap },
  ]
  return { id: record.id, fmt: 1, hdr, body: sealedBody, keys }
}

async function openBody(crypto: CryptoPort, sealed: SealedRecord, raw: Bytes): Promise<CommandRecord> {
  const key = await importAesKey(crypto, raw)
  const body = JSON.parse(fromUtf8(await decrypt(crypto, key, sealed.body, sealed.id))) as RecordBody
  return joinRecord(sealed.hdr, body)
}

/** @throws when the device key is not the one the record was sealed under */
export async function openWithDeviceKey(
  crypto: CryptoPort,
  deviceKey: CryptoKey,
  sealed: SealedRecord,
): Promise<CommandRecord> {
  const wrap = sealed.keys.find((key) => key.kid === 'device')
  if (!wrap) throw new Error('record has no key for this device')
  return openBody(crypto, sealed, await decrypt(crypto, deviceKey, wrap, sealed.id))
}

/**
 * The server's side: holds its private keys by `kid` and remembers the agreed secret per ephemeral key,
 * because ECDH costs as much as the rest of a command.
 */
export class Opener {
  readonly #agreed = new Map<string, Promise<CryptoKey>>()

  constructor(
    private readonly crypto: CryptoPort,
    private readonly privateKeys: ReadonlyMap<string, string>,
    private readonly remembered = 1000,
  ) {}

  /** @throws when no key of this server opens the record */
  async open(sealed: SealedRecord): Promise<CommandRecord> {
    const wrap = sealed.keys.find((key) => this.privateKeys.has(key.kid) && key.epk)
    if (!wrap) throw new Error('record has no key for this server')
    return openBody(this.crypto, sealed, await this.unwrap(wrap, sealed.id))
  }

  /** @throws when the key is not wrapped for this server, or for another id */
  async unwrap(wrap: WrappedKey, id: string): Promise<Bytes> {
    if (!wrap.epk || !this.privateKeys.has(wrap.kid)) throw new Error('key is not wrapped for this server')
    const key = await wrappingKey(this.crypto, await this.agreedWith(wrap.kid, wrap.epk), id)
    return decrypt(this.crypto, key, wrap, id)
  }

  private agreedWith(kid: string, epk: string): Promise<CryptoKey> {
    const name = `${kid} ${epk}`
    const known = this.#agreed.get(name)
    if (known) return known
    if (this.#agreed.size >= this.remembered) this.#agreed.delete(this.#agreed.keys().next().value!)
    const secret = this.crypto.subtle
      .importKey('pkcs8', fromBase64Url(this.privateKeys.get(kid)!), ecdh, false, ['deriveBits'])
      .then((privateKey) => agree(this.crypto, privateKey, epk))
    this.#agreed.set(name, secret)
    secret.catch(() => this.#agreed.delete(name))
    return secret
  }
}
