import type { Bytes } from '../record/bytes.js'
import { type Damage, entryOf, frameOf, type LogEntry, type Scan, scan } from './frames.js'

/** An open file, in the words of `FileSystemSyncAccessHandle`. Offsets and sizes are bytes. */
export interface LogFile {
  getSize(): number
  read(into: Uint8Array, options: { at: number }): number
  write(from: Uint8Array, options: { at: number }): number
  truncate(size: number): void
  /** What was written is on the disk when this returns. */
  flush(): void
  close(): void
}

export type LogName = 'a' | 'b'

/** Where the two files lie. A file that is not there is empty. */
export interface LogFolder {
  open(name: LogName): Promise<LogFile>
  /** Deletes both files and whatever lies beside them. */
  remove(): Promise<void>
}

/** What lies in the copy, by name; texts only on request, because nobody needs them while the first copy is well. */
export interface LogList {
  /** Oldest first; a name that was written again stands at its last place. */
  readonly names: readonly string[]
  /** Bytes of both files. */
  readonly bytes: number
  readonly damaged: readonly Damage[]
  /** A rewrite was cut off half way: both files hold entries. */
  readonly isUnfinished: boolean
}

const headerName = '#'
const other = (name: LogName): LogName => (name === 'a' ? 'b' : 'a')

/**
 * An append-only log over two files. One is written to; a rewrite fills the other, flushes it, and only then
 * empties the first, so that at every instant one of them is whole. What both hold after a power cut in
 * between is read together: an entry is known by its name, and the later one speaks.
 *
 * Knows no locks: whoever calls lets one operation end before the next one begins, over all tabs.
 */
export class SecondCopyLog {
  /** Where the last operation of this tab found the log; another tab may have moved it since. */
  #current: LogName | null = null

  constructor(private readonly folder: LogFolder) {}

  async list(): Promise<LogList> {
    const files = await this.#scanned()
    const names = files.flatMap(({ scan: { found } }) =>
      found.map(({ name }) => name).filter((name) => name !== headerName),
    )
    return {
      names: [...new Set(names.reverse())].reverse(),
      bytes: files.reduce((sum, { size }) => sum + size, 0),
      damaged: files.flatMap(({ scan: { damaged } }) => damaged),
      isUnfinished: files.length > 1,
    }
  }

  /** All entries, oldest first, each name once: as it was written last. */
  async read(): Promise<LogEntry[]> {
    const byName = new Map<string, LogEntry>()
    for (const {
      scan: { found },
    } of await this.#scanned())
      for (const one of found) {
        if (one.name === headerName) continue
        byName.delete(one.name)
        byName.set(one.name, entryOf(one))
      }
    return [...byName.values()]
  }

  /**
   * Adds entries behind the last whole one and flushes. What an append cut short left is cut off first.
   * @returns bytes of the file
   * @throws the file system's error (a full disk), after which the file is as it was
   */
  async append(entries: readonly LogEntry[]): Promise<number> {
    const { name, file } = await this.#openCurrent()
    try {
      const end = file.getSize() > 0 ? file.getSize() : writeAll(file, 0, [header(1)])
      const size = writeAll(file, end, entries)
      file.flush()
      this.#current = name
      return size
    } finally {
      file.close()
    }
  }

  /** Replaces everything. @returns bytes of the new file. @throws the file system's error; then nothing is lost */
  async rewrite(entries: readonly LogEntry[]): Promise<number> {
    const files = await this.#scanned()
    const from = files.at(-1)
    const name = from ? other(from.name) : 'a'
    const file = await this.folder.open(name)
    let size: number
    try {
      file.truncate(0)
      size = writeAll(file, 0, [header((from?.generation ?? 0) + 1), ...entries])
      file.flush()
    } finally {
      file.close()
    }
    const old = await this.folder.open(other(name))
    try {
      old.truncate(0)
      old.flush()
    } finally {
      old.close()
    }
    this.#current = name
    return size
  }

  async destroy(): Promise<void> {
    this.#current = null
    await this.folder.remove()
  }

  /** Both files that hold something, the one that was begun last at the end. */
  async #scanned(): Promise<Scanned[]> {
    const files: Scanned[] = []
    for (const name of ['a', 'b'] as const) {
      const file = await this.folder.open(name)
      try {
        const bytes = contentOf(file)
        if (bytes.length === 0) continue
        const found = scan(bytes)
        // Only bytes nobody was ever told of are taken away.
        if (found.torn > 0) cutOff(file, bytes.length - found.torn)
        files.push({ name, size: bytes.length - found.torn, scan: found, generation: generationOf(found) })
      } finally {
        file.close()
      }
    }
    files.sort((one, two) => one.generation - two.generation)
    this.#current = files.at(-1)?.name ?? null
    return files.filter(({ size }) => size > 0)
  }

  /** The file to write to, in hand; looks at both only where this tab does not know or another one moved on. */
  async #openCurrent(): Promise<{ name: LogName; file: LogFile }> {
    if (this.#current) {
      const file = await this.folder.open(this.#current)
      if (file.getSize() > 0) return { name: this.#current, file }
      file.close()
    }
    await this.#scanned()
    const name = this.#current ?? 'a'
    return { name, file: await this.folder.open(name) }
  }
}

interface Scanned {
  readonly name: LogName
  readonly size: number
  readonly scan: Scan
  readonly generation: number
}

/** First entry of a file: which of the two was begun later. */
const header = (generation: number): LogEntry => ({ name: headerName, text: String(generation) })

/** A header that cannot be read makes its file the older one: then nothing in the other is spoken over. */
const generationOf = ({ found }: Scan): number => {
  const first = found.find(({ name }) => name === headerName)
  return first ? Number(entryOf(first).text) : 0
}

function contentOf(file: LogFile): Bytes {
  const bytes = new Uint8Array(file.getSize())
  let at = 0
  while (at < bytes.length) {
    const read = file.read(bytes.subarray(at), { at })
    if (read === 0) break
    at += read
  }
  return bytes.subarray(0, at)
}

function cutOff(file: LogFile, size: number): void {
  file.truncate(size)
  file.flush()
}

/** @returns where the file ends now */
function writeAll(file: LogFile, at: number, entries: readonly LogEntry[]): number {
  let end = at
  try {
    for (const entry of entries) {
      const frame = frameOf(entry)
      const written = file.write(frame, { at: end })
      if (written !== frame.length) throw new DOMException('short write', 'QuotaExceededError')
      end += frame.length
    }
  } catch (error) {
    file.truncate(at)
    throw error
  }
  return end
}
