import type { ClientBase } from 'pg'
import { copyRows } from './copy-rows.js'
import { Leaves, xidOf } from './leaves.js'
import { NO_SEAL, type Seal, sealHash } from './seal-hash.js'
import { SEAL_FORMAT, sealedTables } from './sealed-tables.js'

/** Rows of one table in one seal at most, unless a single transaction wrote more. */
const ROWS_PER_SEAL = 5_000

/** The cluster counts transactions from before its own seals: it was filled from a dump, not from a copy. */
export class CounterBehindSeals extends Error {
  constructor(uptoXid: string, horizon: string) {
    super(`the seals reach transaction ${uptoXid}, the cluster only ${horizon}`)
  }
}

export interface SealingOptions {
  readonly facilityId: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Default {@link ROWS_PER_SEAL}. */
  readonly rowsPerSeal?: number
}

/**
 * Links the rows of finished transactions to the chain, at most one seal; answers null when there are none.
 * Reading is one transaction that never gets an xid, writing one statement: neither holds the horizon of the
 * feed. The caller makes sure that nobody else seals; the primary key would stop a second link of one number.
 * @param client in a session with `rowTextSettings`
 * @throws CounterBehindSeals
 */
export async function sealClosedRows(
  client: ClientBase,
  { facilityId, now, rowsPerSeal = ROWS_PER_SEAL }: SealingOptions,
): Promise<Seal | null> {
  await client.query('begin isolation level repeatable read read only')
  const work = await nextSeal(client, facilityId, rowsPerSeal).finally(() => client.query('commit'))
  if (!work) return null
  const unhashed = { ...work, format: SEAL_FORMAT, at: new Date(now()) }
  const seal = { ...unhashed, hash: sealHash(facilityId, unhashed) }
  await client.query({
    name: 'write seal',
    text: `insert into seals (facility_id, no, format, upto_xid, rows, leaves, prev, hash, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      facilityId,
      seal.no,
      seal.format,
      seal.uptoXid,
      seal.rows,
      seal.leaves,
      seal.prev,
      seal.hash,
      seal.at,
    ],
  })
  return seal
}

/** The chain's last link; null before the first. */
export async function lastSeal(client: ClientBase, facilityId: string): Promise<Omit<Seal, 'leaves'> | null> {
  // The output is text, too: a bare `no` in the order would put 9 behind 10.
  const { rows } = await client.query<Omit<Seal, 'leaves'>>({
    name: 'last seal',
    text: `select no::text, upto_xid::text as "uptoXid", format, rows, prev, hash, at from seals
      where facility_id = $1 order by seals.no desc limit 1`,
    values: [facilityId],
  })
  return rows[0] ?? null
}

async function nextSeal(client: ClientBase, facilityId: string, limit: number) {
  const [last, { rows: horizons }] = await Promise.all([
    lastSeal(client, facilityId),
    client.query<{ horizon: string }>({
      name: 'horizon',
      text: 'select pg_snapshot_xmin(pg_current_snapshot())::text as horizon',
    }),
  ])
  const horizon = horizons[0]!.horizon
  const from = last?.uptoXid ?? '0'
  if (BigInt(from) > BigInt(horizon)) throw new CounterBehindSeals(from, horizon)
  if (from === horizon) return null

  const { upto, leaves } = await closedRows(client, facilityId, { from, upto: horizon }, limit)
  if (leaves.count === 0) return null
  return {
    no: (BigInt(last?.no ?? 0) + 1n).toString(),
    uptoXid: upto,
    rows: leaves.count,
    leaves: leaves.bytes(),
    prev: last?.hash ?? NO_SEAL,
  }
}

interface Range {
  readonly from: string
  readonly upto: string
}

interface ClosedRows {
  readonly upto: string
  readonly leaves: Leaves
}

/** Rows of whole transactions only: where a table has too many, the range ends before the one that is cut. */
async function closedRows(
  client: ClientBase,
  facilityId: string,
  range: Range,
  limit: number | null,
): Promise<ClosedRows> {
  const leaves = new Leaves()
  let cut: bigint | null = null
  for (const table of sealedTables) {
    let rows = 0
    let lastXid = ''
    const most = limit === null ? null : limit + 1
    await copyRows(client, table, { facilityId, ...range, limit: most }, (line) => {
      rows += 1
      if (rows === most) lastXid = xidOf(line)
      leaves.add(table, line)
    })
    if (lastXid !== '' && (cut === null || BigInt(lastXid) < cut)) cut = BigInt(lastXid)
  }
  if (cut === null) return { upto: range.upto, leaves }
  // Before the cut there are whole transactions, or one alone that is larger than a seal.
  const whole = cut > BigInt(range.from) ? { ...range, upto: cut.toString() } : null
  const before = whole && (await closedRows(client, facilityId, whole, null))
  if (before && before.leaves.count > 0) return before
  return closedRows(client, facilityId, { ...range, upto: (cut + 1n).toString() }, null)
}
