import { MAX_BATCH, PushAnswer } from '@lentera/contracts/sync/push'
import type { Problem } from '@lentera/contracts/kernel/problem'
import type { DrainReport } from './api.js'
import { type Batch, batchBehind, batchFloor, nextBatch } from './batch.js'
import { sendCarried } from './carry.js'
import { enterEpoch, heard } from './contact.js'
import type { Core } from './core.js'
import type { DeviceMeta } from './database.js'
import { reportOf } from './device-report.js'
import { type Exchange, exchange } from './exchange.js'
import { fork, isForking } from './fork.js'
import { catchUp } from './load.js'
import { heldLeases, type SeriesRecord } from './numbers.js'
import { forgetBackedUp, markUnsendable, noteSent, reopenFrom } from './outbox.js'
import { settle } from './settle.js'
import { answered, transact } from './transact.js'

const pushTimeoutMs = 60_000
/** A request should take two to three seconds; batches follow by 30 %. */
const fastMs = 2000
const slowMs = 3000
const epochChangesMax = 3

type Failure = { result: 'unreachable' | 'busy' | 'stopped'; code?: string; retryAfterS?: number }

/**
 * Sends what waits, batch after batch, until the outbox is empty or the line fails. May be cut at any line:
 * all it knows lies in IndexedDB, and the same batch sent twice has one effect.
 */
export async function drain(core: Core): Promise<DrainReport> {
  const report = await core.ports.locks.tryRequest('sync', async () => {
    core.sending = true
    try {
      // First what others handed over: own commands may stand on it, and would wait at the server for it.
      await sendCarried(core)
      const report = await pass(core)
      const isOpen = report.result === 'sent' || report.result === 'empty'
      if (isOpen) await sendCarried(core)
      return report
    } finally {
      core.sending = false
      await core.announce()
    }
  })
  return report ?? { result: 'already_running', sent: 0 }
}

async function pass(core: Core): Promise<DrainReport> {
  let sent = 0
  let epochChanges = 0
  let isForked = false
  await core.inTurn(() => catchUp(core))
  if (core.device && (await isForking(core))) {
    isForked = true
    const failure = await becomeOwnDevice(core)
    if (failure) return { ...failure, sent }
  }
  let next: Flight | null = null
  for (;;) {
    const { device, epoch } = core
    if (core.closed || !device || !epoch) return { result: 'empty', sent }
    const flight: Flight | null = next ?? (await launchNext(core, device, epoch))
    next = null
    if (!flight) {
      core.recheckAfter = null
      core.stopped.push = null
      return { result: sent > 0 ? 'sent' : 'empty', sent }
    }
    const { batch } = flight
    const behind = readyBehind(core, device, batch)
    const answer = await flight.answer
    if (answer.kind === 'ok') {
      heard(core, answer.value, answer.sentAt)
      adapt(core, batch, answer.tookMs)
      // The line is free again: the next batch leaves while this one's outcomes are being stored.
      const ready = leadsOn(core, batch, answer.value) ? await behind : null
      if (ready) next = await launch(core, device, epoch, { ...ready, receipt: answer.value.receipt })
      const settled = await accept(core, batch, answer.value).catch(async (error: unknown) => {
        // Nobody sends again before this one is back.
        await next?.answer
        throw error
      })
      if (settled === 'nothing') return unreachable(core, sent, {})
      if (settled === 'ahead') {
        if (batch.kind === 'recount' && (await sendKeptAgain(core))) continue
        return lost(core, answer.value.lastSeq, sent)
      }
      if (batch.kind === 'lane') sent += settled
      continue
    }
    if (answer.kind === 'unreachable') return unreachable(core, sent, { retryAfterS: answer.retryAfterS })
    core.server = 'reachable'
    if (answer.kind === 'busy')
      return { result: 'busy', sent, code: answer.code, ...retryAfter(answer.retryAfterS) }
    if (answer.problem.code === 'sync.epoch_changed') {
      epochChanges += 1
      const isTold = epochChanges <= epochChangesMax && (await enterEpoch(core, epochIn(answer.problem)))
      if (!isTold) return unreachable(core, sent, {})
      continue
    }
    const canFork: boolean = answer.problem.code === 'sync.client_forked' && !isForked
    isForked ||= canFork
    const failure = canFork ? await becomeOwnDevice(core) : await answerProblem(core, batch, answer.problem)
    if (failure) return { ...failure, sent }
  }
}

/** @returns null to go on as another device, else why this pass ends */
async function becomeOwnDevice(core: Core): Promise<Failure | null> {
  const answer = await fork(core)
  if (answer === null) return null
  if (answer.kind === 'problem') return stopped(core, 'sync.client_forked')
  if (answer.kind === 'unreachable') core.server = 'unreachable'
  return {
    result: answer.kind,
    ...('code' in answer ? { code: answer.code } : {}),
    ...retryAfter(answer.retryAfterS),
  }
}

/** A batch on its way; never more than one. */
interface Flight {
  readonly batch: Batch
  /** Nothing of it is stored yet. Never rejects. */
  readonly answer: Promise<Exchange<PushAnswer>>
}

async function launchNext(core: Core, device: DeviceMeta, epoch: string): Promise<Flight | null> {
  const batch = await nextBatch(core, device)
  return batch && launch(core, device, epoch, batch)
}

async function launch(core: Core, device: DeviceMeta, epoch: string, batch: Batch): Promise<Flight> {
  const [series] = await Promise.all([
    transact(core.db, ['leases'], 'readonly', (stores) => answered(stores('leases').getAll())) as Promise<
      SeriesRecord[]
    >,
    noteSent(core, batch.records),
  ])
  const body = {
    deviceId: device.id,
    epoch,
    build: core.ports.build,
    receipt: batch.receipt,
    leases: heldLeases(series, device),
    report: reportOf(core),
    ...(batch.skipped.length > 0 ? { skipped: batch.skipped } : {}),
    own: batch.wire,
    carried: [],
  }
  const request = {
    method: 'POST' as const,
    path: '/api/v1/sync/push',
    body,
    timeoutMs: pushTimeoutMs,
    isNamed: true as const,
  }
  return { batch, answer: exchange(core, request, PushAnswer) }
}

/** Reads, opens and packs what follows while the line is busy; null where it cannot be known yet what follows. */
function readyBehind(core: Core, device: DeviceMeta, batch: Batch): Promise<Batch | null> {
  const last = batch.records.at(-1)
  if (batch.kind !== 'lane' || !last) return Promise.resolve(null)
  // Whatever stands against it is met again where nothing is done ahead.
  return batchBehind(core, device, last.seq).catch(() => null)
}

/** Whether an answer leaves nothing to think about: every command has its outcome, and nothing else has changed. */
function leadsOn(core: Core, batch: Batch, answer: PushAnswer): boolean {
  return (
    !core.closed &&
    answer.epoch === core.epoch &&
    answer.lastSeq < core.nextSeq &&
    (answer.leases ?? []).length === 0 &&
    speaksOfAll(batch, answer)
  )
}

function speaksOfAll({ records }: Batch, { outcomes }: PushAnswer): boolean {
  const told = new Set(outcomes.map(({ id }) => id))
  return records.every(({ id }) => told.has(id))
}

/** @returns how many were settled; `nothing`: the answer speaks of none of them; `ahead`: the server holds what this device never made */
async function accept(core: Core, batch: Batch, answer: PushAnswer): Promise<number | 'nothing' | 'ahead'> {
  core.stopped.push = null
  const settled = await core.inTurn(() => settle(core, batch, answer))
  // An answer to another batch, come late, is no reason to ask no more about these.
  const isAnswered = batch.kind === 'again' ? speaksOfAll(batch, answer) : settled > 0
  if (batch.kind === 'again' && isAnswered)
    core.recheckAfter = Math.max(core.recheckAfter ?? 0, batch.records.at(-1)?.seq ?? 0)
  if (answer.epoch !== core.epoch) await enterEpoch(core, answer.epoch)
  if (answer.lastSeq >= core.nextSeq) return 'ahead'
  if (batch.kind === 'recount') await core.inTurn(() => reopen(core, answer.lastSeq + 1, true))
  if (answer.backedUpSeq > 0) await forgetBackedUp(core, answer.backedUpSeq)
  await core.announce()
  return isAnswered || batch.records.length === 0 ? settled : 'nothing'
}

/**
 * Where a device knows less than the server after a new epoch, another copy of its disk may have gone on in its
 * lane. Then the server has another command under one of our numbers, and says so when it is sent.
 * @returns false where nothing is kept
 */
async function sendKeptAgain(core: Core): Promise<boolean> {
  const keys = await transact(core.db, ['outbox'], 'readonly', (stores) =>
    answered(stores('outbox').getAllKeys(null, 1)),
  )
  const first = keys[0]
  if (typeof first !== 'number') return false
  await core.inTurn(() => reopen(core, first, true))
  return true
}

/** The server has what this device never made, and no other copy of its disk is known: said to people. */
function lost(core: Core, lastSeqSeen: number, sent: number): DrainReport {
  core.loss = { lastSeqSeen, found: core.nextSeq - 1 }
  return stop(core, 'sync.lost_here', { result: 'stopped', sent, code: 'sync.lost_here' } as const)
}

async function reopen(core: Core, seq: number, isNewPast: boolean): Promise<number | null> {
  const reopened = await reopenFrom(core, seq, isNewPast)
  await catchUp(core)
  return reopened
}

/** @returns null to go on, else why this pass ends */
async function answerProblem(core: Core, batch: Batch, problem: Problem): Promise<Failure | null> {
  const { code, index, expected } = problem
  const record = index === undefined ? undefined : batch.records[index]
  if ((code === 'command.malformed' || code === 'command.hash_mismatch') && record) {
    await split(core, record, code)
    if (batch.kind === 'again') core.recheckAfter = record.seq
    return null
  }
  if (code === 'body.too_large' || code === 'body.inflates_too_much') {
    const [only] = batch.records
    if (batch.records.length > 1) core.batchSize = Math.ceil(batch.records.length / 2)
    else if (only) await split(core, only, code)
    else return stopped(core, code)
    return null
  }
  if (code === 'sync.gap' && expected !== undefined) {
    const reopened = await core.inTurn(() => reopen(core, expected, false))
    // Without a change the same batch would meet the same gap for ever.
    return reopened ? null : stopped(core, code)
  }
  return stopped(core, code)
}

async function split(core: Core, record: Batch['records'][number], code: string): Promise<void> {
  await core.inTurn(async () => {
    await markUnsendable(core, record, code)
    await catchUp(core)
  })
  await core.announce()
}

/** The server answers and will go on saying no: everything is kept, and the screen says why. */
const stopped = (core: Core, code: string): Failure => stop(core, code, { result: 'stopped', code })

function stop<T>(core: Core, code: string, value: T): T {
  core.stopped.push = code
  core.note('sync.stopped', code)
  return value
}

const unreachable = (
  core: Core,
  sent: number,
  { retryAfterS }: { retryAfterS?: number | null },
): DrainReport => {
  core.server = 'unreachable'
  return { result: 'unreachable', sent, ...retryAfter(retryAfterS ?? null) }
}

const retryAfter = (retryAfterS: number | null) => (retryAfterS === null ? {} : { retryAfterS })

const epochIn = ({ epoch }: Problem): string | null => (typeof epoch === 'string' ? epoch : null)

function adapt(core: Core, batch: Batch, tookMs: number): void {
  if (batch.records.length < core.batchSize) return
  if (tookMs > slowMs)
    core.batchSize = Math.max(Math.min(batchFloor, core.batchSize), Math.floor(core.batchSize * 0.7))
  else if (tookMs < fastMs) core.batchSize = Math.min(MAX_BATCH, Math.ceil(core.batchSize * 1.3))
}
