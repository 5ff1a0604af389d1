import type { Bytes } from '../../record/bytes.js'

// RFC 4648. A QR writes these as pairs in 11 bits, and a scanner that types them cannot go wrong: no key of them
// lies elsewhere on another keyboard layout, and a Caps Lock that turns them small does no harm.
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** Unpadded base32. */
export function toBase32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    for (bits += 8; bits >= 5; bits -= 5) text += letters[(held >> (bits - 5)) & 31]!
    held &= (1 << bits) - 1
  }
  return bits > 0 ? text + letters[(held << (5 - bits)) & 31]! : text
}

/** @throws TypeError for text that is not unpadded base32 */
export function fromBase32(text: string): Bytes {
  const bytes: number[] = []
  let held = 0
  let bits = 0
  for (const letter of text) {
    const value = letters.indexOf(letter)
    if (value < 0) throw new TypeError('not base32')
    held = (held << 5) | value
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 255)
      held &= (1 << bits) - 1
    }
  }
  return Uint8Array.from(bytes)
}
