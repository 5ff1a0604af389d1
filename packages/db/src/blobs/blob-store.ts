/** What a blob is: it is named by the SHA-256 of its plain content, 64 lower-case hex digits. */
export interface BlobFacts {
  readonly sha256: string
  /** Bytes of the plain content. */
  readonly size: number
}

export interface StoredBlob extends BlobFacts {
  /** When the store took it, by the store's own clock. */
  readonly storedAt: Date
}

/** One object of the store as a listing shows it. */
export interface ListedBlob {
  /** Its name in the store, which tells nobody what it is. */
  readonly objectName: string
  /** Bytes it takes in the store. */
  readonly storedBytes: number
  readonly storedAt: Date
  /** null: its head does not open. A sweep leaves it to a person. */
  readonly blob: BlobFacts | null
}

export type BlobSource = AsyncIterable<Uint8Array> | Uint8Array

export interface PutOptions {
  /** The content must have this name. */
  readonly expected?: string
  /** Plain bytes that are taken at most. */
  readonly limitBytes: number
}

/** Bytes `from` (counted from 0, itself included) up to `to` (not included any more); beyond the end is the end. */
export interface ByteRange {
  readonly from?: number
  readonly to?: number
}

/**
 * Files of patients: content-addressed, sealed before they leave the process. Knowing a name is no permission to
 * read: whoever hands bytes out has asked first whether the person may see the record that names them.
 */
export interface BlobStore {
  /**
   * Takes a content. When this resolves, the blob is durable and whole; until then nobody sees any of it. The same
   * content twice is one blob, and a damaged one is replaced.
   * @throws BlobTooLarge, BlobMismatch, BlobStoreUnavailable, and whatever the source throws
   */
  put(source: BlobSource, options: PutOptions): Promise<BlobFacts>
  /**
   * Plain bytes. Every piece was authenticated before it is handed out, but a caller who must not act on a part
   * reads to the end first.
   * @throws BlobNotFound, BlobDamaged (both also while reading), BlobStoreUnavailable, RangeError
   */
  open(sha256: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array>>
  /** @throws BlobNotFound, BlobDamaged, BlobStoreUnavailable */
  stat(sha256: string): Promise<StoredBlob>
  has(sha256: string): Promise<boolean>
  /** After it the blob is gone, whether or not it was there. */
  remove(sha256: string): Promise<void>
  /** Everything that is there, in no order. What comes or goes meanwhile may or may not be among it. */
  list(): AsyncIterable<ListedBlob>
}
