import { hash as hashOnce } from 'node:crypto'
import type { SealedTable } from './sealed-tables.js'

// mark of the table (1) | key of the row (16) | SHA-256 of the row's line (32)
export const LEAF = 49
const KEY = 16
const TAB = 9
const DASH = 45

/** The xid a line begins with, decimal. */
export const xidOf = (line: Buffer): string => line.toString('latin1', 0, line.indexOf(TAB))

const hexDigits = new Uint8Array(128)
for (const digit of '0123456789abcdef') hexDigits[digit.charCodeAt(0)] = Number.parseInt(digit, 16)

/** The key that follows: a UUID as its bytes, a number at the end of as many. */
function writeKey(target: Buffer, at: number, { key }: SealedTable, line: Buffer): void {
  const start = line.indexOf(TAB) + 1
  const end = line.indexOf(TAB, start)
  if (key === 'no') {
    target.fill(0, at, at + KEY)
    target.writeBigUInt64BE(BigInt(line.toString('latin1', start, end)), at + KEY - 8)
    return
  }
  let to = at
  let high = -1
  for (let from = start; from < end; from += 1) {
    const letter = line[from]!
    if (letter === DASH) continue
    const digit = hexDigits[letter]!
    if (high < 0) high = digit
    else {
      target[to] = (high << 4) | digit
      to += 1
      high = -1
    }
  }
}

/** The leaves of a seal's rows in their order: which rows they are, and a digest of all each one says. */
export class Leaves {
  #buffer: Buffer
  #length = 0

  constructor(rows = 16) {
    this.#buffer = Buffer.allocUnsafe(Math.ceil(rows) * LEAF)
  }

  /** @param line as `copyRows` gives it */
  add(table: SealedTable, line: Buffer): void {
    if (this.#length + LEAF > this.#buffer.length)
      this.#buffer = Buffer.concat([this.#buffer], (this.#buffer.length + LEAF) * 2)
    this.#buffer[this.#length] = table.mark
    writeKey(this.#buffer, this.#length + 1, table, line)
    // As a string of bytes: a buffer for each row would cost more than its digest.
    this.#buffer.write(hashOnce('sha256', line, 'binary'), this.#length + 1 + KEY, 'binary')
    this.#length += LEAF
  }

  get count(): number {
    return this.#length / LEAF
  }

  /** A view; it shows what is there now. */
  bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length)
  }
}

export interface Leaf {
  /** Same for the same row, whatever it says. */
  readonly name: string
  readonly mark: number
  /** As the row's key column shows it. */
  readonly key: string
  readonly digest: string
}

/** Takes stored leaves apart again, to say which row a seal knows differently. */
export function readLeaves(bytes: Buffer, tables: readonly SealedTable[]): Leaf[] {
  const leaves: Leaf[] = []
  for (let at = 0; at + LEAF <= bytes.length; at += LEAF) {
    const mark = bytes[at]!
    const hex = bytes.toString('hex', at + 1, at + 1 + KEY)
    const isNumber = tables.find((table) => table.mark === mark)?.key === 'no'
    const key = isNumber
      ? BigInt(`0x${hex}`).toString()
      : hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    const digest = bytes.toString('hex', at + 1 + KEY, at + LEAF)
    leaves.push({ name: `${mark} ${key}`, mark, key, digest })
  }
  return leaves
}
