import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { type BlobsUnderTest, describeBlobs } from './blob-conformance.js'
import { BlobStoreUnavailable } from './blob-errors.js'
import type { BlobKeys } from './blob-keys.js'
import { openS3Blobs, type S3BlobsOptions } from './s3-blobs.js'
import { STORE_KEYS_OBJECT } from './store-keys.js'
import { allBytes, sha256Of, someKeys } from './testing/blob-samples.js'
import { type S3Server, startS3 } from './testing/s3-server.js'

let folder: string
let server: S3Server
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lentera-s3-'))
  await mkdir(join(folder, 'buckets'))
  server = await startS3(join(folder, 'buckets'))
})
afterAll(async () => {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
})

const options = (keys: BlobKeys, changed: Partial<S3BlobsOptions> = {}): S3BlobsOptions => ({
  endPoint: '127.0.0.1',
  port: server.port,
  useSSL: false,
  region: 'us-east-1',
  accessKey: server.accessKey,
  secretKey: server.secretKey,
  bucket: `blobs-${randomBytes(6).toString('hex')}`,
  spoolFolder: join(folder, 'spool'),
  keys,
  now: new Date(),
  retryDelayMs: 5,
  ...changed,
})

async function inBucket(keys: BlobKeys): Promise<BlobsUnderTest> {
  const given = options(keys)
  const fileOf = (name: string) => server.fileOf(given.bucket, name)
  return {
    store: await openS3Blobs(given),
    stored: {
      names: async () =>
        (await readdir(join(folder, 'buckets', given.bucket)).catch(() => []))
          .filter((name) => name.endsWith('_object') && !name.startsWith(STORE_KEYS_OBJECT))
          .map((name) => name.split('.')[0]!),
      read: (name) => readFile(fileOf(name)),
      write: (name, bytes) => writeFile(fileOf(name), bytes),
    },
    reopen: (others) => openS3Blobs({ ...given, keys: others }),
    close: async () => {
      expect(await readdir(given.spoolFolder)).toEqual([])
    },
  }
}

describeBlobs('blobs in a bucket', inBucket, { streamedMegabytes: 100 })

interface Proxy {
  readonly port: number
  /** Method of every request that came, in order. */
  readonly seen: string[]
  close(): void
}

/** Stands before the S3 server and spoils what it is told to spoil. */
async function proxied(
  spoil: (method: string, nth: number) => number | 'hang up' | 'be silent' | null,
): Promise<Proxy> {
  const seen: string[] = []
  const proxy: Server = createServer((asked, answer) => {
    const method = asked.method ?? ''
    seen.push(method)
    const fault = spoil(method, seen.filter((one) => one === method).length)
    if (fault === 'be silent') return void asked.resume()
    if (fault === 'hang up')
      return void asked.once('data', () => asked.socket.destroy()).once('end', () => asked.socket.destroy())
    if (fault !== null) {
      asked.resume()
      return void asked.once('end', () => answer.writeHead(fault).end())
    }
    const { headers, url } = asked
    const passed = request({ host: '127.0.0.1', port: server.port, method, path: url, headers }, (came) => {
      answer.writeHead(came.statusCode ?? 500, came.headers)
      came.pipe(answer)
    })
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    port: (proxy.address() as AddressInfo).port,
    seen,
    close: () => {
      proxy.close()
      proxy.closeAllConnections()
    },
  }
}

describe('an S3 server', () => {
  const content = randomBytes(150_000)
  const limitBytes = content.length

  it.each([503, 500, 'hang up'] as const)('that fails twice (%s) is asked a third time', async (fault) => {
    let broken = false
    const proxy = await proxied((_method, nth) => (broken && nth <= 2 ? fault : null))
    try {
      const given = options(someKeys())
      await (await openS3Blobs(given)).put(Buffer.from('a'), { limitBytes: 1 })
      const store = await openS3Blobs({ ...given, port: proxy.port })
      broken = true
      const { sha256 } = await store.put(content, { limitBytes })
      expect((await allBytes(await store.open(sha256))).equals(content)).toBe(true)
      await store.remove(sha256)
      expect(proxy.seen.filter((method) => method === 'PUT')).toHaveLength(3)
      expect(proxy.seen.filter((method) => method === 'DELETE')).toHaveLength(3)
    } finally {
      proxy.close()
    }
  })

  it('that keeps failing is a store that is not available, and nothing stays on this machine', async () => {
    let broken = false
    const proxy = await proxied((method) => (broken && method === 'PUT' ? 503 : null))
    try {
      const store = await openS3Blobs(options(someKeys(), { port: proxy.port }))
      await store.put(Buffer.from('a'), { limitBytes: 1 })
      broken = true
      const before = proxy.seen.length
      await expect(store.put(content, { limitBytes })).rejects.toThrow(BlobStoreUnavailable)
      expect(proxy.seen.slice(before).filter((method) => method === 'PUT')).toHaveLength(3)
      expect(await readdir(join(folder, 'spool'))).toEqual([])
      broken = false
      expect(await store.has(sha256Of(content))).toBe(false)
    } finally {
      proxy.close()
    }
  })

  it('that says nothing is given up', async () => {
    const proxy = await proxied(() => 'be silent')
    try {
      const store = await openS3Blobs(options(someKeys(), { port: proxy.port, idleTimeoutMs: 50 }))
      await expect(store.has(sha256Of(content))).rejects.toThrow(BlobStoreUnavailable)
      expect(proxy.seen).toHaveLength(3)
    } finally {
      proxy.close()
    }
  })

  it('that is away when the hospital starts serves when it comes', async () => {
    let away = true
    const proxy = await proxied(() => (away ? 'hang up' : null))
    try {
      const store = await openS3Blobs(options(someKeys(), { port: proxy.port }))
      await expect(store.put(content, { limitBytes })).rejects.toThrow(BlobStoreUnavailable)
      away = false
      await expect(store.put(content, { limitBytes })).resolves.toMatchObject({ size: limitBytes })
    } finally {
      proxy.close()
    }
  })

  it('that does not know this hospital is asked once', async () => {
    const proxy = await proxied(() => null)
    try {
      const store = await openS3Blobs(options(someKeys(), { port: proxy.port, secretKey: 'wrong' }))
      await expect(store.put(content, { limitBytes })).rejects.toThrow(BlobStoreUnavailable)
      expect(proxy.seen).toHaveLength(1)
    } finally {
      proxy.close()
    }
  })
})
