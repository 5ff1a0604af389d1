import { BlobDamaged, BlobMismatch, BlobNotFound } from './blob-errors.js'
import { type BlobKeys, objectNameOf } from './blob-keys.js'
import type {
  BlobFacts,
  BlobSource,
  BlobStore,
  ByteRange,
  ListedBlob,
  PutOptions,
  StoredBlob,
} from './blob-store.js'
import { sealInto } from './seal-file.js'
import { BlobSealer, HEAD_BYTES, type OpeningStream, sealedSize } from './seal-stream.js'
import type { ObjectRead, SealedObjects } from './sealed-objects.js'
import { checkStoreKeys, STORE_KEYS_OBJECT } from './store-keys.js'

interface OpenedObject {
  readonly stream: OpeningStream
  readonly storedAt: Date
  readonly version: string
}

/** The blob store over any place for sealed objects: everything that is secret or checked happens here. */
export class SealedBlobs implements BlobStore {
  readonly #sealer: BlobSealer
  #ready: Promise<void> | null = null

  constructor(
    private readonly objects: SealedObjects,
    private readonly keys: BlobKeys,
  ) {
    this.#sealer = new BlobSealer(keys.sealing)
  }

  /**
   * Makes the place ready and sees that it was filled under these keys. Every call does it first; who calls it at
   * start learns early.
   * @throws BlobKeysForeign, BlobStoreUnavailable
   */
  prepare(): Promise<void> {
    this.#ready ??= this.#prepare().catch((error: unknown) => {
      this.#ready = null
      throw error
    })
    return this.#ready
  }

  async put(source: BlobSource, { expected, limitBytes }: PutOptions): Promise<BlobFacts> {
    if (expected !== undefined) this.#nameOf(expected)
    await this.prepare()
    const file = await this.objects.spool()
    try {
      const facts = await sealInto(file, this.#sealer, source, limitBytes)
      if (expected !== undefined && facts.sha256 !== expected) throw new BlobMismatch(expected)
      // What is acknowledged is whole: a copy that lies there counts only after it was read.
      if (!(await this.#isWhole(facts.sha256))) await this.objects.keep(file, this.#nameOf(facts.sha256))
      return facts
    } finally {
      await file.discard()
    }
  }

  async open(sha256: string, range: ByteRange = {}): Promise<AsyncIterable<Uint8Array>> {
    const opened = await this.#openObject(sha256)
    const { size } = opened.stream.facts
    const from = range.from ?? 0
    const to = Math.min(range.to ?? size, size)
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(to) || from < 0 || from > to)
      throw new RangeError(`no bytes ${from} to ${to} in ${size}`)
    return this.#content(sha256, opened, from, to)
  }

  async stat(sha256: string): Promise<StoredBlob> {
    const { stream, storedAt } = await this.#openObject(sha256)
    return { ...stream.facts, storedAt }
  }

  async has(sha256: string): Promise<boolean> {
    const name = this.#nameOf(sha256)
    await this.prepare()
    return (await this.objects.stat(name)) !== null
  }

  async remove(sha256: string): Promise<void> {
    const name = this.#nameOf(sha256)
    await this.prepare()
    await this.objects.remove(name)
  }

  async *list(): AsyncGenerator<ListedBlob> {
    await this.prepare()
    for await (const { name, size, storedAt } of this.objects.list()) {
      if (name === STORE_KEYS_OBJECT) continue
      const listed = { objectName: name, storedBytes: size, storedAt }
      try {
        const opened = await this.#openNamed(name)
        if (opened) yield { ...listed, blob: opened.stream.facts }
      } catch (error) {
        if (!(error instanceof BlobDamaged)) throw error
        yield { ...listed, blob: null }
      }
    }
  }

  async #prepare(): Promise<void> {
    await this.objects.prepare()
    await checkStoreKeys(this.objects, this.keys)
  }

  #nameOf(sha256: string): string {
    return objectNameOf(sha256, this.keys.names)
  }

  async #openObject(sha256: string): Promise<OpenedObject> {
    const name = this.#nameOf(sha256)
    await this.prepare()
    const opened = await this.#openNamed(name)
    if (!opened) throw new BlobNotFound(sha256)
    return opened
  }

  /** Opens the head and sees that object, name and length belong together. null: there is no such object. */
  async #openNamed(name: string): Promise<OpenedObject | null> {
    const read = await this.objects.read(name, 0, HEAD_BYTES)
    if (!read) return null
    const stream = this.#sealer.openHead(await allOf(read))
    if (this.#nameOf(stream.facts.sha256) !== name) throw new BlobDamaged('another blob lies under this name')
    if (read.size !== sealedSize(stream.facts.size))
      throw new BlobDamaged('the content is cut or longer than it was')
    return { stream, storedAt: read.storedAt, version: read.version }
  }

  async *#content(
    sha256: string,
    opened: OpenedObject,
    from: number,
    to: number,
  ): AsyncGenerator<Uint8Array> {
    let present = opened
    for (;;) {
      const stored = present.stream.storedRange(from, to)
      const read = await this.objects.read(this.#nameOf(sha256), stored.from, stored.to)
      if (!read) throw new BlobNotFound(sha256)
      try {
        if (read.version === present.version) {
          yield* present.stream.open(read.bytes, from, to)
          return
        }
      } finally {
        await read.cancel()
      }
      // The same content was put anew since its head was read: it has another key now.
      present = await this.#openObject(sha256)
    }
  }

  async #isWhole(sha256: string): Promise<boolean> {
    try {
      const content = await this.open(sha256)
      for await (const piece of content) void piece
      return true
    } catch (error) {
      if (error instanceof BlobNotFound || error instanceof BlobDamaged) return false
      throw error
    }
  }
}

async function allOf(read: ObjectRead): Promise<Buffer> {
  try {
    const pieces: Uint8Array[] = []
    for await (const piece of read.bytes) pieces.push(piece)
    return Buffer.concat(pieces)
  } finally {
    await read.cancel()
  }
}
