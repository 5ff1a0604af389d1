import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'

/**
 * How often the cluster has flushed its WAL. Backends report their counts at most once a second, so a pause
 * goes before: `wal_sync` of `pg_stat_wal` up to 17, the fsyncs of `pg_stat_io` from 18.
 */
export async function walFlushes(sql: pg.Client): Promise<number> {
  await sleep(1200)
  await sql.query('select pg_stat_force_next_flush()')
  const { rows } = await sql.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  )
  const counted =
    (rows[0]?.version ?? 0) >= 180_000
      ? await sql.query<{ n: string }>(
          "select coalesce(sum(fsyncs), 0) as n from pg_stat_io where object = 'wal'",
        )
      : await sql.query<{ n: string }>('select wal_sync as n from pg_stat_wal')
  return Number(counted.rows[0]?.n)
}
