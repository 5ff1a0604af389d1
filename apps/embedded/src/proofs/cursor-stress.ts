// Sixteen writers, three in ten transactions slow to commit, a device pulling all the while: promise S6.
// The naive cursor reads beside it in the same run, to show that the run could have caught a mistake.
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { v7 } from 'uuid'
import { insertDirectoryRow, ProofCluster, Reader } from './proof-store.js'

const WRITERS = 16
const ROWS = 20_000
const SLOW = 0.3
const NAIVE_MUST_MISS = 100

const committed = new Set<string>()

async function write(client: pg.Client): Promise<void> {
  while (committed.size < ROWS) {
    const ids = Array.from({ length: 1 + Math.floor(Math.random() * 3) }, () => v7())
    await client.query('begin')
    for (const id of ids) await insertDirectoryRow(client, id)
    if (Math.random() < SLOW) await sleep(Math.random() * 20)
    if (Math.random() < 0.05) {
      await client.query('rollback')
      continue
    }
    await client.query('commit')
    for (const id of ids) committed.add(id)
  }
}

/** The cursor that looks right: remember the highest number seen. */
class NaiveReader {
  readonly seen = new Set<string>()
  #last = '0'

  constructor(private readonly client: pg.Client) {}

  async catchUp(): Promise<void> {
    for (;;) {
      const { rows } = await this.client.query<{ seq: string; id: string }>(
        'select seq::text, id from change_log where seq > $1::bigint order by seq limit 500',
        [this.#last],
      )
      for (const { id } of rows) this.seen.add(id)
      if (rows.length === 0) return
      this.#last = rows.at(-1)!.seq
    }
  }
}

const cluster = await ProofCluster.create()
let failed = false
try {
  console.log(`Cursor stress on Postgres ${cluster.version}: ${WRITERS} writers, at least ${ROWS} rows.`)
  const { pull, close } = await cluster.puller()
  const clients = await Promise.all(Array.from({ length: WRITERS + 1 }, () => cluster.client()))
  const [naiveClient, ...writers] = clients
  const reader = new Reader(pull)
  const naive = new NaiveReader(naiveClient!)
  await reader.catchUp()

  let writing = true
  const started = performance.now()
  const poll = async (one: { catchUp(): Promise<unknown> }) => {
    while (writing) {
      await one.catchUp()
      await sleep(5)
    }
  }
  const pollers = [poll(reader), poll(naive)]
  await Promise.all(writers.map(write))
  const seconds = (performance.now() - started) / 1000
  writing = false
  await Promise.all(pollers)
  // The horizon may still wait for the last writer; a delay is allowed, a loss is not.
  for (let tries = 0; tries < 50 && reader.seen.size < committed.size; tries++) {
    await reader.catchUp()
    await sleep(50)
  }
  await naive.catchUp()
  const missedBy = (seen: ReadonlySet<string>) => [...committed].filter((id) => !seen.has(id)).length
  const ghosts = [...reader.seen].filter((id) => !committed.has(id)).length
  const [missed, naiveMissed] = [missedBy(reader.seen), missedBy(naive.seen)]
  console.log(`  committed ${committed.size} rows in ${seconds.toFixed(1)} s`)
  console.log(`  pull: missed ${missed}, rows that were never committed ${ghosts}`)
  console.log(
    `  naive cursor: missed ${naiveMissed} (more than ${NAIVE_MUST_MISS} shows that the run was hard enough)`,
  )
  failed = missed > 0 || ghosts > 0 || naiveMissed <= NAIVE_MUST_MISS
  await Promise.all(clients.map((client) => client.end()))
  await close()
} finally {
  await cluster.destroy()
}
console.log(failed ? '0 passed, 1 failed' : '1 passed, 0 failed')
process.exit(failed ? 1 : 0)
