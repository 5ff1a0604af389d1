import { PushAnswer } from '@lentera/contracts/sync/push'
import { platformCrypto } from '@lentera/sync/record/crypto-port'
import { newAesKey, newSealer } from '@lentera/sync/record/seal'
import { newSigningKey } from '@lentera/sync/record/sign'
import pg from 'pg'
import { NodeNet } from '../device/node-net.js'
import { enrol, signIn } from '../device/sign-in.js'
import { Hospital } from '../harness/hospital.js'
import { walFlushes } from './wal-flushes.js'
import { type Author, visitBatch } from './push-batch.js'
import { type Bench, median } from './result.js'

const rounds = 5
const batchesPerRound = 20
const countedBatches = 20

/** Commands a second of one device over HTTP with everything on, beside a bare INSERT of the same bytes. */
export const push: Bench = async (log) => {
  log('Menyalakan rumah sakit…')
  const hospital = await Hospital.create()
  const sql = new pg.Client({ connectionString: await hospital.databaseUrl() })
  await sql.connect()
  try {
    await sql.query('create table bench_payload (id uuid primary key, bytes bytea not null)')
    const device = await newDevice(hospital.url)
    await device.run('opened', 3)
    const results = { opened: [] as Round[], sealed: [] as Round[] }
    for (let round = 1; round <= rounds; round++)
      for (const form of ['opened', 'sealed'] as const) {
        log(`Putaran ${round} dari ${rounds}: ${form === 'opened' ? 'terbuka' : 'tersegel'}…`)
        const { perSecond, payloads } = await device.run(form, batchesPerRound)
        results[form].push({ perSecond, insertPerSecond: await insertRate(sql, payloads) })
      }
    log('Menghitung penulisan ke disk per kiriman…')
    const flushes: number[] = []
    for (let i = 0; i < countedBatches; i++) {
      const before = await walFlushes(sql)
      await device.run('opened', 1)
      flushes.push((await walFlushes(sql)) - before)
    }
    const ratio = (all: Round[]) => median(all.map((one) => one.perSecond / one.insertPerSecond))
    return {
      bench: 'push',
      figures: {
        commands_per_s: median(results.opened.map((one) => one.perSecond)),
        ratio_vs_insert: ratio(results.opened),
        flushes_per_batch: median(flushes),
        sealed_commands_per_s: median(results.sealed.map((one) => one.perSecond)),
        sealed_ratio_vs_insert: ratio(results.sealed),
      },
      baseline: { insert_rows_per_s: median(results.opened.map((one) => one.insertPerSecond)) },
      notes: [
        `one device, batches of 99 (register, open visit, vitals), ${rounds} alternating rounds of ${batchesPerRound} batches, medians`,
        'records are signed before the clock starts; HTTP, gzip, rules, log, payload, change log and events are inside it',
        'baseline: multi-row INSERT of the same payload bytes, 100 rows a statement, one synchronous transaction each',
      ],
    }
  } finally {
    await sql.end()
    await hospital.destroy()
  }
}

interface Round {
  readonly perSecond: number
  readonly insertPerSecond: number
}

async function newDevice(url: string) {
  const net = new NodeNet(url)
  const session = await signIn(net, 'perawat', 'lentera-demo')
  const key = await newSigningKey(platformCrypto)
  const answer = await enrol(net, 'Bench', key.publicKey)
  const author: Author = {
    crypto: platformCrypto,
    deviceId: answer.deviceId,
    userId: session.user.id,
    signingKey: key.privateKey,
    sealer: await newSealer(platformCrypto, await newAesKey(platformCrypto), answer.serverKey),
    nextSeq: 1,
    patients: 0,
  }
  let receipt: string | null = null
  return {
    /** Signs first, then measures sending alone. @throws when any command is not written */
    async run(
      form: 'opened' | 'sealed',
      batches: number,
    ): Promise<{ perSecond: number; payloads: Buffer[][] }> {
      const ready = []
      for (let i = 0; i < batches; i++) ready.push(await visitBatch(author, form))
      const started = performance.now()
      for (const { own } of ready) {
        const body = {
          deviceId: answer.deviceId,
          epoch: answer.epoch,
          build: 'bench',
          receipt,
          leases: [],
          own,
          carried: [],
        }
        const pushed = PushAnswer.parse(await net.json('/api/v1/sync/push', body))
        receipt = pushed.receipt
        const bad = pushed.outcomes.find((one) => one.outcome !== 'applied' && one.outcome !== 'flagged')
        if (bad || pushed.outcomes.length !== own.length)
          throw new Error(`push: ${JSON.stringify(bad)?.slice(0, 300)}`)
      }
      const seconds = (performance.now() - started) / 1000
      const count = ready.reduce((sum, { own }) => sum + own.length, 0)
      return { perSecond: count / seconds, payloads: ready.map(({ payloads }) => payloads) }
    },
  }
}

async function insertRate(sql: pg.Client, batches: Buffer[][]): Promise<number> {
  const rows = batches.flat()
  const started = performance.now()
  for (let at = 0; at < rows.length; at += 100)
    await sql.query('insert into bench_payload select gen_random_uuid(), b from unnest($1::bytea[]) b', [
      rows.slice(at, at + 100),
    ])
  const seconds = (performance.now() - started) / 1000
  await sql.query('truncate bench_payload')
  return rows.length / seconds
}
