import { LOAD_BYTES_MAX, LOAD_ROWS_MAX } from '@lentera/contracts/catalogue/load'

/** Bytes of JSON as UTF-8, at most. */
const bytesOf = (line: unknown): number => {
  const json = JSON.stringify(line)
  return json.length + 2 * json.replace(/[\u0000-\u007f]/g, '').length
}

/** A list in parts of which each fits into one command. */
export function loadParts<Line>(lines: readonly Line[]): Line[][] {
  const parts: Line[][] = []
  let part: Line[] = []
  let bytes = 0
  for (const line of lines) {
    const size = bytesOf(line) + 1
    if (part.length > 0 && (part.length === LOAD_ROWS_MAX || bytes + size > LOAD_BYTES_MAX)) {
      parts.push(part)
      part = []
      bytes = 0
    }
    part.push(line)
    bytes += size
  }
  return part.length > 0 ? [...parts, part] : parts
}
