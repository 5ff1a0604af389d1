import { randomBytes, randomInt } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { BlobDamaged } from './blob-errors.js'
import { BlobSealer, CHUNK_BYTES, HEAD_BYTES, sealedSize } from './seal-stream.js'
import { allBytes, flipped, inPieces, sha256Of } from './testing/blob-samples.js'

const key = (no: number) => ({ no, key: randomBytes(32) })
const STORED_CHUNK = CHUNK_BYTES + 16

async function seal(sealer: BlobSealer, content: Uint8Array, piece = 10_000): Promise<Buffer> {
  const stream = sealer.begin()
  const chunks = await allBytes(stream.chunks(inPieces(content, piece)))
  return Buffer.concat([stream.head({ sha256: sha256Of(content), size: content.length }), chunks])
}

function open(sealer: BlobSealer, sealed: Buffer, from = 0, to?: number): Promise<Buffer> {
  const stream = sealer.openHead(sealed.subarray(0, HEAD_BYTES))
  const end = to ?? stream.facts.size
  const stored = stream.storedRange(from, end)
  return allBytes(stream.open(inPieces(sealed.subarray(stored.from, stored.to), 7_001), from, end))
}

const chunk = (sealed: Buffer, index: number): Buffer =>
  sealed.subarray(HEAD_BYTES + index * STORED_CHUNK, HEAD_BYTES + (index + 1) * STORED_CHUNK)

/** The head of one sealed content and chunks of any. */
const built = (head: Buffer, ...chunks: Buffer[]): Buffer =>
  Buffer.concat([head.subarray(0, HEAD_BYTES), ...chunks])

const doesNotOpen = (sealer: BlobSealer, sealed: Buffer): Promise<void> =>
  expect((async () => open(sealer, sealed))()).rejects.toThrow(BlobDamaged)

describe('a sealed content', () => {
  const sealer = new BlobSealer([key(1)])

  it.each([0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 17])(
    'of %i bytes opens as what it was, in whatever pieces it came, and is as long as was said',
    async (size) => {
      const content = randomBytes(size)
      for (const piece of [1_000, CHUNK_BYTES, size + 1]) {
        const sealed = await seal(sealer, content, piece)
        expect(sealed.length).toBe(sealedSize(size))
        expect((await open(sealer, sealed)).equals(content)).toBe(true)
      }
      expect(sealer.openHead((await seal(sealer, content)).subarray(0, HEAD_BYTES)).facts).toEqual({
        sha256: sha256Of(content),
        size,
      })
    },
  )

  it('opens from anywhere to anywhere, with no other chunks than those that hold the range', async () => {
    const content = randomBytes(4 * CHUNK_BYTES + 99)
    const sealed = await seal(sealer, content)
    const edges = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 4 * CHUNK_BYTES, content.length]
    const ranges = edges.flatMap((from) => edges.filter((to) => to >= from).map((to) => [from, to] as const))
    for (let n = 0; n < 50; n += 1) {
      const from = randomInt(content.length)
      ranges.push([from, from + randomInt(content.length - from)])
    }
    for (const [from, to] of ranges) {
      expect((await open(sealer, sealed, from, to)).equals(content.subarray(from, to))).toBe(true)
      const stored = sealer.openHead(sealed.subarray(0, HEAD_BYTES)).storedRange(from, to)
      const chunks = Math.max(1, Math.ceil(to / CHUNK_BYTES) - Math.floor(from / CHUNK_BYTES))
      expect(stored.to - stored.from).toBeLessThanOrEqual(chunks * STORED_CHUNK)
    }
  })

  it('looks different every time', async () => {
    const content = Buffer.alloc(100)
    const [one, two] = [await seal(sealer, content), await seal(sealer, content)]
    expect(one.subarray(HEAD_BYTES).equals(two.subarray(HEAD_BYTES))).toBe(false)
  })

  it('does not open when any bit of any byte was changed', async () => {
    const short = await seal(sealer, randomBytes(150))
    for (let at = 0; at < short.length; at += 1)
      for (let bit = 0; bit < 8; bit += 1) {
        const changed = Buffer.from(short)
        changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at)
        await doesNotOpen(sealer, changed)
      }
    const long = await seal(sealer, randomBytes(2 * CHUNK_BYTES + 5))
    for (let n = 0; n < 60; n += 1) await doesNotOpen(sealer, flipped(long, randomInt(long.length)))
  })

  it('does not open when its tail was cut off, wherever', async () => {
    const short = await seal(sealer, randomBytes(150))
    for (let length = 0; length < short.length; length += 1)
      await doesNotOpen(sealer, short.subarray(0, length))
    const long = await seal(sealer, randomBytes(3 * CHUNK_BYTES))
    for (const chunks of [0, 1, 2])
      await doesNotOpen(sealer, long.subarray(0, HEAD_BYTES + chunks * STORED_CHUNK))
  })

  it('does not open when chunks were swapped, repeated, or brought over from another content', async () => {
    const sealed = await seal(sealer, randomBytes(4 * CHUNK_BYTES))
    const other = await seal(sealer, randomBytes(4 * CHUNK_BYTES))
    const [a, b, c, d] = [0, 1, 2, 3].map((index) => chunk(sealed, index)) as [Buffer, Buffer, Buffer, Buffer]
    await expect(open(sealer, built(sealed, a, b, c, d))).resolves.toHaveLength(4 * CHUNK_BYTES)
    await doesNotOpen(sealer, built(sealed, b, a, c, d))
    await doesNotOpen(sealer, built(sealed, a, a, c, d))
    await doesNotOpen(sealer, built(sealed, a, b, d, c))
    await doesNotOpen(sealer, built(sealed, a, b, chunk(other, 2), d))
    await doesNotOpen(sealer, built(other, a, b, c, d))
  })

  it('knows its last chunk by its seal, not only by its length', async () => {
    const content = randomBytes(3 * CHUNK_BYTES)
    const stream = sealer.begin()
    const chunks = await allBytes(stream.chunks(inPieces(content, 9_999)))
    const shorter = stream.head({ sha256: sha256Of(content), size: 2 * CHUNK_BYTES })
    await doesNotOpen(sealer, Buffer.concat([shorter, chunks.subarray(0, 2 * STORED_CHUNK)]))
    const more = sealer.begin()
    const whole = await allBytes(more.chunks(inPieces(content, 9_999)))
    const longer = more.head({ sha256: sha256Of(content), size: 4 * CHUNK_BYTES })
    await doesNotOpen(sealer, Buffer.concat([longer, whole, whole.subarray(0, STORED_CHUNK)]))
  })

  it('is made under the newest key and opened under the one it names', async () => {
    const [one, two] = [key(1), key(2)]
    const content = randomBytes(500)
    const old = await seal(new BlobSealer([one]), content)
    const both = new BlobSealer([one, two])
    expect((await open(both, old)).equals(content)).toBe(true)
    const fresh = await seal(both, content)
    expect((await open(new BlobSealer([two]), fresh)).equals(content)).toBe(true)
    expect(() => new BlobSealer([one]).openHead(fresh.subarray(0, HEAD_BYTES))).toThrow('key 2')
    await doesNotOpen(new BlobSealer([key(1)]), old)
  })

  it('is sealed once: a second time would use its nonces again', async () => {
    const stream = sealer.begin()
    await allBytes(stream.chunks(inPieces(Buffer.from('a'), 1)))
    await expect(allBytes(stream.chunks(inPieces(Buffer.from('b'), 1)))).rejects.toThrow('sealed already')
    stream.head({ sha256: sha256Of(Buffer.from('a')), size: 1 })
    expect(() => stream.head({ sha256: sha256Of(Buffer.from('b')), size: 1 })).toThrow('sealed already')
  })
})
