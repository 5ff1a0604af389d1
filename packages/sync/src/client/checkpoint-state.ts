/** What this tab knows of the chunks on disk. */
export class CheckpointState {
  readonly chunks = new Map<number, { readonly ground: string; readonly seqs: ReadonlySet<number> }>()
  /** Ground at the last look: chunks are made anew only once it has come to rest. */
  lastGround = ''
}
