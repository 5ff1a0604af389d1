import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { Client } from 'minio'
import { BlobStoreUnavailable } from './blob-errors.js'
import type { BlobKeys } from './blob-keys.js'
import { impatientTransport } from './s3-transport.js'
import { codeOf, retrying } from './s3-retry.js'
import { SealedBlobs } from './sealed-blobs.js'
import { OBJECT_NAME, type ObjectRead, type SealedObjects, type StoredObject } from './sealed-objects.js'
import { onDisk, SpoolFile, sweepSpool } from './spool.js'

export interface S3BlobsOptions {
  readonly endPoint: string
  readonly port: number
  readonly useSSL: boolean
  readonly region: string
  readonly accessKey: string
  readonly secretKey: string
  /** It is made when it is missing. Nothing but blobs may lie in it. */
  readonly bucket: string
  /** A folder of this machine, where an object lies sealed until its length and name are known. */
  readonly spoolFolder: string
  readonly keys: BlobKeys
  /** The present: leftovers of writers that crashed more than an hour ago are swept now. */
  readonly now: Date
  /** A server that says nothing for so long is taken for gone. */
  readonly idleTimeoutMs?: number
  /** Wait before the second attempt; it doubles for the third, which is the last. */
  readonly retryDelayMs?: number
}

/**
 * Blobs in a bucket. The server is first spoken to when something is asked of it: a hospital starts without it.
 * @throws BlobStoreUnavailable when the spool folder cannot be used
 */
export async function openS3Blobs(options: S3BlobsOptions): Promise<SealedBlobs> {
  await onDisk(mkdir(options.spoolFolder, { recursive: true, mode: 0o700 }))
  await sweepSpool(options.spoolFolder, options.now)
  return new SealedBlobs(new S3Objects(options), options.keys)
}

class S3Objects implements SealedObjects {
  readonly #client: Client

  constructor(private readonly options: S3BlobsOptions) {
    const { endPoint, port, useSSL, region, accessKey, secretKey, idleTimeoutMs = 30_000 } = options
    this.#client = new Client({
      ...{ endPoint, port, useSSL, region, accessKey, secretKey },
      transport: impatientTransport(useSSL, idleTimeoutMs),
      // The client would send a stream a second time that was read already; attempts are made here, each from its start.
      retryOptions: { disableRetry: true },
    })
  }

  async prepare(): Promise<void> {
    const { bucket, region } = this.options
    await this.#ask(async () => {
      if (await this.#client.bucketExists(bucket)) return
      await this.#client.makeBucket(bucket, region).catch((error: unknown) => {
        if (codeOf(error) !== 'BucketAlreadyOwnedByYou') throw error
      })
    })
  }

  spool(): Promise<SpoolFile> {
    return SpoolFile.create(this.options.spoolFolder)
  }

  async keep(file: SpoolFile, name: string): Promise<void> {
    const { bucket, useSSL } = this.options
    const { path, size } = file
    // Over TLS the bytes cannot change on their way; without it the server compares what came with what was signed.
    const sha256 = useSSL ? '' : await onDisk(digestOf(path))
    // One request whatever the size, straight from the file: `putObject` would hold 64 MiB, or send parts.
    // A second attempt is safe, because it puts the same bytes under the same name.
    await this.#ask(async () => {
      const response = await this.#client.makeRequestStreamAsync(
        { method: 'PUT', bucketName: bucket, objectName: name, headers: { 'content-length': String(size) } },
        createReadStream(path),
        sha256,
        [200],
        this.options.region,
      )
      for await (const rest of response) void rest
    })
  }

  async read(name: string, from: number, to: number): Promise<ObjectRead | null> {
    const response = await this.#askUnlessMissing(() => this.#get(name, from, to))
    if (!response) return null
    const { headers } = response
    const size = Number(headers['content-range']?.split('/')[1] ?? headers['content-length'])
    return {
      size,
      storedAt: new Date(headers['last-modified'] ?? 0),
      version: headers.etag ?? '',
      // There is a server that announces a byte of an empty object and never sends it.
      bytes: size === 0 ? nothing() : bytesOf(response),
      cancel: () => Promise.resolve(void response.destroy()),
    }
  }

  async stat(name: string): Promise<StoredObject | null> {
    const found = await this.#askUnlessMissing(() => this.#client.statObject(this.options.bucket, name))
    return found && { name, size: found.size, storedAt: found.lastModified }
  }

  async remove(name: string): Promise<void> {
    await this.#ask(() => this.#client.removeObject(this.options.bucket, name))
  }

  async *list(): AsyncGenerator<StoredObject> {
    // Not repeated when it breaks: whoever lists has seen a part of it.
    try {
      for await (const item of this.#client.listObjectsV2(this.options.bucket, '', true)) {
        const { name, size, lastModified } = item as { name?: string; size: number; lastModified?: Date }
        if (name && OBJECT_NAME.test(name)) yield { name, size, storedAt: lastModified ?? new Date(0) }
      }
    } catch (cause) {
      throw new BlobStoreUnavailable(cause)
    }
  }

  async #get(name: string, from: number, to: number): Promise<IncomingMessage> {
    const { bucket } = this.options
    const stream = await this.#client
      .getPartialObject(bucket, name, from, to - from)
      .catch((error: unknown) => {
        // Nothing lies at these bytes: the object was cut. All of it is given, and it does not open.
        if (codeOf(error) === 'InvalidRange') return this.#client.getObject(bucket, name)
        throw error
      })
    return stream as IncomingMessage
  }

  async #askUnlessMissing<T>(ask: () => Promise<T>): Promise<T | null> {
    return this.#ask(() =>
      ask().catch((error: unknown) => {
        if (['NoSuchKey', 'NotFound'].includes(codeOf(error))) return null
        throw error
      }),
    )
  }

  #ask<T>(ask: () => Promise<T>): Promise<T> {
    return retrying(ask, this.options.retryDelayMs ?? 200)
  }
}

async function* bytesOf(response: IncomingMessage): AsyncGenerator<Uint8Array> {
  try {
    for await (const piece of response) yield piece as Uint8Array
  } catch (cause) {
    throw new BlobStoreUnavailable(cause)
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array)
  return hash.digest('hex')
}
