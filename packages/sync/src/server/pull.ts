import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { FacilityKey } from '@lentera/contracts/sync/hand-over'
import type { PullAnswer, PullRequest, ScopeAnswer, ScopeName } from '@lentera/contracts/sync/pull'
import { type ScopeCursor, decodeCursor, xidBefore } from '../pure/cursor.js'
import { digestOf } from '../pure/digest.js'
import type { ChunkKeeper, ChunkSet } from './chunk-keeper.js'
import { type EvidenceOptions, onSamePast } from './evidence.js'
import type { ServerClock } from './ports.js'
import { ProblemError } from './problem-error.js'
import {
  type ScopePlan,
  type ScopeQuestion,
  byChunks,
  planScope,
  quietScopes,
  unchanged,
} from './pull-scope.js'
import { allowedScopes, sourceOf } from './scopes.js'
import { type ServerStore, type SnapshotTransaction, StoreUnavailable } from './store.js'

export interface PullOptions extends EvidenceOptions {
  readonly store: ServerStore
  readonly facility: Facility
  readonly clock: ServerClock
  /** Absent: every first load comes as rows. */
  readonly chunks?: ChunkKeeper
  /** Called before the answer is made: what time moves is moved by then. Must not throw, or the pull fails. */
  readonly onNewDate?: () => Promise<void>
  /** The key this device shares with its colleagues now; null: it is of a kind that gets none. */
  readonly facilityKey?: (deviceId: Id) => Promise<FacilityKey | null>
}

/** The scope that is large enough for chunks. */
const CHUNKED: ScopeName = 'dir'

/** Scopes whose questions travel to the database together. */
const ASKED_TOGETHER = 12

export type Pull = (deviceId: Id, request: PullRequest) => Promise<PullAnswer>

/**
 * `POST /api/v1/sync/pull` behind the credential. Answers every scope the device may hold; one it holds and
 * may not is answered with `cursor: null`.
 * @throws ProblemError `auth.device_revoked`, `sync.epoch_changed`, `sync.cursor_invalid`, `server.busy`
 */
export function createPull(options: PullOptions): Pull {
  const { store, facility, clock, receipts } = options
  return async (deviceId, request) => {
    const { epoch } = await onSamePast(options, deviceId, request)
    const held = heldScopes(request)
    await options.onNewDate?.()
    try {
      // Outside the snapshot, because making them may take seconds.
      const set =
        request.chunks && !held.has(CHUNKED) ? ((await options.chunks?.present(CHUNKED)) ?? null) : null
      const { scopes, lastSeq, horizon, mark } = await store.snapshot(async (tx) => {
        const facts = await tx.device(deviceId)
        if (!facts) throw new ProblemError('auth.device_revoked')
        const xid = await tx.horizon()
        const allowed = allowedScopes(facts, facility, clock.now())
        const questions = allowed.map((name) => questionOf(name, held.get(name), epoch, xid))
        const answered = await answerAll(tx, questions, { epoch, horizon: xid, limit: request.limit, set })
        const answers = request.digests ? await withDigests(tx, answered) : answered
        const refused = [...held].filter(([name]) => !allowed.includes(name)).map(dropped)
        const mark = await tx.newestEntry()
        return { scopes: [...refused, ...answers], lastSeq: facts.lastSeq, horizon: xid, mark }
      })
      return {
        epoch,
        ...(request.ask === undefined ? {} : { ask: request.ask }),
        serverTime: new Date(clock.now()).toISOString(),
        confidence: clock.confidence(),
        receipt: await receipts.issue({ deviceId, lastSeq, xid: horizon, epoch, mark }),
        scopes,
        ...(await newFacilityKey(options, deviceId, request)),
      }
    } catch (error) {
      if (error instanceof StoreUnavailable) throw new ProblemError('server.busy', { retryAfterS: 5 })
      throw error
    }
  }
}

/** After the snapshot, whose `auth.device_revoked` no revoked device passes. */
async function newFacilityKey(
  { facilityKey }: PullOptions,
  deviceId: Id,
  { facilityKid }: PullRequest,
): Promise<Pick<PullAnswer, 'facilityKey'>> {
  const key = facilityKid === undefined ? null : await facilityKey?.(deviceId)
  return key && key.kid !== facilityKid ? { facilityKey: key } : {}
}

function heldScopes({ scopes }: PullRequest) {
  return new Map(
    scopes.map(({ name, cursor }) => {
      const decoded = decodeCursor(cursor)
      if (!decoded) throw new ProblemError('sync.cursor_invalid')
      return [name, { asked: cursor, decoded }] as const
    }),
  )
}

interface HeldCursor {
  readonly asked: string
  readonly decoded: ScopeCursor
}

/** A cursor of another past, or from a future this database does not know, starts over. */
function questionOf(name: string, held: HeldCursor | undefined, epoch: Id, horizon: string): ScopeQuestion {
  if (!held) return { name, asked: null, cursor: null, reset: false }
  const { asked, decoded } = held
  const stale = decoded.epoch !== epoch || xidBefore(horizon, decoded.xid)
  return stale ? { name, asked, cursor: null, reset: true } : { name, asked, cursor: decoded, reset: false }
}

async function answerAll(
  tx: SnapshotTransaction,
  questions: readonly ScopeQuestion[],
  { epoch, horizon, limit, set }: { epoch: Id; horizon: string; limit: number; set: ChunkSet | null },
): Promise<ScopeAnswer[]> {
  const quiet = await quietScopes(tx, questions, horizon)
  const loud = questions.filter(({ name }) => !quiet.has(name))
  const answers: ScopeAnswer[] = questions
    .filter(({ name }) => quiet.has(name))
    .map((question) => unchanged(question, epoch, horizon))
  let budget = limit
  const isOfThisPast = set?.epoch === epoch && !xidBefore(horizon, set.xid)
  const plan = async (question: ScopeQuestion, rows: number) =>
    isOfThisPast && question.name === CHUNKED && question.cursor === null
      ? byChunks(question, set)
      : planScope(question, { tx, epoch, horizon, budget: rows })
  for (let at = 0; at < loud.length; at += ASKED_TOGETHER) {
    const some = loud.slice(at, at + ASKED_TOGETHER)
    const found = await Promise.all(some.map((question) => plan(question, budget)))
    const chosen: ScopePlan[] = []
    for (const [n, wanted] of found.entries()) {
      // What no longer fits into this answer is asked for again with the next; the first always fits.
      const fits = wanted.size <= budget || budget === limit
      chosen.push(fits ? wanted : await plan(some[n]!, 0))
      if (fits) budget = Math.max(0, budget - wanted.size)
    }
    answers.push(...(await Promise.all(chosen.map(({ answer }) => answer()))))
  }
  return answers
}

/** Only scopes that are complete: the others change with the next page. */
async function withDigests(
  tx: SnapshotTransaction,
  answers: readonly ScopeAnswer[],
): Promise<readonly ScopeAnswer[]> {
  const complete = answers.filter(({ more }) => !more)
  const versions = await tx.versions(complete.map(({ name }) => sourceOf(name)))
  if (!versions) return answers
  const digests = new Map(complete.map((answer, n) => [answer, digestOf(versions[n]!)]))
  return answers.map((answer) => {
    const digest = digests.get(answer)
    return digest ? { ...answer, digest } : answer
  })
}

const dropped = ([name, { asked }]: readonly [string, HeldCursor]): ScopeAnswer => ({
  name,
  asked,
  cursor: null,
  more: false,
  enter: [],
  leave: [],
  rows: [],
})
