/** A failure with a code that stays; none of them carries anything of a content. */
export abstract class BlobError extends Error {
  abstract readonly code: string

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = new.target.name
  }
}

export class BlobNotFound extends BlobError {
  readonly code = 'blob.not_found'

  constructor(readonly sha256: string) {
    super(`no blob ${sha256}`)
  }
}

export class BlobTooLarge extends BlobError {
  readonly code = 'blob.too_large'

  constructor(readonly limitBytes: number) {
    super(`more than ${limitBytes} bytes`)
  }
}

/** The content is not what its name says. */
export class BlobMismatch extends BlobError {
  readonly code = 'blob.mismatch'

  constructor(readonly expected: string) {
    super(`the content is not ${expected}`)
  }
}

/** The stored bytes were changed, cut, moved, or were sealed under a key that is not here. */
export class BlobDamaged extends BlobError {
  readonly code = 'blob.damaged'
}

/** The place where blobs lie does not take or give them just now: full, not mounted, not reached. */
export class BlobStoreUnavailable extends BlobError {
  readonly code = 'blob.store_unavailable'

  constructor(cause: unknown) {
    const { code, message } = cause as NodeJS.ErrnoException
    super(`the blob store is not available: ${code ?? message}`, { cause })
  }
}

/** The store was filled under other keys: going on would hide every blob that is in it. */
export class BlobKeysForeign extends BlobError {
  readonly code = 'blob.keys_foreign'
}

/** The content is of none of the kinds that are kept. */
export class BlobTypeRefused extends BlobError {
  readonly code = 'blob.type_refused'

  constructor() {
    super('neither PDF, JPEG, PNG, WebP nor TIFF')
  }
}
