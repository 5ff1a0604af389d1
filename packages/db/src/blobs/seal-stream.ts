import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { NumberedKey } from '../field-seal.js'
import { BlobDamaged } from './blob-errors.js'
import type { BlobFacts } from './blob-store.js'

// Head: format (1) | key number (2, big endian) | salt (16) | sealed: SHA-256 (32), size (8) | tag (16)
// Then chunks of 64 KiB (the last one is what is left, 0 to 64 KiB), each followed by its tag (16).
const FORMAT = 1
const SALT = 16
const CLEAR_HEAD = 1 + 2 + SALT
const FACTS = 32 + 8
const TAG = 16

/** Plain bytes of every chunk but the last. */
export const CHUNK_BYTES = 64 * 1024
export const HEAD_BYTES = CLEAR_HEAD + FACTS + TAG

const chunkCount = (size: number): number => Math.max(1, Math.ceil(size / CHUNK_BYTES))

/** Bytes that a content of this size takes once it is sealed. */
export const sealedSize = (size: number): number => HEAD_BYTES + size + chunkCount(size) * TAG

/**
 * Seals contents of any size in constant memory (AES-256-GCM in chunks; every content has a key of its own, made of
 * a random salt). A chunk's place and whether it is the last are part of its seal, so chunks cannot be cut off,
 * repeated, moved or brought over from another content.
 * Source: Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption and its Nonce-Reuse
 * Misuse-Resistance (2015), the construction STREAM.
 */
export class BlobSealer {
  readonly #keys: ReadonlyMap<number, Buffer>
  readonly #newest: NumberedKey

  constructor(keys: readonly NumberedKey[]) {
    const newest = [...keys].sort((a, b) => b.no - a.no)[0]
    if (!newest) throw new Error('BlobSealer needs a key')
    if (keys.some(({ key }) => key.length !== 32)) throw new Error('BlobSealer: expected keys of 32 bytes')
    this.#newest = newest
    this.#keys = new Map(keys.map(({ no, key }) => [no, key]))
  }

  /** Starts one content under the newest key. */
  begin(): SealingStream {
    const clear = Buffer.alloc(CLEAR_HEAD)
    clear.writeUInt8(FORMAT, 0)
    clear.writeUInt16BE(this.#newest.no, 1)
    randomBytes(SALT).copy(clear, 3)
    return new SealingStream(clear, deriveKeys(this.#newest.key, clear))
  }

  /** @throws BlobDamaged when it is no head, was changed, or its key is not here */
  openHead(head: Uint8Array): OpeningStream {
    const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
    if (bytes.length !== HEAD_BYTES || bytes.readUInt8(0) !== FORMAT)
      throw new BlobDamaged('not a sealed blob')
    const key = this.#keys.get(bytes.readUInt16BE(1))
    if (!key) throw new BlobDamaged(`sealed under key ${bytes.readUInt16BE(1)}, which is not here`)
    const clear = bytes.subarray(0, CLEAR_HEAD)
    const keys = deriveKeys(key, clear)
    const facts = unseal(keys.head, HEAD_NONCE, clear, bytes.subarray(CLEAR_HEAD), 'the head')
    const size = facts.readBigUInt64BE(32)
    return new OpeningStream({ sha256: facts.toString('hex', 0, 32), size: Number(size) }, keys)
  }
}

/** The seal of one content that comes in. Each half is made once: a second time would use a nonce twice. */
export class SealingStream {
  readonly #clear: Buffer
  readonly #keys: StreamKeys
  #headMade = false
  #chunksMade = false

  constructor(clear: Buffer, keys: StreamKeys) {
    this.#clear = clear
    this.#keys = keys
  }

  /** The sealed chunks, in order; they lie behind the head. */
  async *chunks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
    if (this.#chunksMade) throw new Error('this content was sealed already')
    this.#chunksMade = true
    const pending = Buffer.allocUnsafe(CHUNK_BYTES)
    let filled = 0
    let index = 0
    for await (const bytes of source) {
      let at = 0
      while (at < bytes.length) {
        // A full chunk waits until a byte follows it: only then it is known not to be the last.
        if (filled === CHUNK_BYTES) {
          yield this.#chunk(index, pending, false)
          index += 1
          filled = 0
        }
        const end = Math.min(bytes.length, at + CHUNK_BYTES - filled)
        pending.set(bytes.subarray(at, end), filled)
        filled += end - at
        at = end
      }
    }
    yield this.#chunk(index, pending.subarray(0, filled), true)
  }

  /** The first bytes of the object; they can be made when the content has passed. */
  head({ sha256, size }: BlobFacts): Buffer {
    if (this.#headMade) throw new Error('this head was sealed already')
    this.#headMade = true
    const facts = Buffer.alloc(FACTS)
    facts.write(sha256, 0, 'hex')
    facts.writeBigUInt64BE(BigInt(size), 32)
    return Buffer.concat([this.#clear, seal(this.#keys.head, HEAD_NONCE, this.#clear, facts)])
  }

  #chunk(index: number, plain: Buffer, last: boolean): Buffer {
    const { nonce, aad } = placeOf(this.#keys, index, last)
    return seal(this.#keys.chunks, nonce, aad, plain)
  }
}

/** One stored content whose head was opened. */
export class OpeningStream {
  readonly #keys: StreamKeys

  constructor(
    readonly facts: BlobFacts,
    keys: StreamKeys,
  ) {
    this.#keys = keys
  }

  /** The stored bytes that hold these plain ones: whole chunks, counted from the start of the object. */
  storedRange(from: number, to: number): { readonly from: number; readonly to: number } {
    const { first, last } = this.#chunksOf(from, to)
    const begin = HEAD_BYTES + first * (CHUNK_BYTES + TAG)
    return { from: begin, to: HEAD_BYTES + last * (CHUNK_BYTES + TAG) + this.#sealedLength(last) }
  }

  /**
   * Opens plain bytes `from` up to (not including) `to`.
   * @param stored what {@link storedRange} names
   * @throws BlobDamaged when a chunk does not open or is missing
   */
  async *open(stored: AsyncIterable<Uint8Array>, from: number, to: number): AsyncGenerator<Buffer> {
    const { first, last } = this.#chunksOf(from, to)
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES + TAG)
    let index = first
    let filled = 0
    for await (const bytes of stored) {
      let at = 0
      while (at < bytes.length && index <= last) {
        const length = this.#sealedLength(index)
        const end = Math.min(bytes.length, at + length - filled)
        chunk.set(bytes.subarray(at, end), filled)
        filled += end - at
        at = end
        if (filled < length) continue
        const plain = this.#openChunk(index, chunk.subarray(0, length))
        const begin = index * CHUNK_BYTES
        const wanted = plain.subarray(Math.max(0, from - begin), Math.max(0, to - begin))
        if (wanted.length > 0) yield wanted
        index += 1
        filled = 0
      }
    }
    if (index <= last) throw new BlobDamaged('the content ends too early')
  }

  #chunksOf(from: number, to: number): { first: number; last: number } {
    const final = chunkCount(this.facts.size) - 1
    const first = Math.min(final, Math.floor(from / CHUNK_BYTES))
    return { first, last: Math.max(first, Math.min(final, Math.ceil(to / CHUNK_BYTES) - 1)) }
  }

  #sealedLength(index: number): number {
    return Math.min(CHUNK_BYTES, this.facts.size - index * CHUNK_BYTES) + TAG
  }

  #openChunk(index: number, sealed: Buffer): Buffer {
    const { nonce, aad } = placeOf(this.#keys, index, index === chunkCount(this.facts.size) - 1)
    return unseal(this.#keys.chunks, nonce, aad, sealed, `chunk ${index}`)
  }
}

interface StreamKeys {
  readonly head: Buffer
  readonly chunks: Buffer
  /** First bytes of every chunk's nonce. */
  readonly prefix: Buffer
}

// The key of a head seals one thing only, so its nonce may be constant.
const HEAD_NONCE = Buffer.alloc(12)
const PREFIX = 7

function deriveKeys(key: Buffer, clear: Buffer): StreamKeys {
  const salt = clear.subarray(3)
  const derive = (purpose: string, length: number): Buffer =>
    Buffer.from(hkdfSync('sha256', key, salt, `lentera blob ${purpose}`, length))
  return { head: derive('head', 32), chunks: derive('chunks', 32), prefix: derive('nonce', PREFIX) }
}

/** A chunk's place: in its nonce, so that none is used twice, and in what the seal covers beside the content. */
function placeOf({ prefix }: StreamKeys, index: number, last: boolean): { nonce: Buffer; aad: Buffer } {
  const place = Buffer.alloc(5)
  place.writeUInt32BE(index, 0)
  place.writeUInt8(last ? 1 : 0, 4)
  return { nonce: Buffer.concat([prefix, place]), aad: Buffer.concat([Buffer.from([FORMAT]), place]) }
}

function seal(key: Buffer, nonce: Buffer, aad: Buffer, plain: Buffer): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  cipher.setAAD(aad)
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

function unseal(key: Buffer, nonce: Buffer, aad: Buffer, sealed: Buffer, what: string): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
  decipher.setAAD(aad)
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG))
  const plain = decipher.update(sealed.subarray(0, sealed.length - TAG))
  try {
    decipher.final()
  } catch (cause) {
    throw new BlobDamaged(`${what} does not open`, { cause })
  }
  return plain
}
