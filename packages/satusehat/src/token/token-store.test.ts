import { afterEach, describe, expect, it } from '@jest/globals'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileLock } from './file-lock.js'
import { fileTokenStore } from './file-token-store.js'
import { memoryTokenStore } from './memory-token-store.js'
import { LockTaken, type StoredToken, type TokenFailure, type TokenStore } from './token-store.js'

const token: StoredToken = { accessToken: 'satu', holder: 'a', obtainedAt: 1, expiresAt: 2, issuedAt: null }
const failure: TokenFailure = { code: 'satusehat.busy', holder: 'a', failedAt: 1, waitMs: 60_000 }

const folders: string[] = []
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true })
})
async function aFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lentera-store-'))
  folders.push(folder)
  return join(folder, 'token.json')
}

/** Two doors to one store, as two processes have them. */
const stores: readonly (readonly [string, () => Promise<readonly [TokenStore, TokenStore]>])[] = [
  [
    'memory',
    () => {
      const store = memoryTokenStore()
      return Promise.resolve([store, store])
    },
  ],
  [
    'file',
    async () => {
      const file = await aFile()
      return [fileTokenStore(file, Date.now), fileTokenStore(file, Date.now)]
    },
  ],
]

describe.each(stores)('a token store in %s', (_where, open) => {
  it('knows nothing at first', async () => {
    const [store] = await open()
    expect([await store.read(), await store.failure()]).toEqual([null, null])
  })

  it('shows the other one what this one wrote', async () => {
    const [here, there] = await open()
    await here.fail(failure)
    expect(await there.failure()).toEqual(failure)
    await here.write(token)
    expect([await there.read(), await there.failure()]).toEqual([token, null])
  })

  it('forgets a token and keeps why', async () => {
    const [here, there] = await open()
    await here.write(token)
    await here.fail(failure)
    await here.forget()
    expect([await there.read(), await there.failure()]).toEqual([null, failure])
  })

  it('lets one in at a time', async () => {
    const [here, there] = await open()
    let inside = 0
    let most = 0
    const work = async (): Promise<void> => {
      inside += 1
      most = Math.max(most, inside)
      await wait(5)
      inside -= 1
    }
    await Promise.all([here.lock(work), there.lock(work), here.lock(work), there.lock(work)])
    expect(most).toBe(1)
  })

  it('lets the next one in after a work that failed', async () => {
    const [here, there] = await open()
    await expect(here.lock(() => Promise.reject(new Error('rusak')))).rejects.toThrow('rusak')
    expect(await there.lock(() => Promise.resolve('masuk'))).toBe('masuk')
  })
})

describe('a token store in a file', () => {
  it('is open to its owner alone and leaves nothing beside it', async () => {
    const file = await aFile()
    const store = fileTokenStore(file, Date.now)
    await store.lock(() => store.write(token))
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(file, '..'))).toEqual(['token.json'])
  })

  it('starts afresh from a file that nobody can read', async () => {
    const file = await aFile()
    await writeFile(file, '{"token":')
    const store = fileTokenStore(file, Date.now)
    expect(await store.read()).toBeNull()
    await store.write(token)
    expect(await store.read()).toEqual(token)
  })
})

describe('the lock of a process that died', () => {
  it('is taken over once it is too old', async () => {
    const file = await aFile()
    await writeFile(file, 'mati')
    const old = new Date(Date.now() - 121_000)
    await utimes(file, old, old)
    expect(await fileLock(file, Date.now)(() => Promise.resolve('masuk'))).toBe('masuk')
  })

  it('is respected until then, and the waiting one gives up', async () => {
    const file = await aFile()
    await writeFile(file, 'bekerja')
    const lock = fileLock(file, Date.now, { patienceMs: 50 })
    await expect(lock(() => Promise.resolve('masuk'))).rejects.toThrow(LockTaken)
    expect(await stat(file)).toBeTruthy()
  })
})
