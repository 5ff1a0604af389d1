import { canonicalJson } from '@lentera/contracts/kernel/canonical-json'
import { ruleFailed } from '@lentera/contracts/kernel/command-issues'
import { type Device, type DevicePerson, devicePeople, devices } from '@lentera/contracts/devices/device'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Outcome } from '@lentera/contracts/kernel/outcome'
import { read } from '@lentera/contracts/kernel/rule'
import type { Instant } from '@lentera/contracts/kernel/time'
import type { ReviewItem } from '@lentera/contracts/reviews/review-item'
import { issueOf } from '../pure/issue-of.js'
import { closedByRepair, itemAfter, itemRead } from './close-reviews.js'
import type { Examined } from './examined.js'
import { type Judged, type JudgedAgain, judge } from './judge.js'
import { actsOf, loadActs, loadFurther, loadReads, lockKeysOf, outcomesOf } from './loading.js'
import type { SigningKey, StoreTransaction, Wait, WaitingCommand } from './store.js'
import type { UnitOfWork } from './unit-of-work.js'
import type { Signer } from './verifying-keys.js'
import { broughtBy, waitOf } from './waits.js'

/** Commands looked at in one round; whatever is above comes with the next push or sweep. */
const MAX_A_ROUND = 500

/** One transaction's work, while its commands are judged. */
export interface Judging {
  readonly tx: StoreTransaction
  readonly rows: UnitOfWork
  readonly outcomes: Map<Id, Outcome>
  readonly now: Instant
}

/** What judging again needs beside the transaction. */
export interface AgainOptions {
  /** Examines what lies in the database, by the keys as this transaction knows them. */
  readonly reopen: (
    waiting: readonly WaitingCommand[],
    register: (wanted: readonly Signer[]) => Promise<readonly SigningKey[]>,
  ) => Promise<Examined[]>
  /** A rule that throws for a waiting command must not stop the command that brought what it waited for. */
  readonly report?: (error: unknown, command: { id: Id; name: string; v: number }) => void
}

/** A command that could not be judged: one of this batch, or one the database kept. */
interface Candidate {
  judged: Judged
  readonly before: WaitingCommand | null
}

/** Judges one command on what lies in memory, and notes what it leaves. @throws whatever its rule throws */
export async function judgeOne(
  judging: Judging,
  examined: Examined,
  previousAct: Instant | null,
): Promise<Judged> {
  const { tx, rows, outcomes, now } = judging
  await loadFurther(tx, actsOf([examined]), { rows, now })
  const verdict = judge(examined, { rows, outcomes, now, previousAct })
  const writes = [...(verdict.decision?.writes ?? []), ...closedByRepair(verdict, rows, now)]
  if (writes.length > 0) rows.apply(examined.id, writes)
  outcomes.set(examined.id, verdict.outcome)
  return verdict
}

/**
 * When something arrives that others wait for, these are judged again in the same transaction, and so on until
 * nothing changes (sync design 2.4).
 * @param judged what this batch judged; a command of it that came before what it needs is judged again in place
 * @param asked commands a device asks about, because two transactions at once may have missed their turn; or, in a
 *   sweep, the commands themselves
 */
export async function judgeAgain(
  judging: Judging,
  judged: Judged[],
  asked: { readonly ids: readonly Id[] } | { readonly found: readonly WaitingCommand[] },
  options: AgainOptions,
): Promise<JudgedAgain> {
  const { tx, rows, now } = judging
  const pool = new Map<Id, Candidate>()
  const causes = new Map<Id, Id | null>()
  for (const one of judged) if (waitOf(one) !== null) pool.set(one.examined.id, { judged: one, before: null })
  let brought = broughtBy(judged)
  let found =
    'found' in asked
      ? asked.found
      : await tx.waiting({ keys: [...brought.keys()], ids: asked.ids }, MAX_A_ROUND)
  for (;;) {
    const fresh = found.filter(({ entry }) => !pool.has(entry.id))
    const reopened = await openAgain(judging, fresh, options)
    const turn: [Examined, WaitingCommand | null][] = [
      ...[...pool.values()]
        .filter((one) => brought.has(waitOf(one.judged) ?? ''))
        .map((one): [Examined, WaitingCommand | null] => [one.judged.examined, one.before]),
      ...reopened,
    ]
    if (turn.length === 0) break
    const effective: Judged[] = []
    for (const [examined, before] of turn) {
      const verdict = await tryAgain(judging, examined, before, options)
      const last = pool.get(examined.id)?.judged
      pool.set(examined.id, { judged: verdict, before })
      if (before && !causes.has(examined.id)) causes.set(examined.id, brought.get(before.waitsFor) ?? null)
      if (!before) judged[judged.findIndex((one) => one.examined.id === examined.id)] = verdict
      if (last ? saysOther(last, verdict) : before && isNews(before, verdict)) effective.push(verdict)
    }
    brought = broughtBy(effective)
    if (brought.size === 0) break
    found = await tx.waiting({ keys: [...brought.keys()], ids: [] }, MAX_A_ROUND)
  }
  return conclude([...pool.values()], rows, causes, now)
}

async function tryAgain(
  judging: Judging,
  examined: Examined,
  before: WaitingCommand | null,
  { report }: AgainOptions,
): Promise<Judged> {
  if (!before) return judgeOne(judging, examined, null)
  try {
    return await judgeOne(judging, examined, null)
  } catch (error) {
    report?.(error, examined)
    return judgeOne(judging, { ...examined, act: { quarantine: issueOf(ruleFailed) } }, null)
  }
}

/** Locks, loads and opens commands that the database kept; one whose item a person closed stays closed. */
async function openAgain(
  { tx, rows, outcomes, now }: Judging,
  waiting: readonly WaitingCommand[],
  { reopen }: AgainOptions,
): Promise<[Examined, WaitingCommand][]> {
  if (waiting.length === 0) return []
  await loadReads(
    tx,
    rows,
    waiting.map(({ entry }) => itemRead(entry.id)),
  )
  const open = waiting.filter(({ entry }) =>
    rows.records<ReviewItem>(itemRead(entry.id)).every(({ closedAt }) => closedAt === null),
  )
  const examined = await reopen(open, (wanted) => registered(tx, rows, wanted))
  const acts = actsOf(examined)
  const keys = lockKeysOf(acts)
  if (keys.length > 0) await tx.lock(keys)
  const unknown = [...new Set(acts.flatMap(({ deps }) => deps))].filter((id) => !outcomes.has(id))
  const entries = unknown.length > 0 ? await tx.logEntries(unknown) : []
  for (const [id, outcome] of await outcomesOf(tx, entries, rows)) outcomes.set(id, outcome)
  await loadActs(tx, acts, { rows, now })
  return examined.map((one, at) => [one, open[at]!])
}

/** The register of keys with what this transaction adds to it. */
async function registered(
  tx: StoreTransaction,
  rows: UnitOfWork,
  wanted: readonly Signer[],
): Promise<SigningKey[]> {
  const people = (id: Id) => read(devicePeople, 'deviceId', id)
  const device = (id: Id) => read(devices, 'id', id)
  await loadReads(
    tx,
    rows,
    wanted.map(({ deviceId, userId }) => (userId === null ? device(deviceId) : people(deviceId))),
  )
  return wanted.flatMap(({ deviceId, userId }): SigningKey[] => {
    if (userId !== null) {
      return rows
        .records<DevicePerson>(people(deviceId))
        .filter((one) => one.userId === userId)
        .map(({ publicKey, since, revokedAt }) => ({ deviceId, userId, publicKey, since, revokedAt }))
    }
    return rows
      .records<Device>(device(deviceId))
      .flatMap(({ publicKey, enrolledAt, revokedAt }) =>
        publicKey === null ? [] : [{ deviceId, userId, publicKey, since: enrolledAt, revokedAt }],
      )
  })
}

type Verdict = Pick<Judged, 'outcome' | 'issues'>

const saysOther = (before: Verdict, after: Verdict): boolean =>
  before.outcome !== after.outcome || canonicalJson(before.issues) !== canonicalJson(after.issues)

/** Waiting for the same thing as before is nothing new, whatever a person was told of it meanwhile. */
const isNews = ({ entry, waitsFor }: WaitingCommand, judged: Judged): boolean =>
  entry.outcome === 'blocked' && judged.outcome === 'blocked'
    ? waitOf(judged) !== waitsFor
    : saysOther(entry, judged)

/** Lines of the list for commands that could not be judged when they came. */
export const newWaits = (judged: readonly Judged[], now: Instant): Wait[] =>
  judged.flatMap((one) => {
    const waitsFor = waitOf(one)
    return waitsFor === null ? [] : [{ id: one.examined.id, waitsFor, since: now }]
  })

function conclude(
  candidates: readonly Candidate[],
  rows: UnitOfWork,
  causes: ReadonlyMap<Id, Id | null>,
  now: Instant,
): JudgedAgain {
  const changed = candidates.filter(({ judged, before }) => before && isNews(before, judged))
  for (const { judged } of changed) {
    const { id } = judged.examined
    const [item] = rows.records<ReviewItem>(itemRead(id))
    rows.apply(id, itemAfter(item, judged, causes.get(id) ?? null, now))
  }
  return {
    changed: changed.map(({ judged }) => judged),
    outcomes: changed.map(({ judged: { examined, outcome, issues, decision } }) => ({
      id: examined.id,
      judgedAt: now,
      outcome,
      issues,
      merged: decision?.merged ?? [],
      cause: causes.get(examined.id) ?? null,
    })),
    waits: candidates.flatMap(({ judged, before }): Wait[] => {
      if (!before) return newWaits([judged], now)
      const { since } = before
      const waitsFor = waitOf(judged)
      return waitsFor === before.waitsFor ? [] : [{ id: before.entry.id, waitsFor, since }]
    }),
  }
}
