import type { SpoolFile } from './spool.js'

/** Part of a stored object. Either its bytes are read, or it is cancelled: it holds a file or a connection. */
export interface ObjectRead {
  /** Bytes of the whole object. */
  readonly size: number
  readonly storedAt: Date
  /** Two reads with the same version saw the same object. */
  readonly version: string
  readonly bytes: AsyncIterable<Uint8Array>
  cancel(): Promise<void>
}

export interface StoredObject {
  readonly name: string
  readonly size: number
  readonly storedAt: Date
}

/**
 * What a driver is asked for: sealed bytes under names of 64 hex digits. It knows no key and no content, and lets
 * every failure of its own out as `BlobStoreUnavailable`.
 */
export interface SealedObjects {
  /** Makes the place ready; asked again after it failed. */
  prepare(): Promise<void>
  /** A file of this machine in which an object grows before it gets its name. */
  spool(): Promise<SpoolFile>
  /** Gives a finished file its name, replacing what had it. Durable and whole when it resolves. */
  keep(file: SpoolFile, name: string): Promise<void>
  /** Bytes `from` up to (not including) `to`, fewer when the object ends before. null: there is no such object. */
  read(name: string, from: number, to: number): Promise<ObjectRead | null>
  stat(name: string): Promise<StoredObject | null>
  /** Nothing happens when it is not there. */
  remove(name: string): Promise<void>
  list(): AsyncIterable<StoredObject>
}

export const OBJECT_NAME = /^[0-9a-f]{64}$/
