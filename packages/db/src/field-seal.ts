import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto'

/** A 256-bit key and the number under which it is remembered in every sealed value. */
export interface NumberedKey {
  readonly no: number
  readonly key: Buffer
}

/** Where a value lies. It is bound into the seal, so that a value moved to another row does not open. */
export interface SealedPlace {
  readonly table: string
  readonly row: string
  readonly column: string
}

// format (1) | key number (2, big endian) | nonce (12) | ciphertext | tag (16)
const FORMAT = 1
const HEAD = 3
const NONCE = 12
const TAG = 16

const aad = ({ table, row, column }: SealedPlace): Buffer => Buffer.from(JSON.stringify([table, row, column]))

// Random bytes are drawn for many nonces at a time: each draw costs more than the nonce's share of it.
const pool = Buffer.alloc(NONCE * 256)
let used = pool.length

/** Twelve random bytes that nobody was given before and nobody is given again. */
function nextNonce(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const nonce = Buffer.from(pool.subarray(used, used + NONCE))
  used += NONCE
  return nonce
}

/** AES-256-GCM for single values and payloads. New values take the newest key; old ones name theirs. */
export class FieldSealer {
  readonly #keys: ReadonlyMap<number, Buffer>
  readonly #newest: NumberedKey

  constructor(keys: readonly NumberedKey[]) {
    const newest = [...keys].sort((a, b) => b.no - a.no)[0]
    if (!newest) throw new Error('FieldSealer needs a key')
    this.#newest = newest
    this.#keys = new Map(keys.map(({ no, key }) => [no, key]))
  }

  /** Number of the key that new values are sealed under. */
  get keyNo(): number {
    return this.#newest.no
  }

  seal(plain: string | Uint8Array, place: SealedPlace): Buffer {
    const nonce = nextNonce()
    const cipher = createCipheriv('aes-256-gcm', this.#newest.key, nonce)
    cipher.setAAD(aad(place))
    const head = Buffer.alloc(HEAD)
    head.writeUInt8(FORMAT, 0)
    head.writeUInt16BE(this.#newest.no, 1)
    const text = typeof plain === 'string' ? Buffer.from(plain, 'utf8') : plain
    return Buffer.concat([head, nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()])
  }

  /** @throws when the key is not here, or value and place do not belong together */
  open(sealed: Uint8Array, place: SealedPlace): Buffer {
    const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
    if (bytes.length < HEAD + NONCE + TAG || bytes.readUInt8(0) !== FORMAT)
      throw new Error('not a sealed value')
    const key = this.#keys.get(bytes.readUInt16BE(1))
    if (!key) throw new Error(`sealed under key ${bytes.readUInt16BE(1)}, which is not here`)
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(HEAD, HEAD + NONCE))
    decipher.setAAD(aad(place))
    decipher.setAuthTag(bytes.subarray(bytes.length - TAG))
    return Buffer.concat([
      decipher.update(bytes.subarray(HEAD + NONCE, bytes.length - TAG)),
      decipher.final(),
    ])
  }

  openText(sealed: Uint8Array, place: SealedPlace): string {
    return this.open(sealed, place).toString('utf8')
  }
}
