import { gunzipSync } from 'node:zlib'
import type { EntityRecord } from '@lentera/contracts/kernel/entity'
import type { Facility } from '@lentera/contracts/kernel/facility'
import type { Id } from '@lentera/contracts/kernel/id'
import type { Handler } from '@lentera/contracts/kernel/rule'
import { type ProblemCode, problemStatus } from '@lentera/contracts/kernel/problem'
import { PullRequest } from '@lentera/contracts/sync/pull'
import type { PushRequest } from '@lentera/contracts/sync/push'
import { type EnrolAnswer, ForkRequest } from '@lentera/contracts/sync/enrol'
import {
  type CommandRecord,
  type RowRef,
  type SealedRecord,
  type WireRecord,
  wireRecordId,
} from '@lentera/contracts/sync/record'
import type { NetAnswer, NetRequest } from '@lentera/sync/client/ports'
import type { CryptoPort } from '@lentera/sync/record/crypto-port'
import { Opener } from '@lentera/sync/record/seal'
import { ChunkKeeper } from '@lentera/sync/server/chunk-keeper'
import { createJudgeWaiting } from '@lentera/sync/server/judge-waiting'
import { parsePushRequest } from '@lentera/sync/server/parse-push-request'
import type { ServerClock } from '@lentera/sync/server/ports'
import { ProblemError } from '@lentera/sync/server/problem-error'
import { type Pull, createPull } from '@lentera/sync/server/pull'
import { type Push, createPush } from '@lentera/sync/server/push'
import { createReceipts } from '@lentera/sync/server/receipts'
import { type ServerStore, StoreUnavailable } from '@lentera/sync/server/store'
import { chunkAsked, gzipText, MemoryChunkStore } from '@lentera/testing/memory-chunk-store'
import type { Backing } from './backing.js'
import type { Plant } from './plants.js'
import { plantedStore } from './planted-store.js'

/** What happens to the next write transaction. */
export type CommitFault = 'crashBefore' | 'crashAfter' | 'hold'

export interface SimServerOptions {
  readonly backing: Backing
  readonly facility: Facility
  readonly handlers: readonly Handler[]
  readonly clock: ServerClock
  readonly crypto: CryptoPort
  readonly sealingKey: { readonly kid: string; readonly privateKey: string }
  readonly receiptKey: Uint8Array<ArrayBuffer>
  readonly plant: Plant | null
  readonly enrolment: {
    readonly serverKey: EnrolAnswer['serverKey']
    /** Rows of the device that a copied disk becomes. */
    forked(former: Id, claim: Id): { entity: string; record: EntityRecord }[]
  }
  /** Whether a rule throws for it. */
  readonly throwsFor: (record: CommandRecord) => boolean
}

class ServerGone extends Error {}

/** What a record that reached the server says of itself. */
export interface SeenRecord {
  readonly deps: readonly Id[]
  readonly refs: readonly RowRef[]
  /** The planted bug of the rules hits it. */
  readonly isPoison: boolean
}

/** The real push and pull behind a made-up HTTP, on a database that can crash at named points. */
export class SimServer {
  /** Every record that ever arrived, by command id. */
  readonly seen = new Map<Id, SeenRecord>()
  commitFault: CommitFault | null = null
  #push!: Push
  #pull!: Pull
  #chunks!: ChunkKeeper
  /** In the database, so it outlives the process. */
  #chunkStore = new MemoryChunkStore()
  #gone = false
  #held: { resume: () => void; done: Promise<unknown> } | null = null
  #heldNow: (() => void) | null = null
  readonly #opener: Opener
  readonly #store: ServerStore
  /** Former device by the one it became. */
  readonly forks = new Map<Id, Id>()
  /** Which device a line speaks for, where its disk was copied and it became another. */
  readonly #credentials = new Map<Id, Id>()
  /** Planted: the present program takes nothing of old ones. */
  refusesOld = false
  /** Puts an older copy of the database back; null: none was kept. */
  #restore: (() => void) | null = null
  /** Planted: commands that were committed, but noted as done in a memory the crash took. */
  readonly forgotten = new Set<Id>()
  /** Planted: where the lane of the present request begins, if it begins with a forgotten command. */
  forgottenFrom: number | null = null

  constructor(private readonly options: SimServerOptions) {
    const { backing, crypto, sealingKey } = options
    this.#opener = new Opener(crypto, new Map([[sealingKey.kid, sealingKey.privateKey]]))
    const inner = plantedStore(options.plant, backing, this)
    this.#store = {
      epoch: () => inner.epoch(),
      standing: (deviceId, mark) => inner.standing(deviceId, mark),
      newEpoch: (old, cause) => inner.newEpoch(old, cause),
      signingKeys: (wanted) => inner.signingKeys(wanted),
      snapshot: (work) => inner.snapshot(work),
      transaction: (work) =>
        inner.transaction(async (tx) => {
          const result = await work(tx)
          await this.beforeCommit()
          return result
        }),
    }
    this.boot()
  }

  get isHolding(): boolean {
    return this.#held !== null
  }

  /** Lets the held transaction commit. */
  resumeHeld(): void {
    this.#held?.resume()
  }

  /** Lets the held transaction commit and waits for it. */
  async releaseHeld(): Promise<void> {
    const held = this.#held
    this.resumeHeld()
    await held?.done
  }

  /** What the server does when it starts with another program. @returns how many verdicts changed */
  async judgeWaiting(): Promise<number> {
    const { facility, handlers, clock, crypto } = this.options
    const judge = createJudgeWaiting({
      store: this.#store,
      handlers,
      facility,
      clock,
      crypto,
      opener: this.#opener,
    })
    return (await judge(true)).changed
  }

  /** A pull that nothing disturbs, for the checks. */
  pullForCheck(deviceId: Id, request: PullRequest) {
    return this.#pull(deviceId, request)
  }

  /** A line with the credential of a device: a copied disk has the same as its original. */
  copyCredential(line: Id, of: Id): void {
    this.#credentials.set(line, this.#credentials.get(of) ?? of)
  }

  /** @returns whether a copy of the database was kept, to be put back later */
  keepBackup(): boolean {
    this.#restore = this.options.backing.backup()
    return this.#restore !== null
  }

  /** The server goes on from the older copy, and has no word about it but what devices remember. */
  async restoreBackup(): Promise<boolean> {
    if (!this.#restore) return false
    this.crash()
    this.#gone = false
    this.#restore()
    this.#restore = null
    // They lay in the database that is gone; the older copy had none.
    this.#chunkStore = new MemoryChunkStore()
    this.boot()
    const { backing, enrolment } = this.options
    // Devices the older copy never knew: their people sign in anew, and the server takes them back as what they were.
    for (const [claim, former] of this.forks) await backing.seed(enrolment.forked(former, claim))
    return true
  }

  async handle(line: Id, request: NetRequest): Promise<NetAnswer> {
    this.#gone = false
    try {
      if (this.refusesOld && request.path.endsWith('/push'))
        return { status: 426, contentType: 'text/html', retryAfterS: null, text: '<html>Upgrade</html>' }
      const asked = chunkAsked(request.path)
      if (asked) {
        const text = gunzipSync(
          await this.#chunks.read(this.#credentials.get(line) ?? line, asked.scope, asked.hash),
        ).toString()
        return { status: 200, contentType: 'text/plain', retryAfterS: null, text }
      }
      const value = await this.route(line, request)
      if (this.#gone) throw new ServerGone('the server crashed')
      return json(200, value)
    } catch (error) {
      if (this.#gone || error instanceof ServerGone) throw new ServerGone('the connection broke')
      if (error instanceof ProblemError) return problem(error)
      throw error
    }
  }

  private async route(line: Id, { path, body }: NetRequest): Promise<unknown> {
    const { clock } = this.options
    const deviceId = this.#credentials.get(line) ?? line
    if (path === '/api/v1/sync/fork') return this.fork(line, ForkRequest.parse(JSON.parse(body ?? 'null')))
    if (path === '/api/v1/sync/ping') {
      const serverTime = new Date(clock.now()).toISOString()
      return { epoch: await this.#store.epoch(), serverTime, confidence: clock.confidence(), minBuild: '0' }
    }
    if (path === '/api/v1/sync/pull')
      return this.#pull(deviceId, PullRequest.parse(JSON.parse(body ?? 'null')))
    if (path === '/api/v1/sync/push')
      return this.pushed(deviceId, parsePushRequest(JSON.parse(body ?? 'null')))
    throw new ProblemError('route.not_found')
  }

  /** What the API does for a copied disk: a new device with the same people; the same claim makes the same device. */
  private async fork(line: Id, { deviceId, claim }: ForkRequest): Promise<EnrolAnswer> {
    const { backing, facility, enrolment } = this.options
    const credential = this.#credentials.get(line) ?? line
    if (credential !== deviceId && credential !== claim) throw new ProblemError('auth.forbidden')
    if (!this.forks.has(claim)) {
      this.forks.set(claim, deviceId)
      const rows = enrolment.forked(deviceId, claim)
      await backing.seed(rows)
    }
    this.#credentials.set(line, claim)
    const from = 50_000 + this.forks.size * 100
    return {
      deviceId: claim,
      station: 'XYZW'[this.forks.size - 1] ?? 'V',
      epoch: await this.#store.epoch(),
      facility,
      leases: [{ id: `rm-${claim}`, series: 'rm', from, to: from + 99, until: null }],
      serverKey: enrolment.serverKey,
      lastSeq: 0,
    }
  }

  private async pushed(deviceId: Id, sent: PushRequest): Promise<unknown> {
    const request = this.options.plant === 'acceptGaps' ? withoutFirst(sent) : sent
    await this.remember(request)
    if (this.options.plant === 'poisonStops' && request.own.some((one) => this.isPoisoned(one)))
      throw new ServerGone('the batch failed')
    const [head] = request.own
    this.forgottenFrom = head && this.forgotten.has(wireRecordId(head)) ? head.origin.seq : null
    const work = this.#push(deviceId, request)
    const held = new Promise<'held'>((resolve) => (this.#heldNow = () => resolve('held')))
    const first = await Promise.race([work, held])
    this.#heldNow = null
    if (first === 'held') {
      this.#held!.done = work.catch(() => undefined).then(() => (this.#held = null))
      throw new ServerGone('no answer in time')
    }
    if (this.commitFault === 'crashAfter') {
      for (const { id } of first.outcomes) this.forgotten.add(id)
      this.crash()
    } else for (const { id } of first.outcomes) this.forgotten.delete(id)
    return first
  }

  private async beforeCommit(): Promise<void> {
    const fault = this.commitFault
    if (fault === 'crashBefore') {
      this.crash()
      throw new StoreUnavailable('the server crashed')
    }
    if (fault === 'hold' && !this.#held && this.#heldNow) {
      this.commitFault = null
      const wait = new Promise<void>((resume) => (this.#held = { resume, done: Promise.resolve() }))
      this.#heldNow()
      await wait
    }
  }

  private crash(): void {
    this.#gone = true
    this.commitFault = null
    this.options.backing.crash()
    this.resumeHeld()
    this.boot()
  }

  /** A new process: nothing is remembered but the database. */
  private boot(): void {
    const { facility, handlers, clock, crypto, receiptKey } = this.options
    const store = this.#store
    const receipts = createReceipts(crypto, receiptKey)
    this.#push = createPush({ store, handlers, facility, clock, crypto, opener: this.#opener, receipts })
    // Small, so that a house of a few patients has several.
    const limits = { fromRows: 2, rowsPerChunk: 3, changesMax: 5 }
    this.#chunks = new ChunkKeeper({
      ...{ store, facility, clock, crypto, ...limits },
      ...{ chunks: this.#chunkStore, gzip: gzipText },
    })
    this.#pull = createPull({ store, facility, clock, receipts, chunks: this.#chunks })
  }

  private isPoisoned(wire: WireRecord): boolean {
    return this.seen.get(wireRecordId(wire))?.isPoison ?? false
  }

  private async remember({ own, carried }: PushRequest): Promise<void> {
    for (const wire of [...own, ...carried]) {
      const id = wireRecordId(wire)
      if (this.seen.has(id)) continue
      const record = (
        'opened' in wire ? wire.opened : await this.unsealed(wire.sealed)
      ) as CommandRecord | null
      if (!record) continue
      const { deps, refs } = record
      this.seen.set(id, { deps, refs, isPoison: this.options.throwsFor(record) })
    }
  }

  private unsealed(sealed: SealedRecord): Promise<CommandRecord | null> {
    return this.#opener.open(sealed).catch(() => null)
  }
}

/** Planted: the first record is passed over as if the device had declared it lost. */
const withoutFirst = (request: PushRequest): PushRequest => {
  const [first, ...own] = request.own
  return first && own.length > 0
    ? { ...request, own, skipped: [...(request.skipped ?? []), first.origin.seq] }
    : request
}

const json = (status: number, value: unknown): NetAnswer => ({
  status,
  contentType: status === 200 ? 'application/json' : 'application/problem+json',
  retryAfterS: null,
  text: JSON.stringify(value),
})

function problem({ code, extra }: ProblemError): NetAnswer {
  const status = problemStatus[code as ProblemCode]
  return json(status, {
    type: `urn:lentera:problem:${code}`,
    title: code,
    status,
    detail: code,
    code,
    requestId: 'r',
    ...extra,
  })
}
