import { type FileHandle, mkdir, open, readdir, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { BlobStoreUnavailable } from './blob-errors.js'
import type { BlobKeys } from './blob-keys.js'
import { SealedBlobs } from './sealed-blobs.js'
import { OBJECT_NAME, type ObjectRead, type SealedObjects, type StoredObject } from './sealed-objects.js'
import { type DiskFiles, flushFolder, makeFolder, onDisk, realFiles, SpoolFile, sweepSpool } from './spool.js'

export interface DiskBlobsOptions {
  /** The store's own folder; it is made when it is missing. Several processes may use it. */
  readonly folder: string
  readonly keys: BlobKeys
  /** The present: leftovers of writers that crashed more than an hour ago are swept now. */
  readonly now: Date
  readonly files?: DiskFiles
}

/**
 * Blobs in a folder: `objects/ab/cd/abcd…`, and `spool` for what is still written.
 * @throws BlobKeysForeign, BlobStoreUnavailable
 */
export async function openDiskBlobs({ folder, keys, now, files }: DiskBlobsOptions): Promise<SealedBlobs> {
  const objects = new DiskObjects(folder, files ?? realFiles)
  const blobs = new SealedBlobs(objects, keys)
  await blobs.prepare()
  await sweepSpool(objects.spoolFolder, now)
  return blobs
}

class DiskObjects implements SealedObjects {
  readonly spoolFolder: string
  readonly #objects: string
  /** Folders that this process has seen flushed into their parents. */
  readonly #durable = new Set<string>()

  constructor(
    private readonly folder: string,
    private readonly files: DiskFiles,
  ) {
    // In the same file system as the objects: between two of them a rename is a copy.
    this.spoolFolder = join(folder, 'spool')
    this.#objects = join(folder, 'objects')
  }

  async prepare(): Promise<void> {
    await onDisk(mkdir(this.folder, { recursive: true, mode: 0o700 }))
    await makeFolder(this.folder, this.files)
    await makeFolder(this.spoolFolder, this.files)
    await makeFolder(this.#objects, this.files)
  }

  spool(): Promise<SpoolFile> {
    return SpoolFile.create(this.spoolFolder, this.files)
  }

  async keep(file: SpoolFile, name: string): Promise<void> {
    const [upper, lower] = this.#foldersOf(name)
    // Also when they are there: another process may have made them and not flushed them yet.
    for (const folder of [upper, lower]) {
      if (this.#durable.has(folder)) continue
      await makeFolder(folder, this.files)
      this.#durable.add(folder)
    }
    await file.moveTo(join(lower, name))
    await flushFolder(lower, this.files)
  }

  async read(name: string, from: number, to: number): Promise<ObjectRead | null> {
    const handle = await unlessMissing(open(this.#pathOf(name), 'r'))
    if (!handle) return null
    try {
      const { size, mtime, mtimeNs, ino } = await onDisk(handle.stat({ bigint: true }))
      return {
        size: Number(size),
        storedAt: mtime,
        version: `${ino} ${mtimeNs}`,
        bytes: read(handle, from, to),
        cancel: () => onDisk(handle.close()),
      }
    } catch (error) {
      await handle.close()
      throw error
    }
  }

  async stat(name: string): Promise<StoredObject | null> {
    const found = await unlessMissing(stat(this.#pathOf(name)))
    return found && { name, size: found.size, storedAt: found.mtime }
  }

  async remove(name: string): Promise<void> {
    const gone = await unlessMissing(unlink(this.#pathOf(name)).then(() => true))
    if (gone) await flushFolder(this.#foldersOf(name)[1], this.files)
  }

  async *list(): AsyncGenerator<StoredObject> {
    for (const upper of await entries(this.#objects))
      for (const lower of await entries(join(this.#objects, upper)))
        for (const name of await entries(join(this.#objects, upper, lower))) {
          if (!OBJECT_NAME.test(name)) continue
          const found = await this.stat(name)
          if (found) yield found
        }
  }

  #foldersOf(name: string): [upper: string, lower: string] {
    const upper = join(this.#objects, name.slice(0, 2))
    return [upper, join(upper, name.slice(2, 4))]
  }

  #pathOf(name: string): string {
    return join(this.#foldersOf(name)[1], name)
  }
}

const PIECE = 64 * 1024

async function* read(handle: FileHandle, from: number, to: number): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to;) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE, to - at))
    const { bytesRead } = await onDisk(handle.read(piece, 0, piece.length, at))
    if (bytesRead === 0) return
    at += bytesRead
    yield piece.subarray(0, bytesRead)
  }
}

const entries = async (folder: string): Promise<string[]> => (await unlessMissing(readdir(folder))) ?? []

/** null: it is not there. Also when something on the way to it is a file: nothing of ours lies below a file. */
async function unlessMissing<T>(work: Promise<T>): Promise<T | null> {
  try {
    return await work
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return null
    throw new BlobStoreUnavailable(cause)
  }
}
