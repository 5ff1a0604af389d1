import { MAX_OPENED_BYTES, TableError } from './table'

const END_OF_DIRECTORY = 0x06054b50
const ENTRY = 0x02014b50
const [STORED, DEFLATED] = [0, 8]

/** Reads members of a zip file by name; only those that are asked for are opened. */
export class ZipFile {
  readonly #view: DataView
  readonly #entries = new Map<string, { method: number; packed: number; size: number; at: number }>()

  /** @throws TableError when it is none, or cut */
  constructor(private readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    try {
      this.#readDirectory()
    } catch {
      throw new TableError('damaged')
    }
  }

  /** @returns null where there is no such member. @throws TableError when it cannot be opened */
  async text(name: string): Promise<string | null> {
    const entry = this.#entries.get(name)
    if (!entry) return null
    const { at, method, packed, size } = entry
    if (size > MAX_OPENED_BYTES) throw new TableError('too_large')
    try {
      const start = at + 30 + this.#view.getUint16(at + 26, true) + this.#view.getUint16(at + 28, true)
      const body = this.bytes.slice(start, start + packed)
      if (method === STORED) return new TextDecoder().decode(body)
      if (method !== DEFLATED) throw new TableError('damaged')
      return await inflate(body)
    } catch (error) {
      throw error instanceof TableError ? error : new TableError('damaged')
    }
  }

  #readDirectory(): void {
    const view = this.#view
    let end = this.bytes.length - 22
    while (view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1
    const count = view.getUint16(end + 10, true)
    let at = view.getUint32(end + 16, true)
    for (let n = 0; n < count; n += 1) {
      if (view.getUint32(at, true) !== ENTRY) throw new TableError('damaged')
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) =>
        view.getUint16(at + place, true),
      ) as [number, number, number]
      const name = new TextDecoder().decode(this.bytes.subarray(at + 46, at + 46 + nameLength))
      this.#entries.set(name, {
        method: view.getUint16(at + 10, true),
        packed: view.getUint32(at + 20, true),
        size: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      })
      at += 46 + nameLength + extraLength + commentLength
    }
  }
}

/** Stops when it becomes more than a file may: what a member says of its size need not be true. */
async function inflate(body: Uint8Array<ArrayBuffer>): Promise<string> {
  const reader = new Blob([body]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.length
    if (bytes > MAX_OPENED_BYTES) {
      await reader.cancel()
      throw new TableError('too_large')
    }
    text += decoder.decode(value, { stream: true })
  }
}
