const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
// Value of each letter by its code; what is no letter has none.
const values = new Int8Array(128).fill(-1)
for (let value = 0; value < alphabet.length; value += 1) values[alphabet.charCodeAt(value)] = value

const encoder = new TextEncoder()

/** Bytes whose buffer is a plain ArrayBuffer, as WebCrypto wants them. */
export type Bytes = Uint8Array<ArrayBuffer>

/** Unpadded base64url. */
export function toBase64Url(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const a = bytes[i]!
    const b = bytes[i + 1]
    const c = bytes[i + 2]
    text += alphabet[a >> 2]! + alphabet[((a & 3) << 4) | ((b ?? 0) >> 4)]!
    if (b !== undefined) text += alphabet[((b & 15) << 2) | ((c ?? 0) >> 6)]!
    if (c !== undefined) text += alphabet[c & 63]!
  }
  return text
}

/** @throws TypeError for text that is not unpadded base64url */
export function fromBase64Url(text: string): Bytes {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < text.length; i += 1) {
    const value = values[text.charCodeAt(i)]
    if (value === undefined || value < 0) throw new TypeError('not base64url')
    held = (held << 6) | value
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >> bits) & 255
      held &= (1 << bits) - 1
    }
  }
  return bytes
}

export const utf8 = (text: string): Bytes => encoder.encode(text) as Bytes
/** @throws TypeError for bytes that are not UTF-8 */
export const fromUtf8 = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes)
