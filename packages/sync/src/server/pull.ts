import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { PullAnswer, PullRequest, ScopeAnswer } from '@lentera/contracts/sync/pull'
import { decodeCursor, xidBefore } from '../pure/cursor.js'
import type { Receipts, ServerClock } from './ports.js'
import { ProblemError } from './problem-error.js'
import { type ScopeQuestion, pullScope } from './pull-scope.js'
import { allowedScopes } from './scopes.js'
import { type ServerStore, type SnapshotTransaction, StoreUnavailable } from './store.js'

export interface PullOptions {
  readonly store: ServerStore
  readonly facility: Facility
  readonly clock: ServerClock
  readonly receipts: Receipts
}

/** Scopes whose questions travel to the database together: most have nothing to say. */
const ASKED_TOGETHER = 12

export type Pull = (deviceId: Id, request: PullRequest) => Promise<PullAnswer>

/**
 * `POST /api/v1/sync/pull` behind the credential. Answers every scope the device may hold; one it holds and
 * may not is answered with `cursor: null`.
 * @throws ProblemError `auth.device_revoked`, `sync.epoch_changed`, `sync.cursor_invalid`, `server.busy`
 */
export function createPull({ store, facility, clock, receipts }: PullOptions): Pull {
  return async (deviceId, request) => {
    const epoch = await store.epoch()
    if (request.epoch !== epoch) throw new ProblemError('sync.epoch_changed', { epoch })
    const held = heldScopes(request)
    try {
      const { scopes, lastSeq, horizon } = await store.snapshot(async (tx) => {
        const facts = await tx.device(deviceId)
        if (!facts) throw new ProblemError('auth.device_revoked')
        const xid = await tx.horizon()
        const allowed = allowedScopes(facts, facility, clock.now())
        const questions = allowed.map((name) => questionOf(name, held.get(name), epoch, xid))
        const answers = await answerAll(tx, questions, { epoch, horizon: xid, limit: request.limit })
        const refused = [...held.keys()].filter((name) => !allowed.includes(name)).map(dropped)
        return { scopes: [...refused, ...answers], lastSeq: facts.lastSeq, horizon: xid }
      })
      return {
        epoch,
        serverTime: new Date(clock.now()).toISOString(),
        confidence: clock.confidence(),
        receipt: await receipts.issue({ deviceId, lastSeq, xid: horizon, epoch }),
        scopes,
      }
    } catch (error) {
      if (error instanceof StoreUnavailable) throw new ProblemError('server.busy', { retryAfterS: 5 })
      throw error
    }
  }
}

function heldScopes({ scopes }: PullRequest) {
  return new Map(
    scopes.map(({ name, cursor }) => {
      const decoded = decodeCursor(cursor)
      if (!decoded) throw new ProblemError('sync.cursor_invalid')
      return [name, decoded] as const
    }),
  )
}

/** A cursor of another past, or from a future this database does not know, starts over. */
function questionOf(
  name: string,
  cursor: ReturnType<typeof decodeCursor> | undefined,
  epoch: Id,
  horizon: string,
): ScopeQuestion {
  if (!cursor) return { name, cursor: null, reset: false }
  const stale = cursor.epoch !== epoch || xidBefore(horizon, cursor.xid)
  return stale ? { name, cursor: null, reset: true } : { name, cursor, reset: false }
}

async function answerAll(
  tx: SnapshotTransaction,
  questions: readonly ScopeQuestion[],
  { epoch, horizon, limit }: { epoch: Id; horizon: string; limit: number },
): Promise<ScopeAnswer[]> {
  const answers: ScopeAnswer[] = []
  let budget = limit
  const ask = (question: ScopeQuestion, rows: number) =>
    pullScope(question, { tx, epoch, horizon, budget: rows })
  for (let at = 0; at < questions.length; at += ASKED_TOGETHER) {
    const some = questions.slice(at, at + ASKED_TOGETHER)
    const found = await Promise.all(some.map((question) => ask(question, budget)))
    for (const [n, answer] of found.entries()) {
      // What no longer fits into this answer is asked for again with the next.
      const fits = answer.rows.length <= budget || budget === limit
      const given = fits ? answer : await ask(some[n]!, 0)
      answers.push(given)
      budget = Math.max(0, budget - given.rows.length)
    }
  }
  return answers
}

const dropped = (name: string): ScopeAnswer => ({
  name,
  cursor: null,
  more: false,
  enter: [],
  leave: [],
  rows: [],
})
