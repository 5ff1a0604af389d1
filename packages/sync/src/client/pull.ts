import type { Row } from '@lentera/contracts/kernel/entity'
import { type ChunkName, PullAnswer, type PullRequest, type ScopeAnswer } from '@lentera/contracts/sync/pull'
import type { PullReport } from './api.js'
import { BaseRows, rowKey } from './base-rows.js'
import {
  applyChange,
  type BaseChange,
  baseStores,
  sealChange,
  sealCompacted,
  type SealedChange,
  writeChange,
} from './base-store.js'
import { compareDigests } from './compare-digests.js'
import { enterEpoch, heard } from './contact.js'
import type { Core } from './core.js'
import { bumpRevision, readMeta, type ScopeState, writeMeta } from './database.js'
import { fetchChunks, mustFetch } from './directory/fetch-chunks.js'
import type { Emptied } from './directory/packed-store.js'
import { tidyPacked } from './directory/tidy-packed.js'
import { reportOf } from './device-report.js'
import { exchange } from './exchange.js'
import { forgetStrays } from './forget-strays.js'
import { keepFacilityKey } from './hand-over/facility-keys.js'
import { assertUnmoved, catchUp, Moved } from './load.js'
import { removePeople } from './people.js'
import { aggregateKey, ScopeBook, wholeKindOf } from './scope-book.js'
import { transact } from './transact.js'

const pullTimeoutMs = 60_000
const pageLimit = 1000
const fullResetsMax = 3

/** Fetches page after page until every held scope is up to date. Never touches the outbox. */
export async function pull(core: Core): Promise<PullReport> {
  // Every byte that is left belongs to what is saved here.
  if (core.protection.isFetchingStopped) return stopped(core, 0, 'storage.low')
  const report = await core.ports.locks.tryRequest('pull', async () => {
    const done = await pass(core)
    await core.announce()
    return done
  })
  return report ?? { result: 'already_running', rows: 0 }
}

async function pass(core: Core): Promise<PullReport> {
  let rows = 0
  let resets = 0
  let wasReset = false
  for (;;) {
    await core.inTurn(() => catchUp(core))
    if (core.closed || !core.unlocked || !core.epoch) return { result: 'locked', rows }
    const { request, isReset } = await nextRequest(core, core.epoch)
    const revision = core.revision
    const answer = await exchange(
      core,
      { method: 'POST', path: '/api/v1/sync/pull', body: request, timeoutMs: pullTimeoutMs, isNamed: true },
      PullAnswer,
    )
    if (answer.kind === 'unreachable') {
      core.server = 'unreachable'
      return { result: 'unreachable', rows }
    }
    if (answer.kind === 'busy') return { result: 'unreachable', rows, code: answer.code }
    if (answer.kind === 'problem') {
      const { code, epoch } = answer.problem
      const canReset = code === 'sync.epoch_changed' || code === 'sync.cursor_invalid'
      if (!canReset || ++resets > fullResetsMax) return stopped(core, rows, code)
      if (code === 'sync.cursor_invalid') await setResetDue(core)
      else if (!(await enterEpoch(core, typeof epoch === 'string' ? epoch : null)))
        return { result: 'unreachable', rows }
      continue
    }
    if (!answersThis(request, answer.value)) return unanswered(core, rows)
    heard(core, answer.value, answer.sentAt)
    core.stopped.pull = null
    if (answer.value.epoch !== core.epoch) {
      if (++resets > fullResetsMax) return stopped(core, rows, 'sync.epoch_changed')
      await enterEpoch(core, answer.value.epoch)
      continue
    }
    const stored = await core.inTurn(() => storePage(core, request, isReset, answer.value))
    if (stored === null) continue
    rows += stored
    wasReset ||= isReset
    if (answer.value.facilityKey) await core.inTurn(() => keepFacilityKey(core, answer.value.facilityKey!))
    await removeGone(core, request, answer.value)
    if (stored > 0) core.recheckAfter ??= 0
    // Visits of the day come before the directory.
    if (answer.value.scopes.some(({ more, chunks }) => more && !chunks)) continue
    if (mustFetch(core)) {
      const fetched = await fetchChunks(core)
      rows += fetched.rows
      if (fetched.stoppedBy) return { ...fetched.stoppedBy, rows }
      continue
    }
    if (wasReset) core.digestsDueAt = core.ports.clock.monotonic()
    wasReset = false
    // Rows of a push that was answered meanwhile are not in the server's snapshot.
    const isComparable = core.revision === revision + 1
    if (request.digests && isComparable && (await core.inTurn(() => compareDigests(core, answer.value))))
      continue
    if (isComparable) await core.inTurn(() => forgetStrays(core))
    await core.inTurn(() => compact(core))
    await tidyPacked(core)
    return { result: 'up_to_date', rows }
  }
}

/**
 * Whether every scope is answered from where the request stood. An answer to an earlier question, delivered
 * again, would be stored behind rows this device does not hold (any more, after a power cut) and never gets.
 */
function answersThis(request: PullRequest, answer: PullAnswer): boolean {
  const cursors = new Map(request.scopes.map(({ name, cursor }) => [name, cursor]))
  return answer.scopes.every(({ name, asked }) => asked === (cursors.get(name) ?? null))
}

/** What came is not an answer to what was asked, as if no line were there. */
function unanswered(core: Core, rows: number): PullReport {
  core.server = 'unreachable'
  core.note('pull.old_answer')
  return { result: 'unreachable', rows }
}

/** Whose own scope is no longer this device's may not work here any more: their slot goes, their records stay. */
async function removeGone(core: Core, { scopes }: PullRequest, answer: PullAnswer): Promise<void> {
  const held = new Set(scopes.map(({ name }) => name))
  const gone = answer.scopes
    .filter(({ name, cursor }) => cursor === null && held.has(name) && name.startsWith('me:'))
    .map(({ name }) => name.slice('me:'.length))
  if (gone.length > 0) await core.inTurn(() => removePeople(core, gone))
}

function stopped(core: Core, rows: number, code: string): PullReport {
  core.stopped.pull = code
  core.note('pull.stopped', code)
  return { result: 'stopped', rows, code }
}

const setResetDue = (core: Core): Promise<void> =>
  transact(core.db, ['meta'], 'readwrite', async (stores) => writeMeta(stores, 'resetDue', true))

async function nextRequest(core: Core, epoch: string): Promise<{ request: PullRequest; isReset: boolean }> {
  const [receipt, isReset, facilityKids] = await transact(core.db, ['meta'], 'readonly', (stores) =>
    Promise.all([
      readMeta(stores, 'receipt'),
      readMeta(stores, 'resetDue'),
      readMeta(stores, 'facilityKids'),
    ]),
  )
  const scopes = isReset ? [] : askedScopes(core)
  const held = scopes.map(({ scope, cursor }) => ({ name: scope, cursor }))
  const isDue = core.ports.clock.monotonic() >= core.digestsDueAt
  return {
    request: {
      ...{ epoch, build: core.ports.build, receipt, scopes: held, limit: pageLimit, chunks: true },
      report: reportOf(core),
      ...(isDue ? { digests: true } : {}),
      facilityKid: facilityKids?.[0] ?? null,
    },
    isReset: isReset === true,
  }
}

/** Scopes to go on with; one that is to be fetched anew is asked for as if it were not here. */
const askedScopes = (core: Core): ScopeState[] =>
  [...core.view.scopes.scopes.values()].filter(({ heal }) => heal !== 'due')

/** @returns rows stored; null when the page no longer fits, because another tab went on or the device was locked */
async function storePage(
  core: Core,
  request: PullRequest,
  isReset: boolean,
  answer: PullAnswer,
): Promise<number | null> {
  await catchUp(core)
  const { unlocked } = core
  if (!unlocked) return null
  const cursors = new Map(request.scopes.map(({ name, cursor }) => [name, cursor]))
  const present = askedScopes(core)
  const fits =
    isReset ||
    (present.length === cursors.size && present.every(({ scope, cursor }) => cursors.get(scope) === cursor))
  if (!fits) return null

  const base = isReset ? new BaseRows() : core.view.base
  const { scopes, changed, removed, change } = planPage(
    base,
    isReset ? new ScopeBook([]) : core.view.scopes,
    answer,
    isReset,
  )
  const sealed = await sealChange(core.ports.crypto, unlocked.deviceKey, base, change)
  try {
    core.revision = await transact(
      core.db,
      ['meta', 'scope_state', ...baseStores],
      'readwrite',
      async (stores) => {
        await assertUnmoved(core, stores)
        if (((await readMeta(stores, 'resetDue')) === true) !== isReset) throw new Moved()
        writeChange(stores, sealed)
        if (isReset) stores('scope_state').clear()
        for (const scope of removed) stores('scope_state').delete(scope)
        for (const scope of changed) stores('scope_state').put(scope)
        writeMeta(stores, 'receipt', answer.receipt)
        if (isReset) writeMeta(stores, 'resetDue', false)
        return bumpRevision(stores)
      },
    )
  } catch (error) {
    if (error instanceof Moved) return null
    throw error
  }
  replaceBase(core, sealed)
  core.view.scopes = scopes
  core.view.stale()
  // The last page is announced by the end of the pull.
  if (answer.scopes.some(({ more }) => more)) await core.announce()
  return change.put.length
}

const replaceBase = (core: Core, sealed: SealedChange): void => {
  core.view.base = applyChange(core.view.base, sealed)
}

interface Page {
  readonly scopes: ScopeBook
  readonly changed: readonly ScopeState[]
  readonly removed: readonly string[]
  readonly change: BaseChange
}

/** What a page does to scopes and rows. An aggregate's rows go only when no held scope has it any more. */
function planPage(base: BaseRows, book: ScopeBook, answer: PullAnswer, isReset: boolean): Page {
  const scopes = new Map(book.scopes)
  const put = new Map<string, Row>()
  const left = new Set<string>()
  const removed: string[] = []
  const emptiedKinds = new Set<string>()
  const emptied: Emptied[] = []
  for (const page of answer.scopes) {
    const before = scopes.get(page.name)
    const isNew = page.reset === true || before?.heal === 'due'
    if (page.cursor === null || isNew) for (const aggregate of heldBy(base, before)) left.add(aggregate)
    const wholeKind = wholeKindOf(page.name)
    const isEmptied = page.cursor === null || isNew
    if (wholeKind !== null && (isEmptied || page.chunks)) {
      const keep = new Set(page.chunks?.map(({ hash }) => hash))
      emptied.push({ kind: wholeKind, keep, withLoose: isEmptied })
    }
    if (page.cursor === null) {
      scopes.delete(page.name)
      removed.push(page.name)
      continue
    }
    if (isNew && wholeKind !== null) emptiedKinds.add(wholeKind)
    scopes.set(page.name, nextState(base, page, before, isNew, answer.serverTime))
    for (const aggregate of page.leave) left.add(aggregateKey(aggregate))
    for (const row of page.rows) {
      const key = rowKey(row.entity, row.id)
      const isTaken = isNew || before?.heal !== undefined
      const known = put.get(key)?.rowVersion ?? (isTaken ? 0 : base.versionOf(row.entity, row.id))
      if (row.rowVersion > known) put.set(key, row)
    }
  }
  const after = new ScopeBook(scopes.values())
  const isKept = (aggregate: string) => after.holds(aggregate) && !emptiedKinds.has(kindOf(aggregate))
  const forget = [...left]
    .filter((aggregate) => !isKept(aggregate))
    .flatMap((aggregate) => base.ofAggregate(aggregate))
    .filter((key) => !put.has(key))
  const changed = answer.scopes.flatMap(({ name }) => after.scopes.get(name) ?? [])
  return {
    scopes: after,
    changed,
    removed,
    change: { clear: isReset, put: [...put.values()], forget, emptied },
  }
}

const kindOf = (aggregate: string): string => aggregate.slice(0, aggregate.indexOf(':'))

/** Aggregates a scope has here. */
function heldBy(base: BaseRows, scope: ScopeState | undefined): readonly string[] {
  if (!scope) return []
  const kind = wholeKindOf(scope.scope)
  return kind === null ? scope.members : base.ofKind(kind)
}

function nextState(
  base: BaseRows,
  page: ScopeAnswer,
  held: ScopeState | undefined,
  isNew: boolean,
  serverTime: string,
): ScopeState {
  const before = isNew ? undefined : held
  const members = new Set(before?.members)
  for (const aggregate of page.leave) members.delete(aggregateKey(aggregate))
  for (const aggregate of page.enter) members.add(aggregateKey(aggregate))
  for (const row of page.rows) members.add(aggregateKey(row))
  const chunks = page.chunks ? missing(base, page.chunks) : (before?.chunks ?? [])
  const isComplete = !page.more && chunks.length === 0
  return {
    scope: page.name,
    cursor: page.cursor ?? '',
    // Once filled, later pages only bring it forward; until then nothing is promised.
    filled: isComplete || (before?.filled ?? false),
    asOf: isComplete ? serverTime : (before?.asOf ?? null),
    members: wholeKindOf(page.name) === null ? [...members] : [],
    ...(chunks.length > 0 ? { chunks } : {}),
    ...(held?.heal && !isComplete ? { heal: 'loading' as const } : {}),
  }
}

/** Chunks that are not here under this name already. */
const missing = (base: BaseRows, chunks: readonly ChunkName[]): readonly ChunkName[] => {
  const here = new Set(base.packedTables().flatMap((table) => table.chunks.map(({ hash }) => hash)))
  return chunks.filter(({ hash }) => !here.has(hash))
}

/** Rewrites base rows in whole chunks when many small changes have gathered. */
async function compact(core: Core): Promise<void> {
  const { unlocked } = core
  if (!unlocked) return
  const sealed = await sealCompacted(core.ports.crypto, unlocked.deviceKey, core.view.base)
  if (!sealed) return
  try {
    core.revision = await transact(core.db, ['meta', ...baseStores], 'readwrite', async (stores) => {
      await assertUnmoved(core, stores)
      writeChange(stores, sealed)
      return bumpRevision(stores)
    })
  } catch (error) {
    if (error instanceof Moved) return
    throw error
  }
  replaceBase(core, sealed)
}
