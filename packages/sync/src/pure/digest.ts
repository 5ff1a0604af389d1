/** A row as far as a digest looks at it. */
export interface RowVersion {
  readonly entity: string
  readonly id: string
  readonly rowVersion: number
}

export interface Digest {
  readonly count: number
  /** XOR of a 64-bit hash of each row's name and version, 16 hexadecimal digits. */
  readonly xor: string
}

/**
 * Tells whether two sides hold the same rows in the same versions, whatever the order. It is no secret and proves
 * nothing against malice: it finds our own mistakes.
 */
export function digestOf(rows: Iterable<RowVersion>): Digest {
  let [count, high, low] = [0, 0, 0]
  for (const { entity, id, rowVersion } of rows) {
    const name = `${entity} ${id} ${rowVersion}`
    count += 1
    high ^= hash32(name, 0x811c9dc5)
    low ^= hash32(name, 0x9747b28c)
  }
  return { count, xor: hex(high) + hex(low) }
}

const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, '0')

/** FNV-1a with the finish of Murmur3, so that neighbouring versions differ in all bits. */
function hash32(text: string, seed: number): number {
  let hash = seed
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
