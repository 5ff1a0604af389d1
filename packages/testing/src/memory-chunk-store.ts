import { gzipSync } from 'node:zlib'
import type { Id } from '@lentera/contracts/kernel/id'
import type { ChunkBody, ChunkSet, ChunkStore } from '@lentera/sync/server/chunk-keeper'

/** Chunks of one server in memory; what {@link ChunkKeeper} needs to work small. */
export class MemoryChunkStore implements ChunkStore {
  readonly #sets = new Map<string, { set: ChunkSet; bodies: ReadonlyMap<string, Uint8Array> }>()

  async present(scope: string): Promise<ChunkSet | null> {
    return this.#sets.get(scope)?.set ?? null
  }

  async read(scope: string, hash: Id): Promise<Uint8Array | null> {
    return this.#sets.get(scope)?.bodies.get(hash) ?? null
  }

  async replace(scope: string, set: ChunkSet, bodies: readonly ChunkBody[]): Promise<void> {
    this.#sets.set(scope, { set, bodies: new Map(bodies.map(({ hash, gzip }) => [hash, gzip])) })
  }
}

export const gzipText = async (text: string): Promise<Uint8Array> => gzipSync(text, { level: 1 })

/** Scope and name of a chunk that a path asks for; null: it asks for something else. */
export function chunkAsked(path: string): { scope: string; hash: string } | null {
  const match = /^\/api\/v1\/sync\/chunks\/([^/]+)\/([0-9a-f]+)$/.exec(path)
  return match && { scope: match[1]!, hash: match[2]! }
}
