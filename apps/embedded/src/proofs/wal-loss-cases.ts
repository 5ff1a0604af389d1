import { setTimeout as sleep } from 'node:timers/promises'
import { v7 } from 'uuid'
import type { PowerCuts } from './power-cut.js'
import { insertDirectoryRow, type ProofCluster, Reader } from './proof-store.js'

/** Rows of committed transactions the device has not, and rows it has that the database does not know. */
async function compare(cluster: ProofCluster, reader: Reader): Promise<{ skipped: number; ghosts: number }> {
  const client = await cluster.client()
  const { rows } = await client.query<{ id: string }>('select id from patient_directory')
  await client.end()
  const real = new Set(rows.map(({ id }) => id))
  return {
    skipped: [...real].filter((id) => !reader.seen.has(id)).length,
    ghosts: [...reader.seen].filter((id) => !real.has(id)).length,
  }
}

/**
 * Settings under which nobody flushes by the way what a planted mistake needs unflushed: no WAL writer, no page
 * writer, no snapshots for standbys.
 */
export const NOBODY_FLUSHES = {
  wal_writer_delay: '10s',
  wal_writer_flush_after: '1GB',
  bgwriter_lru_maxpages: '0',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'off',
}

type Before = (cluster: ProofCluster) => Promise<void>

/**
 * Lets the WAL writer have its first flush, which comes at once; the next one is `wal_writer_delay` away, and
 * by then the case is over.
 */
async function settle(cluster: ProofCluster): Promise<void> {
  const client = await cluster.client()
  await client.query('begin')
  await insertDirectoryRow(client, v7())
  await client.query('rollback')
  await client.end()
  await sleep(500)
}

const cases: Record<string, Before> = {
  'ten rollbacks, pull, power cut, ten rows': async (cluster) => {
    const client = await cluster.client()
    for (let i = 0; i < 10; i++) {
      await client.query('begin')
      await insertDirectoryRow(client, v7())
      await client.query('rollback')
    }
    await client.end()
  },
  'ten asynchronous rows, pull, power cut, ten rows': async (cluster) => {
    const client = await cluster.client()
    // Our server never does this; another program with the database's password might.
    await client.query(`select set_config('synchronous_commit', 'off', false)`)
    for (let i = 0; i < 10; i++) await insertDirectoryRow(client, v7())
    await client.end()
  },
}

async function run(
  cuts: PowerCuts,
  before: Before,
  flushGuard: boolean,
): Promise<{ skipped: number; ghosts: number }> {
  const cluster = await cuts.cluster(NOBODY_FLUSHES)
  try {
    const first = await cluster.puller({ flushGuard })
    const reader = new Reader(first.pull)
    await settle(cluster)
    await before(cluster)
    await reader.catchUp()
    await first.close()
    await cuts.cut(cluster)
    await cluster.start()
    const client = await cluster.client()
    for (let i = 0; i < 10; i++) await insertDirectoryRow(client, v7())
    await client.end()
    const second = await cluster.puller({ flushGuard })
    await reader.continueWith(second.pull).catchUp()
    await second.close()
    return await compare(cluster, reader)
  } finally {
    await cluster.destroy()
  }
}

/** Each case goes wrong without the guard, and does not with it. */
export async function fixedCases(
  cuts: PowerCuts,
  say: (isRight: boolean, line: string) => void,
): Promise<void> {
  for (const [title, before] of Object.entries(cases))
    for (const flushGuard of [false, true]) {
      const { skipped, ghosts } = await run(cuts, before, flushGuard)
      const wrong = skipped + ghosts
      const asExpected = flushGuard ? wrong === 0 : wrong > 0
      say(asExpected, `${title}, guard ${flushGuard ? 'on' : 'off'}: ${skipped} skipped, ${ghosts} ghosts`)
    }
}
