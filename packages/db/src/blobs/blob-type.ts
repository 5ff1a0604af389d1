/** Kinds of files that are kept: scans, photos and documents, nothing that runs or carries scripts of a page. */
export type BlobType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/webp' | 'image/tiff'

/** First bytes that {@link blobTypeOf} wants to see. */
export const MAGIC_BYTES = 12

const text = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1')

/**
 * The kind of a content by its first bytes, whatever its sender calls it. null: none of those that are kept.
 * Source: ISO 32000-2 7.5.2 (PDF), ITU-T T.81 B.1.1.3 (JPEG: SOI and the next marker), W3C PNG 5.2,
 * Google WebP container specification (RIFF header), TIFF 6.0 section 2.
 */
export function blobTypeOf(head: Uint8Array): BlobType | null {
  if (text(head, 0, 5) === '%PDF-') return 'application/pdf'
  if (text(head, 0, 3) === '\xff\xd8\xff') return 'image/jpeg'
  if (text(head, 0, 8) === '\x89PNG\r\n\x1a\n') return 'image/png'
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP') return 'image/webp'
  if (['II*\0', 'MM\0*'].includes(text(head, 0, 4))) return 'image/tiff'
  return null
}
