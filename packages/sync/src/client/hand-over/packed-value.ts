import { fromBase64Url, fromUtf8, toBase64Url, utf8, type Bytes } from '../../record/bytes.js'
import { packedWords } from './packed-words.js'

/**
 * JSON in few bytes, for a code that has to fit on a slip of paper: what our records are full of (UUIDs, digits,
 * base64url, instants, words of the contracts) takes a third of its text. What is read is exactly what was
 * written, character by character, because a hash was signed over it.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Bytes that no {@link pack} wrote. */
export class NotPacked extends Error {}

const tag = {
  ...{ null: 0, false: 1, true: 2, whole: 3, negative: 4, decimal: 5, uuid: 6, seenUuid: 7 },
  ...{ digits: 8, base64url: 9, instant: 10, day: 11, text: 12, list: 13, object: 14 },
} as const
/** A byte from here on is a word of the contracts. */
const firstWord = 128
const wordAt = new Map(packedWords.map((word, index) => [word, index]))
const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const dayMs = 86_400_000

class Writer {
  readonly #bytes: number[] = []
  readonly #uuids = new Map<string, number>()

  get bytes(): Bytes {
    return Uint8Array.from(this.#bytes)
  }

  value(value: Json): void {
    if (value === null) this.#put(tag.null)
    else if (typeof value === 'boolean') this.#put(value ? tag.true : tag.false)
    else if (typeof value === 'number') this.#number(value)
    else if (typeof value === 'string') this.#string(value)
    else if (isList(value)) {
      this.#put(tag.list)
      this.#count(value.length)
      for (const member of value) this.value(member)
    } else {
      const members = Object.entries(value)
      this.#put(tag.object)
      this.#count(members.length)
      for (const [key, member] of members) {
        this.#string(key)
        this.value(member)
      }
    }
  }

  #number(value: number): void {
    if (!Number.isFinite(value) || Object.is(value, -0)) throw new TypeError('no number of JSON')
    if (!Number.isSafeInteger(value)) return this.#sized(tag.decimal, utf8(String(value)))
    this.#put(value < 0 ? tag.negative : tag.whole)
    this.#count(value < 0 ? -value - 1 : value)
  }

  #string(text: string): void {
    const word = wordAt.get(text)
    if (word !== undefined) return this.#put(firstWord + word)
    if (uuidShape.test(text)) return this.#uuid(text)
    const instant = Date.parse(text)
    if (instant >= 0 && isSame(() => new Date(instant).toISOString(), text)) {
      this.#put(tag.instant)
      return this.#count(instant)
    }
    if (isSame(() => dayOf(instant / dayMs), text)) {
      this.#put(tag.day)
      return this.#signed(instant / dayMs)
    }
    if (/^[0-9]{3,}$/.test(text)) {
      this.#put(tag.digits)
      this.#count(text.length)
      for (let at = 0; at < text.length; at += 2) this.#put(Number(text.slice(at, at + 2).padEnd(2, '0')))
      return
    }
    const bytes = text.length >= 16 ? base64Of(text) : null
    if (bytes) return this.#sized(tag.base64url, bytes)
    this.#sized(tag.text, utf8(text))
  }

  #uuid(text: string): void {
    const seen = this.#uuids.get(text)
    if (seen !== undefined) {
      this.#put(tag.seenUuid)
      return this.#count(seen)
    }
    this.#uuids.set(text, this.#uuids.size)
    this.#put(tag.uuid)
    for (const byte of uuidBytes(text)) this.#put(byte)
  }

  #sized(tag: number, bytes: Uint8Array): void {
    this.#put(tag)
    this.#count(bytes.length)
    for (const byte of bytes) this.#put(byte)
  }

  #signed(value: number): void {
    this.#count(value < 0 ? -value * 2 - 1 : value * 2)
  }

  /** Seven bits a byte, the least first. */
  #count(value: number): void {
    let rest = value
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.#put((rest % 128) + 128)
    this.#put(rest)
  }

  #put(byte: number): void {
    this.#bytes.push(byte)
  }
}

class Reader {
  #at = 0
  readonly #uuids: string[] = []

  constructor(private readonly bytes: Uint8Array) {}

  get isAtEnd(): boolean {
    return this.#at === this.bytes.length
  }

  value(): Json {
    const kind = this.#byte()
    if (kind >= firstWord) return this.#word(kind)
    switch (kind) {
      case tag.null:
        return null
      case tag.false:
      case tag.true:
        return kind === tag.true
      case tag.whole:
        return this.#count()
      case tag.negative:
        return -this.#count() - 1
      case tag.decimal:
        return Number(fromUtf8(this.#sized()))
      case tag.list:
        return Array.from({ length: this.#members() }, () => this.value())
      case tag.object:
        return Object.fromEntries(Array.from({ length: this.#members() }, () => [this.#key(), this.value()]))
      default:
        return this.#string(kind)
    }
  }

  #key(): string {
    const key = this.value()
    if (typeof key !== 'string') throw new NotPacked('a key that is no text')
    return key
  }

  #string(kind: number): string {
    switch (kind) {
      case tag.uuid: {
        const text = uuidText(this.#take(16))
        this.#uuids.push(text)
        return text
      }
      case tag.seenUuid:
        return this.#uuids[this.#count()] ?? unpackable()
      case tag.instant:
        return new Date(this.#count()).toISOString()
      case tag.day: {
        const value = this.#count()
        return dayOf(value % 2 === 1 ? -(value + 1) / 2 : value / 2)
      }
      case tag.digits: {
        const length = this.#count()
        const pairs = [...this.#take(Math.ceil(length / 2))].map((pair) => String(pair).padStart(2, '0'))
        return pairs.join('').slice(0, length)
      }
      case tag.base64url:
        return toBase64Url(this.#sized())
      case tag.text:
        return fromUtf8(this.#sized())
      default:
        return unpackable()
    }
  }

  #word(byte: number): string {
    return packedWords[byte - firstWord] ?? unpackable()
  }

  #sized(): Uint8Array {
    return this.#take(this.#count())
  }

  /** Every member takes a byte at least, so no count makes memory of nothing. */
  #members(): number {
    const count = this.#count()
    if (count > this.bytes.length - this.#at) unpackable()
    return count
  }

  #count(): number {
    let value = 0
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#byte()
      value += (byte % 128) * scale
      if (!Number.isSafeInteger(value)) unpackable()
      if (byte < 128) return value
    }
  }

  #byte(): number {
    return this.#take(1)[0]!
  }

  #take(length: number): Uint8Array {
    const end = this.#at + length
    if (end > this.bytes.length) unpackable()
    const taken = this.bytes.subarray(this.#at, end)
    this.#at = end
    return taken
  }
}

function unpackable(): never {
  throw new NotPacked('not packed by us')
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)

function isSame(make: () => string, text: string): boolean {
  try {
    return make() === text
  } catch {
    return false
  }
}

const dayOf = (days: number): string => new Date(days * dayMs).toISOString().slice(0, 10)

/** null for text that would not come back as it was. */
function base64Of(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return null
  const bytes = fromBase64Url(text)
  return toBase64Url(bytes) === text ? bytes : null
}

/** The sixteen bytes of a UUID in small letters. */
export const uuidBytes = (text: string): Bytes =>
  Uint8Array.from(text.replaceAll('-', '').match(/../g)!, (pair) => Number.parseInt(pair, 16))

/** A UUID in small letters of its sixteen bytes. */
export function uuidText(bytes: Uint8Array): string {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export function pack(value: Json): Bytes {
  const writer = new Writer()
  writer.value(value)
  return writer.bytes
}

/** @throws {@link NotPacked}, TypeError for text that is no UTF-8, RangeError for no time */
export function unpack(bytes: Uint8Array): Json {
  const reader = new Reader(bytes)
  const value = reader.value()
  if (!reader.isAtEnd) throw new NotPacked('more than was packed')
  return value
}
