import type { StoredBase } from './base-store.js'
import type { CheckpointChunk, OutboxRecord, ScopeState } from './database.js'

/** Everything the local view is made of, as it lies on disk at one moment; nothing in it can be read without the key. */
export interface ViewOnDisk extends StoredBase {
  readonly marks: { readonly nextSeq: number; readonly revision: number }
  readonly pending: readonly OutboxRecord[]
  readonly scopes: readonly ScopeState[]
  /** null: not read, because the commands are in memory. */
  readonly checkpoint: readonly CheckpointChunk[] | null
}
