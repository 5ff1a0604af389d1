import pg from 'pg'
import { Desk } from '../device/desk.js'
import type { Batch } from '../device/visit-batch.js'
import { Hospital } from '../harness/hospital.js'
import { type Bench, median } from './result.js'
import { walFlushes } from './wal-flushes.js'

const rounds = 5
const batchesPerRound = 20
const countedBatches = 20
const warmUpBatches = 3
/** Enough for every batch: at most 30 of its visits are by somebody known. */
const knownPatients = (rounds * batchesPerRound * 2 + countedBatches + warmUpBatches) * 30

/** Commands a second of one device over HTTP with everything on, beside a bare INSERT of the same bytes. */
export const push: Bench = async (log) => {
  log('Menyalakan rumah sakit…')
  const hospital = await Hospital.create()
  const sql = new pg.Client({ connectionString: await hospital.databaseUrl() })
  await sql.connect()
  try {
    await sql.query('create table bench_payload (id uuid primary key, bytes bytea not null)')
    const desk = await Desk.enrol(hospital.url, 'Bench')
    log('Mendaftarkan pasien lama…')
    await desk.register(knownPatients)
    await measure(desk, 'opened', warmUpBatches)
    const results = { opened: [] as Round[], sealed: [] as Round[] }
    for (let round = 1; round <= rounds; round++)
      for (const form of ['opened', 'sealed'] as const) {
        log(`Putaran ${round} dari ${rounds}: ${form === 'opened' ? 'terbuka' : 'tersegel'}…`)
        const { perSecond, payloads } = await measure(desk, form, batchesPerRound)
        results[form].push({ perSecond, insertPerSecond: await insertRate(sql, payloads) })
      }
    log('Menghitung penulisan ke disk per kiriman…')
    const flushes: number[] = []
    for (let i = 0; i < countedBatches; i++) {
      const before = await walFlushes(sql)
      await measure(desk, 'opened', 1)
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
        `one device, batches of 97 to 100 commands, ${rounds} alternating rounds of ${batchesPerRound} batches, medians`,
        'the mix is a morning at a desk: of ten visits nine are by known patients (registered before the clock starts, no visit yet today) and one by somebody registered new; each visit is visits.open, charting.recordAllergyAnswer and charting.recordVitals; nothing is flagged',
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

/** Signs first, then measures sending alone. @throws when any command is not applied without a question */
async function measure(desk: Desk, form: 'opened' | 'sealed', batches: number) {
  const ready: Batch[] = []
  for (let i = 0; i < batches; i++) ready.push(await desk.morning(form))
  const started = performance.now()
  for (const { own } of ready) {
    const { outcomes } = await desk.send(own)
    const bad = outcomes.find(({ outcome }) => outcome !== 'applied')
    if (bad || outcomes.length !== own.length) throw new Error(`push: ${JSON.stringify(bad)?.slice(0, 300)}`)
  }
  const seconds = (performance.now() - started) / 1000
  const count = ready.reduce((sum, { own }) => sum + own.length, 0)
  return { perSecond: count / seconds, payloads: ready.map(({ payloads }) => payloads) }
}

async function insertRate(sql: pg.Client, batches: Uint8Array[][]): Promise<number> {
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
