import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { loadKeys } from './key-files.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lentera-keys-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe('the keys of a server', () => {
  it('are made once, kept readable by their owner only, and are the same ever after', async () => {
    const made = await loadKeys(folder)
    expect(await loadKeys(folder)).toEqual(made)
    const files = await readdir(folder)
    expect(files.every((file) => file.endsWith('.key'))).toBe(true)
    for (const file of files) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
  })

  it('are one set, when two processes start at once', async () => {
    const [a, b] = await Promise.all([loadKeys(folder), loadKeys(folder)])
    expect(a).toEqual(b)
  })

  it('have public halves that a device can use', async () => {
    const { sealing, system, seals } = await loadKeys(folder)
    for (const { publicKey } of [sealing, system, seals]) expect(publicKey).toMatch(/^B[A-Za-z0-9_-]{86}$/)
  })

  it('differ in their fingerprint when one that data depends on differs', async () => {
    const before = await loadKeys(folder)
    await rm(join(folder, 'payload-1.key'))
    expect((await loadKeys(folder)).fingerprint).not.toBe(before.fingerprint)
  })

  it('of files are known by their store and not by a database', async () => {
    const before = await loadKeys(folder)
    for (const name of ['blobs-1.key', 'blob-names-1.key']) await rm(join(folder, name))
    const after = await loadKeys(folder)
    expect(after.fingerprint).toBe(before.fingerprint)
    expect(after.blobs).toHaveLength(32)
    expect(after.blobs.equals(before.blobs)).toBe(false)
    expect(after.blobNames.equals(before.blobNames)).toBe(false)
  })

  it('are refused when a file is not a key', async () => {
    await writeFile(join(folder, 'jwt-1.key'), 'short\n')
    await expect(loadKeys(folder)).rejects.toThrow('jwt-1.key')
  })
})
