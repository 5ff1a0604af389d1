import { createDataSource, commandSettings, poolOf } from '@lentera/db/data-source'
import type { FieldSealer } from '@lentera/db/field-seal'
import type { ClientBase, PoolClient } from 'pg'
import type { HeadFiles } from '../head-files.js'
import { headVerifier, type SignedHead } from '../head-line.js'
import { rowTextSettings, sealedTables } from '../sealed-tables.js'
import { type Finding, Findings } from './findings.js'
import { KnownHeads } from './known-heads.js'
import { type ChainSize, verifyChain } from './verify-chain.js'
import { type PayloadCount, verifyPayloads } from './verify-payloads.js'

export interface VerifyOptions {
  readonly databaseUrl: string
  /** Read before the database, which must know at least as much; null: there are none. */
  readonly heads: HeadFiles | null
  /** The server's public key for heads; null: only the one that lies beside them, if any. */
  readonly publicKey: string | null
  /** With it payloads are opened, too. */
  readonly payloads: FieldSealer | null
}

export interface FacilityReport extends ChainSize {
  readonly facility: string
  readonly payloads: PayloadCount | null
  readonly heads: number
  readonly newestHead: SignedHead | null
}

export interface AuditReport {
  readonly facilities: readonly FacilityReport[]
  /** Lines in the head files that are none. */
  readonly unreadableHeads: number
  /** Whether signatures of heads were checked, and with whose key. */
  readonly headKey: 'server' | 'beside' | 'unknown'
  readonly findings: readonly Finding[]
  /** May be more than are listed. */
  readonly findingCount: number
}

/** Sessions that write rows out at the same time: as many as the smallest box has cores. */
const READERS = 2
const SNAPSHOT = 'begin isolation level repeatable read read only'
/** Some of them have nothing to do for a while: what only reads holds nobody up. */
const PATIENT = 'set local idle_in_transaction_session_timeout = 0'

/** Proves the chain of every facility in a database, in one snapshot, without writing and without asking the API. */
export async function verifyDatabase(options: VerifyOptions): Promise<AuditReport> {
  const source = createDataSource({
    url: options.databaseUrl,
    poolSize: 1 + READERS,
    migrations: [],
    settings: { ...commandSettings, ...rowTextSettings, statement_timeout: '0' },
  })
  await source.initialize()
  try {
    const clients: PoolClient[] = []
    const connect = async () => {
      const client = await poolOf(source).connect()
      clients.push(client)
      return client
    }
    try {
      const client = await connect()
      await client.query(`${SNAPSHOT}; ${PATIENT}`)
      const { rows } = await client.query<{ name: string }>('select pg_export_snapshot() as name')
      const readers: ClientBase[] = []
      while (readers.length < READERS) {
        const reader = await connect()
        // No parameters there; the server made the name.
        await reader.query(`${SNAPSHOT}; set transaction snapshot '${rows[0]!.name}'; ${PATIENT}`)
        readers.push(reader)
      }
      return await verifySnapshot(client, options, readers)
    } finally {
      // Nothing was written; what an error left open ends with the connections.
      for (const client of clients) client.release(true)
    }
  } finally {
    await source.destroy()
  }
}

/**
 * The same inside a transaction that is open already.
 * @param readers sessions on the same snapshot, where there are more than this one
 */
export async function verifySnapshot(
  client: ClientBase,
  { heads, publicKey, payloads }: Omit<VerifyOptions, 'databaseUrl'>,
  readers: readonly ClientBase[] = [client],
): Promise<AuditReport> {
  const findings = new Findings()
  const key = publicKey ?? heads?.publicKey ?? null
  const isGenuine = key === null ? null : headVerifier(key)
  const reports: FacilityReport[] = []
  for (const facility of await facilitiesIn(client, heads)) {
    const ofFacility = (heads?.heads ?? []).filter((head) => head.facilityId === facility)
    const known = new KnownHeads(ofFacility, isGenuine, findings)
    const size = await verifyChain(client, facility, known, findings, readers)
    if (size.seals === 0 && size.unsealed > 0) findings.add({ code: 'never_sealed', facility })
    if (heads && size.seals > 0 && !known.newest) findings.add({ code: 'heads_missing', facility })
    reports.push({
      ...size,
      facility,
      heads: ofFacility.length,
      newestHead: known.newest,
      payloads: payloads ? await verifyPayloads(client, facility, payloads, findings) : null,
    })
  }
  return {
    facilities: reports,
    unreadableHeads: heads?.unreadable ?? 0,
    headKey: publicKey !== null ? 'server' : key !== null ? 'beside' : 'unknown',
    findings: findings.list(),
    findingCount: findings.count,
  }
}

/** Facilities that have seals, rows or heads: a chain that was removed whole must be missed. */
async function facilitiesIn(client: ClientBase, heads: HeadFiles | null): Promise<string[]> {
  const tables = ['seals', ...sealedTables.map(({ name }) => name)]
  const { rows } = await client.query<{ facility: string }>(
    tables.map((table) => `select distinct facility_id::text as facility from ${table}`).join(' union '),
  )
  const known = new Set(rows.map(({ facility }) => facility))
  for (const { facilityId } of heads?.heads ?? []) known.add(facilityId)
  return [...known].sort()
}
