import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join, relative } from 'node:path'

export interface RawHit {
  readonly file: string
  readonly word: string
}

/** Longer than any word that is looked for, in whatever encoding. */
const OVERLAP = 512

/**
 * Looks for words in every byte of every file below a folder: UTF-8, and UTF-16 as V8 and V8's serialiser write
 * it, in both orders.
 *
 * What it cannot see: LevelDB and the cache may compress a block (snappy, Brotli, gzip). Snappy leaves a text as it
 * is the first time it stands in a block and only refers back afterwards, so a name that stands in clear is seen at
 * its first place, unless its letters stood there before in pieces; Brotli and gzip hide it wholly. Neither is how
 * the app writes what is a patient's, but a browser could begin to.
 */
export async function rawHits(
  folder: string,
  words: readonly string[],
): Promise<{ hits: RawHit[]; files: number; bytes: number }> {
  const wanted = words.flatMap((word) => {
    const utf16 = Buffer.from(word, 'utf16le')
    return [Buffer.from(word), utf16, Buffer.from(utf16).swap16()].map((bytes) => ({ word, bytes }))
  })
  const hits = new Map<string, RawHit>()
  let [files, bytes] = [0, 0]
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files += 1
    bytes += (await stat(path)).size
    let tail = Buffer.alloc(0)
    for await (const part of createReadStream(path, { highWaterMark: 4 * 1024 * 1024 })) {
      const chunk = Buffer.concat([tail, part as Buffer])
      for (const { word, bytes: looked } of wanted)
        if (chunk.includes(looked)) hits.set(`${path} ${word}`, { file: relative(folder, path), word })
      tail = chunk.subarray(Math.max(0, chunk.length - OVERLAP))
    }
  }
  return { hits: [...hits.values()], files, bytes }
}
