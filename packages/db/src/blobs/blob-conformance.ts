import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { BlobDamaged, BlobKeysForeign, BlobMismatch, BlobNotFound, BlobTooLarge } from './blob-errors.js'
import type { BlobKeys } from './blob-keys.js'
import type { BlobStore } from './blob-store.js'
import { CHUNK_BYTES, HEAD_BYTES, sealedSize } from './seal-stream.js'
import { allBytes, flipped, inPieces, sha256Of, someKeys } from './testing/blob-samples.js'

/** What lies in the place itself, seen and changed by a hand that has no key. */
export interface StoredBytes {
  names(): Promise<string[]>
  read(name: string): Promise<Buffer>
  write(name: string, bytes: Uint8Array): Promise<void>
}

export interface BlobsUnderTest {
  readonly store: BlobStore
  readonly stored: StoredBytes
  /** The same place, opened anew. */
  reopen(keys: BlobKeys): Promise<BlobStore>
  close(): Promise<void>
}

/** Makes an empty store. */
export type MakeBlobs = (keys: BlobKeys) => Promise<BlobsUnderTest>

const limitBytes = 300 * 1024 * 1024
const plenty = { limitBytes }
const STORED_CHUNK = CHUNK_BYTES + 16

/**
 * One suite for every implementation of {@link BlobStore}.
 * @param streamedMegabytes what flows through it while the memory is watched; more than the bound of 64
 */
export function describeBlobs(
  name: string,
  make: MakeBlobs,
  { streamedMegabytes }: { streamedMegabytes: number },
): void {
  const test = (sentence: string, body: (blobs: BlobsUnderTest, keys: BlobKeys) => Promise<void>): void =>
    it(
      sentence,
      async () => {
        const keys = someKeys()
        const blobs = await make(keys)
        try {
          await body(blobs, keys)
        } finally {
          await blobs.close()
        }
      },
      180_000,
    )

  const listed = async (store: BlobStore) => {
    const found = []
    for await (const one of store.list()) found.push(one)
    return found
  }

  describe(`${name}: keeping`, () => {
    test('gives back what it was given, whole, in parts, and however it came', async ({ store }) => {
      for (const size of [0, 1, CHUNK_BYTES, 2 * CHUNK_BYTES + 7]) {
        const content = randomBytes(size)
        const facts = await store.put(size % 2 ? content : inPieces(content, 4_321), plenty)
        expect(facts).toEqual({ sha256: sha256Of(content), size })
        expect((await allBytes(await store.open(facts.sha256))).equals(content)).toBe(true)
        const [from, to] = [Math.floor(size / 3), size - Math.floor(size / 5)]
        const part = await allBytes(await store.open(facts.sha256, { from, to }))
        expect(part.equals(content.subarray(from, to))).toBe(true)
        const beyond = await allBytes(await store.open(facts.sha256, { from, to: size + 99 }))
        expect(beyond.equals(content.subarray(from))).toBe(true)
      }
    })

    test('tells what is there and what is not', async ({ store }) => {
      const before = Date.now() - 5_000
      const { sha256 } = await store.put(Buffer.from('hasil laboratorium'), plenty)
      const { storedAt, ...facts } = await store.stat(sha256)
      expect(facts).toEqual({ sha256, size: 18 })
      expect(storedAt.getTime()).toBeGreaterThan(before)
      expect(await store.has(sha256)).toBe(true)
      const unknown = sha256Of(Buffer.from('something else'))
      expect(await store.has(unknown)).toBe(false)
      await expect(store.stat(unknown)).rejects.toThrow(BlobNotFound)
      await expect(store.open(unknown)).rejects.toThrow(BlobNotFound)
      await expect(store.open('../../etc/passwd')).rejects.toThrow(TypeError)
      await expect(store.open(sha256, { from: 19 })).rejects.toThrow(RangeError)
      await expect(store.open(sha256, { from: 5, to: 4 })).rejects.toThrow(RangeError)
    })

    test('keeps the same content once', async ({ store, stored }) => {
      const content = randomBytes(1_000)
      await store.put(content, plenty)
      const [first] = await stored.names()
      const bytes = await stored.read(first!)
      await Promise.all([store.put(content, plenty), store.put(content, plenty)])
      expect(await stored.names()).toEqual([first])
      // And left as it was: somebody may be reading it.
      expect((await stored.read(first!)).equals(bytes)).toBe(true)
    })

    test('takes nothing that is larger than allowed or not what its name says', async ({ store, stored }) => {
      const content = randomBytes(100_000)
      await expect(store.put(inPieces(content, 5_000), { limitBytes: 99_999 })).rejects.toThrow(BlobTooLarge)
      await expect(store.put(content, { ...plenty, expected: sha256Of(Buffer.alloc(1)) })).rejects.toThrow(
        BlobMismatch,
      )
      await expect(store.put(content, { ...plenty, expected: 'not a name' })).rejects.toThrow(TypeError)
      expect(await stored.names()).toEqual([])
      await store.put(content, { limitBytes: 100_000, expected: sha256Of(content) })
      expect(await stored.names()).toHaveLength(1)
    })

    test('keeps nothing of a source that breaks, and says what broke', async ({ store, stored }) => {
      async function* breaking() {
        yield randomBytes(200_000)
        await Promise.resolve()
        throw new Error('the line went dead')
      }
      await expect(store.put(breaking(), plenty)).rejects.toThrow('the line went dead')
      expect(await stored.names()).toEqual([])
    })

    test('removes, also what is gone already', async ({ store, stored }) => {
      const { sha256 } = await store.put(Buffer.from('a'), plenty)
      await store.remove(sha256)
      await store.remove(sha256)
      expect(await store.has(sha256)).toBe(false)
      expect(await stored.names()).toEqual([])
    })

    test('lists everything once, with what it is', async ({ store, stored }) => {
      expect(await listed(store)).toEqual([])
      const facts = []
      for (let n = 0; n < 12; n += 1) facts.push(await store.put(randomBytes(n * 10), plenty))
      const found = await listed(store)
      const bySha = (one: { sha256: string }, two: { sha256: string }) => (one.sha256 < two.sha256 ? -1 : 1)
      expect(found.map(({ blob }) => blob!).sort(bySha)).toEqual([...facts].sort(bySha))
      expect(found.map(({ objectName }) => objectName).sort()).toEqual((await stored.names()).sort())
      expect(found.every(({ blob, storedBytes }) => storedBytes === sealedSize(blob!.size))).toBe(true)
    })
  })

  describe(`${name}: hiding`, () => {
    test('lets neither content nor its name be seen', async ({ store, stored }) => {
      const content = Buffer.from('Siti Rahayu, hasil HIV: '.repeat(5_000))
      const { sha256 } = await store.put(content, plenty)
      const [objectName] = await stored.names()
      expect(objectName).toMatch(/^[0-9a-f]{64}$/)
      expect(objectName).not.toBe(sha256)
      const bytes = await stored.read(objectName!)
      expect(bytes.includes('Siti')).toBe(false)
      expect(bytes.includes(Buffer.from(sha256, 'hex'))).toBe(false)
      expect(bytes).toHaveLength(sealedSize(content.length))
    })

    test('opens old blobs under old keys and seals new ones under the newest', async (blobs, keys) => {
      const old = await blobs.store.put(Buffer.from('old'), plenty)
      const both = { ...keys, sealing: [...keys.sealing, { no: 2, key: randomBytes(32) }] }
      const later = await blobs.reopen(both)
      const fresh = await later.put(Buffer.from('new'), plenty)
      expect((await allBytes(await later.open(old.sha256))).toString()).toBe('old')
      expect((await allBytes(await later.open(fresh.sha256))).toString()).toBe('new')
      const without = await blobs.reopen(keys)
      await expect(without.open(fresh.sha256)).rejects.toThrow('key 2')
      expect((await allBytes(await without.open(old.sha256))).toString()).toBe('old')
    })

    test('refuses to go on under keys it was not filled under', async (blobs, keys) => {
      await blobs.store.put(Buffer.from('a'), plenty)
      const lost = someKeys()
      const asked = async (other: BlobKeys) => (await blobs.reopen(other)).put(Buffer.from('b'), plenty)
      await expect(asked({ ...keys, names: lost.names })).rejects.toThrow(BlobKeysForeign)
      await expect(asked({ ...keys, sealing: lost.sealing })).rejects.toThrow(BlobKeysForeign)
      await expect(asked(keys)).resolves.toMatchObject({ size: 1 })
    })
  })

  describe(`${name}: noticing damage`, () => {
    const isDamaged = async (store: BlobStore, sha256: string) =>
      expect((async () => allBytes(await store.open(sha256)))()).rejects.toThrow(BlobDamaged)

    test('sees every byte that was changed', async ({ store, stored }) => {
      const { sha256 } = await store.put(randomBytes(CHUNK_BYTES + 100), plenty)
      const [objectName] = await stored.names()
      const bytes = await stored.read(objectName!)
      const chunk = HEAD_BYTES + STORED_CHUNK
      for (const at of [
        0,
        1,
        2,
        3,
        18,
        19,
        60,
        HEAD_BYTES - 1,
        HEAD_BYTES,
        5_000,
        chunk - 1,
        chunk,
        bytes.length - 1,
      ]) {
        await stored.write(objectName!, flipped(bytes, at))
        await isDamaged(store, sha256)
      }
      await stored.write(objectName!, bytes)
      expect(await allBytes(await store.open(sha256))).toHaveLength(CHUNK_BYTES + 100)
    })

    test('sees a tail that was cut off or grew, before it hands out a byte', async ({ store, stored }) => {
      const { sha256 } = await store.put(randomBytes(2 * CHUNK_BYTES + 100), plenty)
      const [objectName] = await stored.names()
      const bytes = await stored.read(objectName!)
      for (const length of [0, 1, HEAD_BYTES - 1, HEAD_BYTES, HEAD_BYTES + STORED_CHUNK, bytes.length - 1]) {
        await stored.write(objectName!, bytes.subarray(0, length))
        await expect(store.open(sha256)).rejects.toThrow(BlobDamaged)
        await expect(store.stat(sha256)).rejects.toThrow(BlobDamaged)
      }
      await stored.write(objectName!, Buffer.concat([bytes, Buffer.alloc(1)]))
      await expect(store.open(sha256)).rejects.toThrow(BlobDamaged)
    })

    test('sees chunks and whole blobs that were swapped', async ({ store, stored }) => {
      const one = await store.put(randomBytes(3 * CHUNK_BYTES), plenty)
      const [oneName] = await stored.names()
      const two = await store.put(randomBytes(3 * CHUNK_BYTES), plenty)
      const twoName = (await stored.names()).find((found) => found !== oneName)!
      const [oneBytes, twoBytes] = [await stored.read(oneName!), await stored.read(twoName)]
      const at = (index: number) => HEAD_BYTES + index * STORED_CHUNK
      const swapped = Buffer.from(oneBytes)
      oneBytes.copy(swapped, at(0), at(1), at(2))
      oneBytes.copy(swapped, at(1), at(0), at(1))
      await stored.write(oneName!, swapped)
      await isDamaged(store, one.sha256)
      await stored.write(oneName!, Buffer.concat([oneBytes.subarray(0, at(1)), twoBytes.subarray(at(1))]))
      await isDamaged(store, one.sha256)
      await stored.write(oneName!, twoBytes)
      await stored.write(twoName, oneBytes)
      await isDamaged(store, one.sha256)
      await isDamaged(store, two.sha256)
      expect((await listed(store)).map(({ blob }) => blob)).toEqual([null, null])
    })

    test('reads a range of which every chunk is whole, beside one that is not', async ({ store, stored }) => {
      const content = randomBytes(3 * CHUNK_BYTES)
      const { sha256 } = await store.put(content, plenty)
      const [objectName] = await stored.names()
      await stored.write(objectName!, flipped(await stored.read(objectName!), HEAD_BYTES + STORED_CHUNK + 5))
      const last = await allBytes(await store.open(sha256, { from: 2 * CHUNK_BYTES }))
      expect(last.equals(content.subarray(2 * CHUNK_BYTES))).toBe(true)
      await isDamaged(store, sha256)
    })

    test('is healed by the content, put once more', async ({ store, stored }) => {
      const content = randomBytes(3 * CHUNK_BYTES)
      const { sha256 } = await store.put(content, plenty)
      const [objectName] = await stored.names()
      await stored.write(objectName!, flipped(await stored.read(objectName!), 2 * STORED_CHUNK))
      await store.put(content, plenty)
      expect((await allBytes(await store.open(sha256))).equals(content)).toBe(true)
    })

    test('goes on reading a blob that was put anew meanwhile', async ({ store, stored }) => {
      const content = randomBytes(2 * CHUNK_BYTES)
      const { sha256 } = await store.put(content, plenty)
      const reading = await store.open(sha256)
      const [objectName] = await stored.names()
      await store.remove(sha256)
      await store.put(content, plenty)
      expect(await stored.names()).toEqual([objectName])
      expect((await allBytes(reading)).equals(content)).toBe(true)
    })
  })

  describe(`${name}: memory`, () => {
    test(`does not grow with ${streamedMegabytes} MB that flow in and out`, async ({ store }) => {
      const size = streamedMegabytes * 1024 * 1024
      const used = () => {
        const { heapUsed, external } = process.memoryUsage()
        return heapUsed + external
      }
      const start = used()
      let [most, looks] = [start, 0]
      const look = () => {
        looks += 1
        if (looks % 8 === 0) most = Math.max(most, used())
      }
      const hash = createHash('sha256')
      async function* many() {
        const piece = Buffer.alloc(CHUNK_BYTES)
        for (let n = 0; n < size / CHUNK_BYTES; n += 1) {
          piece.writeUInt32BE(n)
          hash.update(piece)
          look()
          yield await Promise.resolve(piece)
        }
      }
      const { sha256 } = await store.put(many(), plenty)
      expect(sha256).toBe(hash.digest('hex'))
      const opened = createHash('sha256')
      for await (const piece of await store.open(sha256)) {
        opened.update(piece)
        look()
      }
      expect(opened.digest('hex')).toBe(sha256)
      expect((most - start) / 1024 / 1024).toBeLessThan(64)
    })
  })
}
