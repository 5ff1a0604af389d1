import type { SecondCopyPort } from '@lentera/sync/client/ports'
import type { LogEntry } from '@lentera/sync/second-copy/frames'

/** One implementation of {@link SecondCopyPort}, empty, with a hand on its disk. */
export interface CopyUnderTest {
  /** The same copy as another tab or a later start sees it. */
  open(): SecondCopyPort
  /** Changes the bytes of the file that holds the log, behind its back. */
  spoil(change: (bytes: Uint8Array) => Uint8Array): Promise<void>
}

export interface CopyCase {
  readonly title: string
  run(copy: CopyUnderTest): Promise<void>
}

const entry = (n: number, text = `catatan ${n}`): LogEntry => ({ name: `r ${n}`, text })
const entries = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => entry(from + n))

/** Plain, because the same cases run under Jest and in a page. */
function same(found: unknown, expected: unknown): void {
  const [one, two] = [JSON.stringify(found), JSON.stringify(expected)]
  if (one !== two) throw new Error(`found ${one}, expected ${two}`)
}

const indexOf = (bytes: Uint8Array, text: string): number => {
  const wanted = new TextEncoder().encode(text)
  for (let at = 0; at + wanted.length <= bytes.length; at += 1)
    if (wanted.every((byte, n) => bytes[at + n] === byte)) return at
  throw new Error(`${text} does not lie there`)
}

const flipped = (bytes: Uint8Array, at: number): Uint8Array => {
  bytes[at]! ^= 0x10
  return bytes
}

/** What every second copy does, wherever it lies. */
export const secondCopyCases: readonly CopyCase[] = [
  {
    title: 'is empty where nothing was ever written',
    run: async (copy) => {
      same(await copy.open().list(), { names: [], bytes: 0, damaged: [], isUnfinished: false })
      same(await copy.open().read(), [])
    },
  },
  {
    title: 'gives back what was appended, in its order, at a later start and in another tab',
    run: async (copy) => {
      const first = copy.open()
      await first.append([entry(1), entry(2)])
      const second = copy.open()
      await second.append([entry(3)])
      await first.append([entry(4, 'é ✓ \u0000 akhir')])
      same(await copy.open().read(), [entry(1), entry(2), entry(3), entry(4, 'é ✓ \u0000 akhir')])
      same((await second.list()).names, ['r 1', 'r 2', 'r 3', 'r 4'])
    },
  },
  {
    title: 'lets the later entry of a name speak',
    run: async (copy) => {
      await copy.open().append([entry(1, 'lama'), entry(2)])
      await copy.open().append([entry(1, 'baru')])
      same(await copy.open().read(), [entry(2), entry(1, 'baru')])
    },
  },
  {
    title: 'holds after a rewrite what was rewritten and nothing else, for a tab that did not hear of it too',
    run: async (copy) => {
      const [first, second] = [copy.open(), copy.open()]
      await first.append(entries(1, 20))
      const { bytes } = await first.list()
      await second.rewrite(entries(11, 12))
      await first.append([entry(21)])
      same(await copy.open().read(), [entry(11), entry(12), entry(21)])
      await first.rewrite(entries(12, 12))
      await second.rewrite(entries(30, 31))
      await first.append([entry(32)])
      same(await copy.open().read(), entries(30, 32))
      const now = await copy.open().list()
      if (now.bytes >= bytes) throw new Error('the file did not get smaller')
    },
  },
  {
    title: 'cuts off an entry that was torn, and goes on behind the last whole one',
    run: async (copy) => {
      await copy.open().append(entries(1, 3))
      const { bytes } = await copy.open().list()
      for (const left of [1, 11, 13, 20]) {
        await copy.open().append([entry(4)])
        await copy.spoil((all) => all.slice(0, bytes + left))
        const list = await copy.open().list()
        same(list, { names: ['r 1', 'r 2', 'r 3'], bytes, damaged: [], isUnfinished: false })
      }
      await copy.open().append([entry(5)])
      same(await copy.open().read(), [...entries(1, 3), entry(5)])
    },
  },
  {
    title: 'finds what was appended behind a torn entry that nobody had cut off yet',
    run: async (copy) => {
      const writer = copy.open()
      await writer.append(entries(1, 3))
      await copy.spoil((bytes) => bytes.slice(0, bytes.length - 5))
      await writer.append([entry(4)])
      const { names, damaged } = await copy.open().list()
      same(names, ['r 1', 'r 2', 'r 4'])
      same(damaged.length, 1)
    },
  },
  {
    title: 'takes space that was given and never written for torn, not for damaged',
    run: async (copy) => {
      await copy.open().append(entries(1, 2))
      await copy.spoil((bytes) => {
        const more = new Uint8Array(bytes.length + 4096)
        more.set(bytes)
        return more
      })
      same((await copy.open().list()).damaged, [])
      await copy.open().append([entry(3)])
      same(await copy.open().read(), entries(1, 3))
    },
  },
  {
    title: 'skips a damaged entry in the middle, says where it lay, and gives all others',
    run: async (copy) => {
      await copy.open().append(entries(1, 5))
      await copy.spoil((bytes) => flipped(bytes, indexOf(bytes, 'catatan 3')))
      const { names, damaged } = await copy.open().list()
      same(names, ['r 1', 'r 2', 'r 4', 'r 5'])
      same(damaged.length, 1)
      same(await copy.open().read(), [entry(1), entry(2), entry(4), entry(5)])
    },
  },
  {
    title: 'is not led astray by a damaged length',
    run: async (copy) => {
      await copy.open().append(entries(1, 4))
      // The length stands eight bytes before the payload, the name is its second byte.
      await copy.spoil((bytes) => flipped(bytes, indexOf(bytes, 'r 2') - 9))
      same((await copy.open().list()).names, ['r 1', 'r 3', 'r 4'])
    },
  },
  {
    title: 'gives its entries when the first bytes of the file are gone',
    run: async (copy) => {
      await copy.open().append(entries(1, 3))
      await copy.spoil((bytes) => bytes.fill(0, 0, 8))
      same((await copy.open().list()).names, ['r 1', 'r 2', 'r 3'])
      await copy.open().append([entry(4)])
      same(await copy.open().read(), entries(1, 4))
    },
  },
  {
    title: 'is empty after it was destroyed, and can be begun again',
    run: async (copy) => {
      const writer = copy.open()
      await writer.append(entries(1, 3))
      await copy.open().destroy()
      same(await copy.open().read(), [])
      await writer.append([entry(9)])
      same(await copy.open().read(), [entry(9)])
    },
  },
  {
    title: 'takes an entry as large as a command can be, and many of them',
    run: async (copy) => {
      const large = entry(1, 'x'.repeat(200_000))
      await copy.open().append([large, ...entries(2, 300)])
      same(await copy.open().read(), [large, ...entries(2, 300)])
    },
  },
]
