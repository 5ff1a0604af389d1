import type { Id } from '@lentera/contracts/kernel/id'
import { xidBefore } from '../pure/cursor.js'
import type { ReceiptFacts, Receipts } from './ports.js'
import { ProblemError } from './problem-error.js'
import { type EpochCause, type ServerStore, type Standing, StoreUnavailable } from './store.js'

export interface EvidenceOptions {
  readonly store: Pick<ServerStore, 'standing' | 'newEpoch'>
  readonly receipts: Receipts
  /** The server's past was found to be cut off, and a new epoch was made. */
  readonly alarm?: (cause: EpochCause, deviceId: Id) => void
}

/**
 * Holds what a device brings against what the database knows (sync design 2.8). A receipt is the server's own
 * word: where it speaks of more than there is, the database is an older copy, and its history gets a new epoch.
 * What a device merely says changes nothing.
 * @returns what the device's receipt says of this very history; null: nothing
 * @throws ProblemError `sync.epoch_changed` where the device speaks of another history, `server.busy`
 */
export async function onSamePast(
  options: EvidenceOptions,
  deviceId: Id,
  request: { readonly epoch: Id; readonly receipt: string | null },
): Promise<{ epoch: Id; receipt: ReceiptFacts | null }> {
  try {
    const { store, receipts, alarm } = options
    const brought = request.receipt === null ? null : await receipts.read(request.receipt)
    const receipt = brought?.deviceId === deviceId ? brought : null
    const standing = await store.standing(deviceId, receipt)
    const cause = receipt && futureIn(receipt, standing)
    if (cause) {
      const epoch = await store.newEpoch(standing.epoch, cause)
      alarm?.(cause, deviceId)
      throw new ProblemError('sync.epoch_changed', { epoch })
    }
    const { epoch } = standing
    if (request.epoch !== epoch) throw new ProblemError('sync.epoch_changed', { epoch })
    return { epoch, receipt: receipt?.epoch === epoch ? receipt : null }
  } catch (error) {
    if (error instanceof StoreUnavailable) throw new ProblemError('server.busy', { retryAfterS: 5 })
    throw error
  }
}

/** A receipt of an earlier epoch of this history proves nothing: what it speaks of was cut off before. */
function futureIn(
  receipt: ReceiptFacts,
  { epoch, epochs, lastSeq, nextXid, hasMark }: Standing,
): EpochCause | null {
  if (receipt.epoch !== epoch) return epochs.includes(receipt.epoch) ? null : 'epoch_unknown'
  if (lastSeq !== null && receipt.lastSeq > lastSeq) return 'seq_ahead'
  if (xidBefore(nextXid, receipt.xid)) return 'xid_ahead'
  // An older copy that has gone on for a while knows higher numbers than the receipt; its lines tell it apart.
  return hasMark ? null : 'entry_gone'
}
