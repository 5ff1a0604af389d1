import { type Bytes, utf8 } from '../record/bytes.js'

/**
 * How entries lie in the file of the second copy, one behind the other:
 *
 *     "LTR1" · length of the payload (u32) · CRC-32 of length and payload (u32) · payload
 *     payload: length of the name (u8) · name (UTF-8) · text (UTF-8)
 *
 * The mark lets a reader find the next entry behind a damaged one; the CRC tells a whole entry from what a
 * power cut or a bad sector left.
 */
export interface LogEntry {
  readonly name: string
  readonly text: string
}

/** Bytes that are no entry and lie between two. */
export interface Damage {
  readonly at: number
  readonly bytes: number
}

/** A whole entry of a file, not yet decoded. */
export interface Found {
  readonly name: string
  readonly text: Bytes
}

export interface Scan {
  readonly found: readonly Found[]
  readonly damaged: readonly Damage[]
  /** Where the last whole entry ends; what lies behind it is `torn` or counted as damaged. */
  readonly end: number
  /** Bytes at the end that an append cut short left: they never were an entry anybody heard of. */
  readonly torn: number
}

const MARK = 0x4c_54_52_31
const HEADER = 12
/** Nothing that is written comes near; a flipped bit in a length does. */
const payloadMax = 16 * 1024 * 1024
const nameMax = 255

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit += 1) c = c & 1 ? (c >>> 1) ^ 0xed_b8_83_20 : c >>> 1
  return c
})

/** CRC-32 (IEEE 802.3), as in zip and PNG. */
export function crc32(...parts: readonly Uint8Array[]): number {
  let c = 0xff_ff_ff_ff
  for (const part of parts) for (const byte of part) c = (c >>> 8) ^ crcTable[(c ^ byte) & 0xff]!
  return (c ^ 0xff_ff_ff_ff) >>> 0
}

/** @throws RangeError for a name above 255 bytes or an entry above 16 MB */
export function frameOf({ name, text }: LogEntry): Bytes {
  const [named, content] = [utf8(name), utf8(text)]
  const length = 1 + named.length + content.length
  if (named.length > nameMax || length > payloadMax) throw new RangeError('entry too large')
  const frame = new Uint8Array(HEADER + length)
  const view = new DataView(frame.buffer)
  view.setUint32(0, MARK)
  view.setUint32(4, length)
  frame[HEADER] = named.length
  frame.set(named, HEADER + 1)
  frame.set(content, HEADER + 1 + named.length)
  view.setUint32(8, crc32(frame.subarray(4, 8), frame.subarray(HEADER)))
  return frame
}

/** @returns the payload of a whole frame at `at`, else null */
function payloadAt(bytes: Bytes, view: DataView, at: number): Bytes | null {
  if (at + HEADER > bytes.length || view.getUint32(at) !== MARK) return null
  const length = view.getUint32(at + 4)
  const end = at + HEADER + length
  if (length < 1 || length > payloadMax || end > bytes.length) return null
  const payload = bytes.subarray(at + HEADER, end)
  if (1 + payload[0]! > length) return null
  return crc32(bytes.subarray(at + 4, at + 8), payload) === view.getUint32(at + 8) ? payload : null
}

function nextFrame(bytes: Bytes, view: DataView, from: number): number {
  for (let at = from; at + HEADER <= bytes.length; at += 1)
    if (bytes[at] === 0x4c && payloadAt(bytes, view, at)) return at
  return bytes.length
}

/** A frame that runs past the end of the file, or space the file system gave and nobody wrote. */
function isTorn(bytes: Bytes, view: DataView, at: number): boolean {
  const left = bytes.length - at
  if (bytes.subarray(at).every((byte) => byte === 0)) return true
  if (left < HEADER) return true
  return view.getUint32(at) === MARK && at + HEADER + view.getUint32(at + 4) > bytes.length
}

const decoder = new TextDecoder()

/** Finds every whole entry, whatever lies between them. */
export function scan(bytes: Bytes): Scan {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found: Found[] = []
  const damaged: Damage[] = []
  let end = 0
  for (let at = 0; at < bytes.length;) {
    const payload = payloadAt(bytes, view, at)
    if (payload) {
      const textAt = 1 + payload[0]!
      found.push({ name: decoder.decode(payload.subarray(1, textAt)), text: payload.subarray(textAt) })
      at += HEADER + payload.length
      end = at
      continue
    }
    const next = nextFrame(bytes, view, at + 1)
    if (next === bytes.length && isTorn(bytes, view, at)) return { found, damaged, end, torn: next - at }
    damaged.push({ at, bytes: next - at })
    at = next
  }
  return { found, damaged, end, torn: 0 }
}

export const entryOf = ({ name, text }: Found): LogEntry => ({ name, text: decoder.decode(text) })
