import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { BlobDamaged, BlobMismatch, BlobTooLarge, BlobTypeRefused } from './blob-errors.js'
import { type BlobKeys, objectNameOf } from './blob-keys.js'
import type { BlobSource, BlobStore } from './blob-store.js'
import { type BlobType, blobTypeOf, MAGIC_BYTES } from './blob-type.js'
import { pieces } from './seal-file.js'
import { BlobSealer } from './seal-stream.js'
import { OBJECT_NAME } from './sealed-objects.js'
import { onDisk, sweepSpool } from './spool.js'
import { UploadParts } from './upload-parts.js'

export interface UploadProgress {
  /** Bytes that are there without a gap; the sender goes on with this one. */
  readonly received: number
  /** Kind of the content once it is whole and in the store; null: bytes are missing. */
  readonly type: BlobType | null
}

export interface BlobUploadsOptions {
  readonly store: BlobStore
  readonly keys: BlobKeys
  /** A folder of this machine, where parts lie sealed until all are there. */
  readonly folder: string
  /** Bytes of one blob at most. */
  readonly limitBytes: number
}

/** An upload of which nothing came for so long is not coming any more; its sender starts anew. */
const ABANDONED_AFTER_MS = 7 * 24 * 60 * 60 * 1000

/**
 * Uploads over a line that breaks: bytes come in parts, each is durable when it is acknowledged, and the last one
 * makes it a blob. Several senders of one content help each other.
 */
export class BlobUploads {
  readonly #sealer: BlobSealer
  /**
   * One upload is finished or swept by one at a time. Parts come in as they like: whoever sends again over a new
   * connection must not wait until the server gives up the old one.
   */
  readonly #turns = new Map<string, Promise<unknown>>()

  constructor(private readonly options: BlobUploadsOptions) {
    this.#sealer = new BlobSealer(options.keys.sealing)
  }

  /** How far an upload is; 0 when nothing is known of it. */
  async received(sha256: string): Promise<UploadProgress> {
    const stored = await this.#stored(sha256)
    return stored ?? { received: await this.#partsOf(this.#nameOf(sha256)).received(), type: null }
  }

  /**
   * Takes bytes of an upload from `from` on, of `total` it will have. Bytes that are there already are passed over;
   * bytes behind a gap are not taken. Both are answered with what is there, so a sender only ever follows the answer.
   * With the last byte the content is checked: a wrong one is refused and forgotten.
   * @throws BlobTooLarge, BlobMismatch, BlobTypeRefused, BlobStoreUnavailable, and whatever the source throws (what came
   *   before it broke is kept)
   */
  async append(sha256: string, from: number, bytes: BlobSource, total: number): Promise<UploadProgress> {
    if (!Number.isSafeInteger(from) || !Number.isSafeInteger(total) || from < 0 || total < 0)
      throw new TypeError('from and total are counts of bytes')
    if (total > this.options.limitBytes) throw new BlobTooLarge(this.options.limitBytes)
    const name = this.#nameOf(sha256)
    const parts = this.#partsOf(name)
    const stored = await this.#stored(sha256)
    if (!stored) {
      const before = await parts.received()
      if (from <= before && before < total) {
        await this.#prepare()
        await parts.add(before, without(bytes, before - from), total - before)
      }
    }
    return this.#turn(name, async () => {
      // Another sender may have finished it while these bytes came.
      const finished = stored ?? (await this.#stored(sha256))
      if (finished) {
        await parts.forget()
        return finished
      }
      const received = await parts.received()
      if (received < total) return { received, type: null }
      return { received, type: await this.#complete(sha256, parts, total) }
    })
  }

  /** Removes uploads that were abandoned and what crashed writers left. @returns how many uploads */
  async sweep(now: Date): Promise<number> {
    await this.#prepare()
    await sweepSpool(this.#spoolFolder, now)
    let swept = 0
    for (const name of await onDisk(readdir(this.options.folder))) {
      if (!OBJECT_NAME.test(name)) continue
      await this.#turn(name, async () => {
        const parts = this.#partsOf(name)
        const changed = await parts.lastChange()
        if (!changed || now.getTime() - changed.getTime() < ABANDONED_AFTER_MS) return
        await parts.forget()
        swept += 1
      })
    }
    return swept
  }

  async #complete(sha256: string, parts: UploadParts, total: number): Promise<BlobType> {
    try {
      const type = blobTypeOf(await headOf(parts.content()))
      if (!type) throw new BlobTypeRefused()
      await this.options.store.put(parts.content(), { expected: sha256, limitBytes: total })
      await parts.forget()
      return type
    } catch (error) {
      // Going on would end the same way. A store that is not there says nothing about the parts: they stay.
      const wrong = [BlobMismatch, BlobTypeRefused, BlobTooLarge, BlobDamaged].some(
        (kind) => error instanceof kind,
      )
      if (wrong) await parts.forget()
      throw error instanceof BlobTooLarge ? new BlobMismatch(sha256) : error
    }
  }

  /** A blob that is there needs no upload: its sender did not hear the answer. A damaged one does. */
  async #stored(sha256: string): Promise<UploadProgress | null> {
    const { store } = this.options
    if (!(await store.has(sha256))) return null
    try {
      const { size } = await store.stat(sha256)
      const type = blobTypeOf(await headOf(await store.open(sha256, { to: MAGIC_BYTES })))
      return type && { received: size, type }
    } catch (error) {
      if (error instanceof BlobDamaged) return null
      throw error
    }
  }

  get #spoolFolder(): string {
    return join(this.options.folder, 'spool')
  }

  #nameOf(sha256: string): string {
    return objectNameOf(sha256, this.options.keys.names)
  }

  #partsOf(name: string): UploadParts {
    return new UploadParts(join(this.options.folder, name), this.#spoolFolder, this.#sealer)
  }

  async #prepare(): Promise<void> {
    await onDisk(mkdir(this.#spoolFolder, { recursive: true, mode: 0o700 }))
  }

  async #turn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(name) ?? Promise.resolve()
    const turn = before.then(work, work)
    this.#turns.set(name, turn)
    try {
      return await turn
    } finally {
      if (this.#turns.get(name) === turn) this.#turns.delete(name)
    }
  }
}

async function headOf(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  let head = Buffer.alloc(0)
  for await (const bytes of content) {
    head = Buffer.concat([head, bytes.subarray(0, MAGIC_BYTES)])
    if (head.length >= MAGIC_BYTES) break
  }
  return head
}

async function* without(source: BlobSource, first: number): AsyncGenerator<Uint8Array> {
  let skip = first
  for await (const bytes of pieces(source)) {
    const rest = bytes.subarray(Math.min(skip, bytes.length))
    skip -= bytes.length - rest.length
    if (rest.length > 0) yield rest
  }
}
