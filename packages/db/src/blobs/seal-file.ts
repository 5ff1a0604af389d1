import { createHash } from 'node:crypto'
import { BlobTooLarge } from './blob-errors.js'
import type { BlobFacts, BlobSource } from './blob-store.js'
import { type BlobSealer, HEAD_BYTES } from './seal-stream.js'
import type { SpoolFile } from './spool.js'

/**
 * Seals a content into a file, chunk by chunk: nothing plain touches the disk. The head is written last, because
 * only then it is known what the content was.
 * @throws BlobTooLarge, BlobStoreUnavailable, and whatever the source throws
 */
export async function sealInto(
  file: SpoolFile,
  sealer: BlobSealer,
  source: BlobSource,
  limitBytes: number,
): Promise<BlobFacts> {
  const hash = createHash('sha256')
  let size = 0
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const bytes of pieces(source)) {
      size += bytes.length
      if (size > limitBytes) throw new BlobTooLarge(limitBytes)
      hash.update(bytes)
      yield bytes
    }
  }
  const stream = sealer.begin()
  let at = HEAD_BYTES
  for await (const chunk of stream.chunks(counted())) {
    await file.write(chunk, at)
    at += chunk.length
  }
  const facts = { sha256: hash.digest('hex'), size }
  await file.write(stream.head(facts), 0)
  return facts
}

/** A source as pieces, whichever of the two it is. */
export async function* pieces(source: BlobSource): AsyncGenerator<Uint8Array> {
  if (ArrayBuffer.isView(source)) yield source as Uint8Array
  else yield* source
}
