import type { FileHandle } from 'node:fs/promises'

const CHUNK = 1 << 20
const NEW_LINE = 10

/** Hands over each complete line of a file, in order. @returns the length in bytes up to the end of the last one */
export async function readLines(file: FileHandle, each: (line: string) => void): Promise<number> {
  const chunk = Buffer.alloc(CHUNK)
  let pending: Buffer[] = []
  let position = 0
  let whole = 0
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, CHUNK, position)
    if (bytesRead === 0) return whole
    const read = chunk.subarray(0, bytesRead)
    let from = 0
    for (let end = read.indexOf(NEW_LINE); end !== -1; end = read.indexOf(NEW_LINE, from)) {
      each(Buffer.concat([...pending, read.subarray(from, end)]).toString('utf8'))
      pending = []
      from = end + 1
      whole = position + from
    }
    pending.push(Buffer.from(read.subarray(from)))
    position += bytesRead
  }
}
