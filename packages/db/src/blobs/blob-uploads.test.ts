import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { BlobMismatch, BlobStoreUnavailable, BlobTooLarge, BlobTypeRefused } from './blob-errors.js'
import type { BlobStore } from './blob-store.js'
import { BlobUploads } from './blob-uploads.js'
import { openDiskBlobs } from './disk-blobs.js'
import { CHUNK_BYTES } from './seal-stream.js'
import { allBytes, flipped, inPieces, sha256Of, someKeys } from './testing/blob-samples.js'

const DAY = 24 * 60 * 60 * 1000
const limitBytes = 1024 * 1024
const keys = someKeys()

/** A document of a given length that looks like nothing else. */
const aPdf = (size: number): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size - 9)])

let folder: string
let store: BlobStore
let uploads: BlobUploads
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lentera-uploads-'))
  store = await openDiskBlobs({ folder: join(folder, 'blobs'), keys, now: new Date() })
  uploads = anew()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const anew = (through: BlobStore = store) =>
  new BlobUploads({ store: through, keys, folder: join(folder, 'uploads'), limitBytes })

/** What lies in the folder of uploads; it is made with the first one. */
const waiting = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
    (one) => one.isFile() && one.parentPath.startsWith(join(folder, 'uploads')),
  )

async function* thatBreaks(bytes: Uint8Array) {
  yield* inPieces(bytes, 1_000)
  throw new Error('the line went dead')
}

describe('an upload', () => {
  const content = aPdf(3 * CHUNK_BYTES + 500)
  const [sha256, total] = [sha256Of(content), content.length]
  const send = (from: number, to: number, by = uploads) =>
    by.append(sha256, from, content.subarray(from, to), total)

  it('comes in parts over several processes and is a blob with the last of them', async () => {
    expect(await uploads.received(sha256)).toEqual({ received: 0, type: null })
    expect(await send(0, 70_000)).toEqual({ received: 70_000, type: null })
    expect(await send(70_000, 70_001, anew())).toEqual({ received: 70_001, type: null })
    expect(await anew().received(sha256)).toEqual({ received: 70_001, type: null })
    expect(await store.has(sha256)).toBe(false)
    expect(await send(70_001, total)).toEqual({ received: total, type: 'application/pdf' })
    expect((await allBytes(await store.open(sha256))).equals(content)).toBe(true)
    expect(await waiting()).toEqual([])
  })

  it('answers what it has to parts that overlap, repeat, or leave a gap', async () => {
    expect((await send(50_000, 60_000)).received).toBe(0)
    expect((await send(0, 50_000)).received).toBe(50_000)
    expect((await send(10_000, 40_000)).received).toBe(50_000)
    expect((await send(0, 80_000)).received).toBe(80_000)
    expect((await send(80_001, 90_000)).received).toBe(80_000)
    expect((await send(79_999, total)).type).toBe('application/pdf')
    expect((await allBytes(await store.open(sha256))).equals(content)).toBe(true)
  })

  it('is answered as done when its sender did not hear that it was', async () => {
    await send(0, total)
    expect(await send(0, 10)).toEqual({ received: total, type: 'application/pdf' })
    expect(await send(100_000, total)).toEqual({ received: total, type: 'application/pdf' })
    expect(await uploads.received(sha256)).toEqual({ received: total, type: 'application/pdf' })
    expect(await waiting()).toEqual([])
  })

  it('keeps what came before a line broke', async () => {
    await expect(uploads.append(sha256, 0, thatBreaks(content.subarray(0, 100_000)), total)).rejects.toThrow(
      'the line went dead',
    )
    expect(await uploads.received(sha256)).toEqual({ received: 100_000, type: null })
    expect((await send(100_000, total)).type).toBe('application/pdf')
  })

  it('does not wait for a connection that nobody closed', async () => {
    let giveUp: () => void = () => undefined
    async function* stalled() {
      yield content.subarray(0, 1_000)
      await new Promise<void>((resolve) => (giveUp = resolve))
    }
    const old = uploads.append(sha256, 0, stalled(), total)
    expect((await send(0, total)).type).toBe('application/pdf')
    giveUp()
    expect((await old).type).toBe('application/pdf')
    expect(await waiting()).toEqual([])
  })

  it('takes parts of several senders at once', async () => {
    for (let at = 0; at < total; at += 40_000)
      await Promise.all([
        send(at, at + 40_000),
        send(at, at + 20_000, anew()),
        send(Math.max(0, at - 7), at + 30_000),
      ])
    expect((await allBytes(await store.open(sha256))).equals(content)).toBe(true)
    expect((await uploads.received(sha256)).type).toBe('application/pdf')
  })

  it('of another content than its name says is refused and forgotten', async () => {
    const wrong = flipped(content, total - 1)
    await uploads.append(sha256, 0, wrong.subarray(0, 90_000), total)
    await expect(uploads.append(sha256, 90_000, wrong.subarray(90_000), total)).rejects.toThrow(BlobMismatch)
    expect(await uploads.received(sha256)).toEqual({ received: 0, type: null })
    expect(await store.has(sha256)).toBe(false)
    expect(await waiting()).toEqual([])
    expect((await send(0, total)).type).toBe('application/pdf')
  })

  it('that is longer than it said, or than is allowed, is refused', async () => {
    await expect(uploads.append(sha256, 0, content, 1_000)).rejects.toThrow(BlobTooLarge)
    await expect(uploads.append(sha256, 0, content, limitBytes + 1)).rejects.toThrow(BlobTooLarge)
    await send(0, 5_000)
    await expect(uploads.append(sha256, 5_000, Buffer.alloc(0), 4_000)).rejects.toThrow(BlobMismatch)
    expect(await waiting()).toEqual([])
  })

  it('waits while the store is away, and goes on with nothing sent again', async () => {
    const away: BlobStore = {
      put: () => Promise.reject(new BlobStoreUnavailable(new Error('away'))),
      open: (name, range) => store.open(name, range),
      stat: (name) => store.stat(name),
      has: (name) => store.has(name),
      remove: (name) => store.remove(name),
      list: () => store.list(),
    }
    await send(0, 1_000)
    await expect(send(1_000, total, anew(away))).rejects.toThrow(BlobStoreUnavailable)
    expect((await send(total, total)).type).toBe('application/pdf')
  })

  it('lies sealed while it waits, under a name that says nothing', async () => {
    const plain = Buffer.from(`%PDF-1.7 ${'Budi Santoso, tuberkulosis. '.repeat(500)}`)
    await uploads.append(sha256Of(plain), 0, plain.subarray(0, 9_000), plain.length)
    const files = await waiting()
    expect(files).toHaveLength(1)
    for (const { parentPath, name } of files) {
      expect(join(parentPath, name)).not.toContain(sha256Of(plain))
      const bytes = await readFile(join(parentPath, name))
      expect(bytes.length).toBeGreaterThan(9_000)
      for (const said of ['%PDF', 'Budi', 'tuberkulosis']) expect(bytes.includes(said)).toBe(false)
      expect((await stat(join(parentPath, name))).mode & 0o077).toBe(0)
    }
  })

  it('that nobody went on with for seven days is swept', async () => {
    await send(0, 1_000)
    const now = Date.now()
    expect(await uploads.sweep(new Date(now + 7 * DAY - 60_000))).toBe(0)
    expect((await uploads.received(sha256)).received).toBe(1_000)
    expect(await uploads.sweep(new Date(now + 7 * DAY + 60_000))).toBe(1)
    expect((await uploads.received(sha256)).received).toBe(0)
  })
})

describe('the kinds of files that are kept', () => {
  const filler = randomBytes(100)
  const sends = (bytes: Buffer) => uploads.append(sha256Of(bytes), 0, bytes, bytes.length)
  const startsWith = (...start: (string | number[])[]) =>
    Buffer.concat([
      ...start.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
      filler,
    ])

  it.each([
    ['application/pdf', startsWith('%PDF-1.4')],
    ['image/jpeg', startsWith([0xff, 0xd8, 0xff, 0xe0])],
    ['image/png', startsWith([0x89], 'PNG\r\n', [0x1a, 0x0a])],
    ['image/webp', startsWith('RIFF', [9, 0, 0, 0], 'WEBP')],
    ['image/tiff', startsWith('II', [42, 0])],
    ['image/tiff', startsWith('MM', [0, 42])],
  ])('%s', async (type, bytes) => {
    expect((await sends(bytes)).type).toBe(type)
  })

  it.each([
    ['a page', startsWith('<!DOCTYPE html>')],
    ['a program', startsWith('MZ')],
    ['a drawing with scripts', startsWith('<svg xmlns=')],
    ['a sound in the container of WebP', startsWith('RIFF', [9, 0, 0, 0], 'WAVE')],
    ['a PDF behind something else', startsWith(' %PDF-1.4')],
    ['nothing', Buffer.alloc(0)],
    ['less than a beginning', Buffer.from('%PD')],
  ])('not %s', async (_what, bytes) => {
    await expect(sends(bytes)).rejects.toThrow(BlobTypeRefused)
    expect(await store.has(sha256Of(bytes))).toBe(false)
    expect(await waiting()).toEqual([])
  })
})
