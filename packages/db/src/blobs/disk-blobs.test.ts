import * as node from 'node:fs/promises'
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { type BlobsUnderTest, describeBlobs } from './blob-conformance.js'
import { BlobStoreUnavailable } from './blob-errors.js'
import type { BlobKeys } from './blob-keys.js'
import { openDiskBlobs } from './disk-blobs.js'
import { STORE_KEYS_OBJECT } from './store-keys.js'
import type { DiskFiles } from './spool.js'
import { allBytes, someKeys } from './testing/blob-samples.js'

const HOUR = 60 * 60 * 1000
const aFolder = () => mkdtemp(join(tmpdir(), 'lentera-blobs-'))
const pathOf = (folder: string, name: string) =>
  join(folder, 'objects', name.slice(0, 2), name.slice(2, 4), name)

async function onDisk(keys: BlobKeys): Promise<BlobsUnderTest> {
  const folder = await aFolder()
  const reopen = (others: BlobKeys) => openDiskBlobs({ folder, keys: others, now: new Date() })
  return {
    store: await reopen(keys),
    stored: {
      names: async () =>
        (await readdir(join(folder, 'objects'), { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile() && entry.name !== STORE_KEYS_OBJECT)
          .map(({ name }) => name),
      read: (name) => readFile(pathOf(folder, name)),
      write: (name, bytes) => writeFile(pathOf(folder, name), bytes),
    },
    reopen,
    close: () => rm(folder, { recursive: true }),
  }
}

describeBlobs('blobs on a disk', onDisk, { streamedMegabytes: 200 })

describe('a disk', () => {
  let folder: string
  beforeEach(async () => {
    folder = await aFolder()
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const filesBelow = async (below: string) =>
    (await readdir(below, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())

  /** The real file system, with something to say before a call on an opened file. */
  const watched = (before: (call: string, path: string) => void): DiskFiles => ({
    ...node,
    open: async (path, flags, mode) => {
      const handle = await node.open(path, flags, mode)
      for (const call of ['write', 'sync'] as const) {
        const real = handle[call].bind(handle) as (...given: unknown[]) => Promise<never>
        handle[call] = async (...given: unknown[]) => {
          before(call, String(path))
          return real(...given)
        }
      }
      return handle
    },
    rename: async (from, to) => {
      before('rename', String(to))
      return node.rename(from, to)
    },
  })

  it.each([
    ['write', 'ENOSPC'],
    ['sync', 'EIO'],
    ['rename', 'ENOSPC'],
  ])('that fails to %s (%s) is a store that is not available, and keeps nothing', async (call, code) => {
    let broken = false
    const files = watched((made, path) => {
      if (broken && made === call && !path.endsWith('objects'))
        throw Object.assign(new Error(`${code}: ${call}`), { code })
    })
    const store = await openDiskBlobs({ folder, keys: someKeys(), now: new Date(), files })
    const before = (await filesBelow(folder)).length
    broken = true
    await expect(store.put(Buffer.alloc(300_000), { limitBytes: 300_000 })).rejects.toMatchObject({
      code: 'blob.store_unavailable',
      message: expect.stringContaining(code),
    })
    expect(await filesBelow(folder)).toHaveLength(before)
    broken = false
    await expect(store.put(Buffer.alloc(300_000), { limitBytes: 300_000 })).resolves.toBeDefined()
  })

  it('that is full in the midst of a write takes the rest when there is room again', async () => {
    let writes = 0
    const store = await openDiskBlobs({
      folder,
      keys: someKeys(),
      now: new Date(),
      files: watched((call) => {
        if (call === 'write' && (writes += 1) === 4)
          throw Object.assign(new Error('full'), { code: 'ENOSPC' })
      }),
    })
    const content = Buffer.alloc(500_000, 'x')
    await expect(store.put(content, { limitBytes: 500_000 })).rejects.toThrow(BlobStoreUnavailable)
    expect(await filesBelow(join(folder, 'spool'))).toEqual([])
    const { sha256 } = await store.put(content, { limitBytes: 500_000 })
    expect((await allBytes(await store.open(sha256))).equals(content)).toBe(true)
  })

  it('has the bytes before it has the name, and the name before anybody is told', async () => {
    const calls: string[] = []
    const store = await openDiskBlobs({
      folder,
      keys: someKeys(),
      now: new Date(),
      files: watched((call, path) => calls.push(`${call} ${path.slice(folder.length)}`)),
    })
    calls.length = 0
    await store.put(Buffer.from('a'), { limitBytes: 1 })
    const spool = /^\/spool\/[0-9a-f]{32}\.tmp$/
    const steps = calls.map((call) => {
      const [what, path] = call.split(' ') as [string, string]
      if (spool.test(path)) return `${what} file`
      return `${what} ${['/objects', '/objects/ab', '/objects/ab/cd', '/objects/ab/cd/name'][path.split('/').length - 2]}`
    })
    expect(steps).toEqual([
      'write file',
      'write file',
      'sync /objects',
      'sync /objects/ab',
      'sync file',
      'rename /objects/ab/cd/name',
      'sync /objects/ab/cd',
    ])
  })

  it('is swept of what crashed writers left, after an hour and not before', async () => {
    const keys = someKeys()
    const store = await openDiskBlobs({ folder, keys, now: new Date() })
    const { sha256 } = await store.put(Buffer.from('a'), { limitBytes: 1 })
    const left = join(folder, 'spool', `${'0f'.repeat(16)}.tmp`)
    const foreign = join(folder, 'spool', 'read-me.txt')
    for (const path of [left, foreign]) await writeFile(path, 'half')
    const now = new Date()
    for (const path of [left, foreign]) await utimes(path, now, now)
    await openDiskBlobs({ folder, keys, now: new Date(now.getTime() + HOUR - 2_000) })
    expect(await readdir(join(folder, 'spool'))).toHaveLength(2)
    const later = await openDiskBlobs({ folder, keys, now: new Date(now.getTime() + HOUR) })
    expect(await readdir(join(folder, 'spool'))).toEqual(['read-me.txt'])
    expect(await later.has(sha256)).toBe(true)
  })

  it('shows files and folders to their owner only', async () => {
    const inside = join(folder, 'blobs')
    const store = await openDiskBlobs({ folder: inside, keys: someKeys(), now: new Date() })
    await store.put(Buffer.from('a'), { limitBytes: 1 })
    for (const entry of await readdir(inside, { recursive: true })) {
      const { mode } = await stat(join(inside, entry))
      expect(mode & 0o077).toBe(0)
    }
    expect((await stat(inside)).mode & 0o077).toBe(0)
  })
})
