import { randomBytes } from 'node:crypto'
import * as node from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { BlobStoreUnavailable } from './blob-errors.js'

/** The calls by which files are written; a test hands in a disk that fills up. */
export type DiskFiles = Pick<typeof node, 'open' | 'rename' | 'mkdir' | 'unlink'>

export const realFiles: DiskFiles = node

/** A crashed writer's file is older than any write that still goes on. */
const LEFTOVER_AFTER_MS = 60 * 60 * 1000
const SPOOLED = /^[0-9a-f]{32}\.tmp$/

/** Whatever a disk fails at means that it does not take or give anything just now. */
export async function onDisk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (cause) {
    throw new BlobStoreUnavailable(cause)
  }
}

/** A file that is written before it has a name. It is moved once or discarded. */
export class SpoolFile {
  #handle: node.FileHandle | null
  #end = 0

  private constructor(
    readonly path: string,
    handle: node.FileHandle,
    private readonly files: DiskFiles,
  ) {
    this.#handle = handle
  }

  /** @throws BlobStoreUnavailable, as everything here */
  static async create(folder: string, files: DiskFiles = realFiles): Promise<SpoolFile> {
    const path = join(folder, `${randomBytes(16).toString('hex')}.tmp`)
    return new SpoolFile(path, await onDisk(files.open(path, 'wx', 0o600)), files)
  }

  /** Bytes so far. */
  get size(): number {
    return this.#end
  }

  /** Writes all of it at a place, by default behind what is there. */
  async write(bytes: Uint8Array, at = this.#end): Promise<void> {
    let done = 0
    // A disk that is nearly full takes a part and answers so.
    while (done < bytes.length) {
      const { bytesWritten } = await onDisk(this.#open.write(bytes, done, bytes.length - done, at + done))
      done += bytesWritten
    }
    this.#end = Math.max(this.#end, at + done)
  }

  /** Flushes it and gives it its name, replacing what had it. The name is durable when its folder was flushed. */
  async moveTo(path: string): Promise<void> {
    await onDisk(this.#open.sync())
    await this.close()
    await onDisk(this.files.rename(this.path, path))
  }

  async close(): Promise<void> {
    const handle = this.#handle
    this.#handle = null
    if (handle) await onDisk(handle.close())
  }

  /** Removes it, if it was not moved. It never fails: a sweep finds what stays. */
  async discard(): Promise<void> {
    await this.close().catch(() => undefined)
    await this.files.unlink(this.path).catch(() => undefined)
  }

  get #open(): node.FileHandle {
    if (!this.#handle) throw new Error('this file is closed')
    return this.#handle
  }
}

/** Removes what crashed writers left. @returns how many files */
export async function sweepSpool(folder: string, now: Date): Promise<number> {
  let swept = 0
  for (const name of await onDisk(node.readdir(folder))) {
    if (!SPOOLED.test(name)) continue
    const path = join(folder, name)
    // Another process may finish or sweep it meanwhile.
    const found = await node.stat(path).catch(() => null)
    if (!found || now.getTime() - found.mtimeMs < LEFTOVER_AFTER_MS) continue
    await node.unlink(path).then(
      () => (swept += 1),
      () => undefined,
    )
  }
  return swept
}

/** Makes what was renamed or made in a folder outlive a power cut. */
export async function flushFolder(folder: string, files: DiskFiles = realFiles): Promise<void> {
  const handle = await onDisk(files.open(folder, 'r'))
  try {
    await onDisk(handle.sync())
  } finally {
    await handle.close()
  }
}

/** Makes a folder below one that is there, and lets both outlive a power cut. */
export async function makeFolder(folder: string, files: DiskFiles = realFiles): Promise<void> {
  await onDisk(files.mkdir(folder, { recursive: true, mode: 0o700 }))
  await flushFolder(dirname(folder), files)
}
