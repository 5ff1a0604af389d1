// Devices that push, devices that pull and transactions that are rolled back, over a cluster that dies again and again.
import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { FacilityConnection } from '@lentera/api/platform/database/facility-connection'
import { openVault } from '@lentera/api/platform/database/vault'
import { groupBy } from '@lentera/api/platform/sync/read-rows'
import { PostgresStore } from '@lentera/api/platform/sync/postgres-store'
import type { PushAnswer } from '@lentera/contracts/sync/push'
import { commandSettings, createDataSource, poolOf } from '@lentera/db/data-source'
import { handlers } from '@lentera/domain/registry'
import type { Bytes } from '@lentera/sync/record/bytes'
import { platformCrypto } from '@lentera/sync/record/crypto-port'
import { newAesKey, newSealer, newSealingKeyPair, Opener } from '@lentera/sync/record/seal'
import { newSigningKey } from '@lentera/sync/record/sign'
import { createPull, type Pull } from '@lentera/sync/server/pull'
import { createPush, type Push } from '@lentera/sync/server/push'
import { createReceipts } from '@lentera/sync/server/receipts'
import { write } from '@lentera/testing/conformance/store-samples'
import { aDevice, aGrant, aKey, aUser, houseId } from '@lentera/testing/test-house'
import { v7 } from 'uuid'
import { demoFacility } from '../demo/demo-facility.js'
import { type Author, type Batch, tripleBatch } from '../device/visit-batch.js'
import { HeldRows } from './held-rows.js'
import { epoch, facilityId, insertDirectoryRow, type ProofCluster } from './proof-store.js'

const PUSHERS = 3
const PULLERS = 2
const ROLLERS = 2
/** Visits in one batch; small, so that many batches are on their way when the power goes. */
const TRIPLES = 4
const RETRY_MS = 30

export interface Mistakes {
  /** false: a pull answers what is not flushed. */
  readonly flushGuard?: boolean
  /** `off`: a push is acknowledged before it is flushed. */
  readonly synchronousCommit?: 'on' | 'off'
}

/** What was found wrong since the last look. */
export interface Losses {
  /** Acknowledged, and not in the log. */
  readonly lost: number
  /** Given to a device, and not in the database. */
  readonly ghosts: number
}

export class WorkingHouse {
  /** Every command anybody made. */
  readonly saved = new Set<string>()
  readonly acknowledged = new Set<string>()
  /** Batches that were sent again, pulls that got no answer, transactions rolled back. */
  readonly count = { repeats: 0, unanswered: 0, rolledBack: 0, pulls: 0 }
  #fresh: string[] = []
  #isOpen = true
  #isGivenUp = false
  readonly #working: Promise<void>[]

  private constructor(
    private readonly cluster: ProofCluster,
    private readonly push: Push,
    private readonly pull: Pull,
    authors: readonly Author[],
    private readonly held: readonly HeldRows[],
    private readonly close: () => Promise<void>,
    isCareless: boolean,
  ) {
    this.#working = [
      ...authors.map((author) => this.#pushOn(author)),
      ...held.map((rows) => this.#pullOn(rows)),
      ...Array.from({ length: ROLLERS }, () => this.#rollBackOn(isCareless)),
    ]
  }

  static async open(cluster: ProofCluster, mistakes: Mistakes = {}): Promise<WorkingHouse> {
    const source = createDataSource({
      url: cluster.url,
      poolSize: 8,
      migrations: [],
      settings: { ...commandSettings, synchronous_commit: mistakes.synchronousCommit ?? 'on' },
    })
    await source.initialize()
    const key = randomBytes(32)
    const store = new PostgresStore({
      connection: new FacilityConnection(poolOf(source), facilityId),
      vault: openVault({ field: key, payload: key, blindIndex: key }),
      now: Date.now,
      flushGuard: mistakes.flushGuard ?? true,
    })
    const crypto = platformCrypto
    const sealing = await newSealingKeyPair(crypto)
    const names = Array.from({ length: PUSHERS }, (_, n) => `desk ${n}`)
    const keys = await Promise.all(names.map(() => newSigningKey(crypto)))
    await write(store, {
      rows: [
        aUser('maria'),
        aGrant('maria', 'nurse'),
        ...names.flatMap((name, n) => [aDevice(name), aKey(name, 'maria', keys[n]!.publicKey)]),
        ...Array.from({ length: PULLERS }, (_, n) => aDevice(`ward ${n}`)),
      ],
    })
    const sealer = await newSealer(crypto, await newAesKey(crypto), {
      kid: 'server:1',
      publicKey: sealing.publicKey,
    })
    const clock = { now: Date.now, confidence: () => 'operator' as const, sleep: (ms: number) => sleep(ms) }
    const receipts = createReceipts(crypto, new Uint8Array(key) as Bytes)
    const common = { store, facility: demoFacility, clock, receipts }
    const opener = new Opener(crypto, new Map([['server:1', sealing.privateKey]]))
    return new WorkingHouse(
      cluster,
      createPush({ ...common, handlers, crypto, opener }),
      createPull(common),
      names.map((name, n) => ({
        crypto,
        deviceId: houseId(name),
        userId: houseId('maria'),
        signingKey: keys[n]!.privateKey,
        sealer,
        nextSeq: 1,
        // Far enough apart that no two desks make the same person or ticket.
        patients: n * 20_000,
        visits: n * 20_000,
        known: [],
      })),
      Array.from({ length: PULLERS }, (_, n) => new HeldRows(houseId(`ward ${n}`), epoch)),
      () => source.destroy(),
      mistakes.synchronousCommit === 'off',
    )
  }

  /** Compares what was told since the last look with what is there; to be asked after the power came back. */
  async lookForLosses(): Promise<Losses> {
    const told = this.#fresh.splice(0)
    const news = this.held.map((rows) => rows.takeNews())
    const client = await this.cluster.client()
    try {
      const { rows: logged } = await client.query<{ id: string }>(
        'select id from command_log where id = any($1::uuid[])',
        [told],
      )
      let ghosts = 0
      for (const one of news)
        for (const [entity, rows] of groupBy([...one], ([name]) => name.split(' ')[0]!)) {
          const { rows: found } = await client.query<{ n: number }>(
            `select count(*)::int as n from unnest($1::uuid[], $2::int[]) as given(id, version)
               join ${entity} t on t.id = given.id and t.row_version >= given.version`,
            [rows.map(([name]) => name.split(' ')[1]), rows.map(([, version]) => version)],
          )
          ghosts += rows.length - found[0]!.n
        }
      return { lost: new Set(told).size - logged.length, ghosts }
    } finally {
      await client.end()
    }
  }

  /** Everybody sends what is left; then nobody works any more. */
  async finish(): Promise<void> {
    this.#isOpen = false
    await Promise.all(this.#working)
    for (const rows of this.held) await rows.catchUp(this.pull)
  }

  /** What each device holds, and what one that starts empty is given. */
  async heldAndTruth(): Promise<{ mine: ReadonlyMap<string, number>; truth: ReadonlyMap<string, number> }[]> {
    return Promise.all(
      this.held.map(async (rows, n) => ({
        mine: rows.versions(),
        truth: (await new HeldRows(houseId(`ward ${n}`), epoch).catchUp(this.pull)).versions(),
      })),
    )
  }

  /** What is not answered by now stays so: with a planted mistake the server may have forgotten what comes before it. */
  async end(): Promise<void> {
    this.#isOpen = false
    this.#isGivenUp = true
    await Promise.all(this.#working)
    await this.close()
  }

  /** Batch after batch; one without an answer is sent again as it is, also after the house has closed. */
  async #pushOn(author: Author): Promise<void> {
    while (this.#isOpen) {
      const own = (await tripleBatch(author, 'opened', TRIPLES)).own
      for (const record of own) this.saved.add('opened' in record ? record.opened.id : record.sealed.id)
      const answer = await this.#untilAnswered(author, own)
      for (const { id, outcome } of answer?.outcomes ?? []) {
        if (outcome !== 'applied') throw new Error(`proof: a command ended ${outcome}`)
        this.acknowledged.add(id)
        this.#fresh.push(id)
      }
    }
  }

  async #untilAnswered({ deviceId }: Author, own: Batch['own']): Promise<PushAnswer | null> {
    while (!this.#isGivenUp) {
      try {
        return await this.push(deviceId, {
          deviceId,
          epoch,
          build: 'proof',
          receipt: null,
          leases: [],
          own,
          carried: [],
        })
      } catch {
        this.count.repeats += 1
        await sleep(RETRY_MS)
      }
    }
    return null
  }

  async #pullOn(rows: HeldRows): Promise<void> {
    while (this.#isOpen) {
      const isAnswered = await rows.step(this.pull).then(
        () => true,
        () => false,
      )
      this.count[isAnswered ? 'pulls' : 'unanswered'] += 1
      await sleep(isAnswered ? Math.random() * 10 : RETRY_MS)
    }
  }

  /**
   * Each uses an xid up and flushes nothing. With the planted mistake every second one is committed without a flush:
   * the lanes of the desks stand still as soon as one of their commands was forgotten.
   */
  async #rollBackOn(isCareless: boolean): Promise<void> {
    while (this.#isOpen) {
      try {
        const client = await this.cluster.client()
        try {
          if (isCareless) await client.query(`select set_config('synchronous_commit', 'off', false)`)
          for (let n = 1; this.#isOpen; n += 1) {
            await client.query('begin')
            await insertDirectoryRow(client, v7())
            await client.query(isCareless && n % 2 === 0 ? 'commit' : 'rollback')
            this.count.rolledBack += 1
            await sleep(Math.random() * 5)
          }
        } finally {
          await client.end().catch(() => undefined)
        }
      } catch {
        await sleep(RETRY_MS)
      }
    }
  }
}
