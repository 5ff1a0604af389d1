import type { Id } from '@lentera/contracts/kernel/id'
import type { Examined } from './examined.js'
import { ProblemError } from './problem-error.js'
import type { LogEntry } from './store.js'

/** Which records of a batch are new, which were seen, and where the own lane stands afterwards. */
export interface LaneCheck {
  readonly fresh: readonly Examined[]
  readonly seen: ReadonlyMap<Examined, LogEntry>
  readonly lastSeq: number
}

/**
 * Checks identities and the gap-free own lane.
 * @param skipped own numbers that the device declares will never come
 * @throws {@link ProblemError} `command.hash_mismatch`, `sync.client_forked` or `sync.gap`; nothing may be written then
 */
export function checkLane(
  batch: readonly Examined[],
  known: ReadonlyMap<Id, LogEntry>,
  device: { readonly lastSeq: number },
  skipped: ReadonlySet<number>,
): LaneCheck {
  const fresh: Examined[] = []
  const seen = new Map<Examined, LogEntry>()
  const ids = new Map<Id, Examined>()
  let lastSeq = device.lastSeq
  for (const examined of batch) {
    const twin = ids.get(examined.id)
    const entry = known.get(examined.id)
    const hash = entry?.hash ?? twin?.hash
    if (hash !== undefined && hash !== examined.hash && examined.readable && isReadable(entry ?? twin)) {
      throw new ProblemError('command.hash_mismatch', { index: examined.index })
    }
    if (examined.lane === 'own')
      lastSeq = step(examined, entry !== undefined || twin !== undefined, lastSeq, skipped)
    if (entry) seen.set(examined, entry)
    else if (!twin) fresh.push(examined)
    ids.set(examined.id, examined)
  }
  return { fresh, seen, lastSeq }
}

/** A record that could not be read has no hash of its own to compare with. */
const isReadable = (one: LogEntry | Examined | undefined): boolean => one !== undefined && one.sig !== ''

function step(examined: Examined, known: boolean, lastSeq: number, skipped: ReadonlySet<number>): number {
  const seq = examined.origin.seq!
  if (seq <= lastSeq) {
    if (known) return lastSeq
    throw new ProblemError('sync.client_forked')
  }
  let expected = lastSeq + 1
  while (skipped.has(expected) && expected < seq) expected += 1
  if (seq > expected) throw new ProblemError('sync.gap', { expected })
  return seq
}
