import type { Id } from '@lentera/contracts/kernel/id'
import type { Issue } from '@lentera/contracts/kernel/issue'
import { authorRevoked } from '@lentera/contracts/kernel/command-issues'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { derivedId } from '../pure/ids.js'
import type { Judged, JudgedAgain } from './judge.js'
import type { Batch } from './batch.js'
import type { LogEntry, OutboxEventRow, WriteSet } from './store.js'
import { hasReader, reviewMembers, reviewsWritten } from './review-scopes.js'
import type { UnitOfWork } from './unit-of-work.js'

/** Id of the review item of a command; one at most. */
export const reviewIdOf = (commandId: Id): Id => derivedId(commandId, 'review', 0)

/** All that one judged batch writes, and what it changes of earlier ones. */
export function collect(
  judged: readonly Judged[],
  again: JudgedAgain,
  rows: UnitOfWork,
  batch: Pick<Batch, 'deviceId' | 'now'>,
  lastSeq: WriteSet['lastSeq'],
): WriteSet {
  const decided = [...judged, ...again.changed]
  const reviews = judged.flatMap((one) => (one.outcome === 'applied' ? [] : [reviewOf(one, batch)]))
  return {
    rows: rows.writes(),
    members: [
      ...decided.flatMap(({ decision }) => decision?.members ?? []),
      ...[...reviewsWritten(rows), ...reviews.map(({ item }) => item)].flatMap(reviewMembers),
    ],
    ends: decided.flatMap(({ decision }) => decision?.ends ?? []),
    log: judged.map((one) => logRow(one, batch)),
    wrote: rows.wrote(),
    payloads: judged.map(({ examined }) => ({ id: examined.id, bytes: examined.payload })),
    events: decided.flatMap(eventsOf),
    reviews,
    outcomes: again.outcomes,
    waits: again.waits,
    lastSeq,
  }
}

function logRow(judged: Judged, batch: Pick<Batch, 'deviceId' | 'now'>): Omit<LogEntry, 'result'> {
  const { examined } = judged
  return {
    id: examined.id,
    deviceId: examined.origin.deviceId,
    seq: examined.origin.seq,
    via: examined.lane === 'carried' ? batch.deviceId : null,
    name: examined.name,
    v: examined.v,
    hash: examined.hash,
    sig: examined.sig,
    actorId: examined.actorId,
    unit: examined.unit,
    occurredAt: judged.occurredAt,
    clockSuspect: judged.clockSuspect,
    receivedAt: batch.now,
    outcome: judged.outcome,
    issues: judged.issues,
    merged: judged.decision?.merged ?? [],
  }
}

/** Derived ids: a repeated command can never owe a second delivery. */
const eventsOf = ({ examined, decision }: Judged): OutboxEventRow[] =>
  (decision?.events ?? []).map((event, n) => ({
    id: derivedId(examined.id, 'event', n),
    commandId: examined.id,
    name: event.name,
    lane: event.lane,
    payload: event.payload,
  }))

const weight: Record<Issue['level'], number> = { note: 0, warning: 1, blocking: 2 }

/** The item that a verdict other than `applied` opens. */
export function reviewOf(
  judged: Judged,
  batch: Pick<Batch, 'now'>,
): { item: ReviewItem; payload: Uint8Array } {
  const { examined, outcome, issues, decision } = judged
  const [worst] = [...issues].sort((a, b) => weight[b.level] - weight[a.level])
  const item: ReviewItem = {
    id: reviewIdOf(examined.id),
    commandId: examined.id,
    commandName: examined.name,
    issueCode: worst?.code ?? 'command.unreadable',
    outcome,
    unit: examined.unit,
    authorId: examined.actorId,
    deviceId: examined.origin.deviceId,
    openedAt: batch.now,
    closedAt: null,
    closedByCommand: null,
    resolution: null,
    ...(decision?.review ? { detail: decision.review } : {}),
  }
  // Nobody would see it for a day: its author has no eyes, or no key any more.
  const isUnseen = !hasReader(item) || issues.some(({ code }) => code === authorRevoked.code)
  if (isUnseen) item.forwardedAt = batch.now
  return { item, payload: examined.payload }
}
