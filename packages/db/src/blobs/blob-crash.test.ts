import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { BlobStore } from './blob-store.js'
import { openDiskBlobs } from './disk-blobs.js'
import { allBytes, sha256Of, someKeys } from './testing/blob-samples.js'
import { compileBlobs } from './testing/compile-apart.js'

const KILLS = 40
const HOUR = 60 * 60 * 1000

describe('a process that is killed while it puts blobs', () => {
  const keys = someKeys()
  let folder: string
  let program: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lentera-crash-'))
    program = await compileBlobs(join(folder, 'program'), 'testing/put-until-killed.js')
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** @returns what the store had acknowledged when the process died */
  async function putAndKill(): Promise<string[]> {
    const { sealing, names } = keys
    const child = spawn(
      process.execPath,
      [program, join(folder, 'blobs'), sealing[0]!.key.toString('hex'), names.toString('hex')],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    let said = ''
    child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()))
    const closed = once(child, 'close')
    await Promise.race([once(child.stdout, 'data'), closed])
    await wait(randomInt(40))
    child.kill('SIGKILL')
    const [, signal] = (await closed) as [number | null, string | null]
    expect(signal).toBe('SIGKILL')
    return said.split('\n').slice(0, -1)
  }

  async function nothingIsHalf(store: BlobStore): Promise<number> {
    let count = 0
    for await (const { blob } of store.list()) {
      expect(blob).not.toBeNull()
      const content = await allBytes(await store.open(blob!.sha256))
      expect(sha256Of(content)).toBe(blob!.sha256)
      count += 1
    }
    return count
  }

  it(`has left whole whatever was acknowledged, and nothing half, ${KILLS} times`, async () => {
    const store = await openDiskBlobs({ folder: join(folder, 'blobs'), keys, now: new Date() })
    const acknowledged: string[] = []
    const lane = async () => {
      for (let kill = 0; kill < KILLS / 2; kill += 1) {
        const told = await putAndKill()
        expect(told.length).toBeGreaterThan(0)
        for (const sha256 of told) expect(await store.has(sha256)).toBe(true)
        acknowledged.push(...told)
        // The other lane is in the midst of something: it must not be seen.
        if (kill % 4 === 0) for await (const { blob } of store.list()) expect(blob).not.toBeNull()
      }
    }
    await Promise.all([lane(), lane()])
    const count = await nothingIsHalf(store)
    expect(count).toBeGreaterThanOrEqual(acknowledged.length)
    for (const sha256 of acknowledged) expect(await store.has(sha256)).toBe(true)

    // Some died in the midst of it, or this has shown nothing.
    const spool = join(folder, 'blobs', 'spool')
    expect((await readdir(spool)).length).toBeGreaterThan(KILLS / 8)
    await openDiskBlobs({ folder: join(folder, 'blobs'), keys, now: new Date(Date.now() + 2 * HOUR) })
    expect(await readdir(spool)).toEqual([])
    expect(await nothingIsHalf(store)).toBe(count)
  }, 180_000)
})
