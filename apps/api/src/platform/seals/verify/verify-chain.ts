import type { ClientBase } from 'pg'
import { copyRows } from '../copy-rows.js'
import { LEAF, Leaves, readLeaves, xidOf } from '../leaves.js'
import { NO_SEAL, type Seal, sealHash } from '../seal-hash.js'
import { SEAL_FORMAT, type SealedTable, sealedTables } from '../sealed-tables.js'
import { CursorStream } from './cursor-stream.js'
import type { Findings } from './findings.js'
import type { KnownHeads } from './known-heads.js'

/** Their leaves are held in memory, 49 bytes a row. */
const SEALS_A_PIECE = 200

export interface ChainSize {
  readonly seals: number
  /** Sealed rows that are in the database, by table. */
  readonly rows: Readonly<Record<SealedTable['name'], number>>
  /** Rows younger than the last seal. */
  readonly unsealed: number
  /** When the last seal was made; null: there is none. */
  readonly lastSealAt: Date | null
}

/**
 * Goes along the whole chain of one facility and hashes every row again, here and not in the database.
 * @param client inside a transaction whose snapshot does not move, in a session with `rowTextSettings`
 * @param readers sessions that see the same snapshot: rows of as many pieces are on their way at the same time,
 *   because writing them out costs the database more than hashing costs this process
 */
export async function verifyChain(
  client: ClientBase,
  facilityId: string,
  heads: KnownHeads,
  findings: Findings,
  readers: readonly ClientBase[] = [client],
): Promise<ChainSize> {
  const seals = await CursorStream.open<SealRow>(
    client,
    'seals_in_order',
    // The output is text, too: a bare `no` in the order would put 9 behind 10.
    `select no::text, upto_xid::text, format, rows, leaves, prev, hash, at from seals
       where facility_id = $1 order by seals.no`,
    [facilityId],
    SEALS_A_PIECE,
  )
  const rows = { command_log: 0, access_log: 0, command_outcomes: 0 }
  let count = 0
  let last = null as Seal | null
  // A chain in disorder must not be read twice: the reach only grows.
  let reached = 0n
  const judge = async ({ links, read }: Piece): Promise<void> => {
    const found = await read
    for (const { name } of sealedTables) rows[name] += found[name]
    for (const { seal, leaves } of links) {
      verifyLink(facilityId, last, seal, findings)
      heads.compare(seal)
      compareRows(seal, leaves, findings)
      last = seal
    }
    count += links.length
  }
  const onTheWay: Piece[] = []
  let turn = 0
  for (let piece = await seals.piece(); piece.length > 0; piece = await seals.piece()) {
    const from = reached
    const links = piece.map((row) => {
      const seal = toSeal(row)
      if (BigInt(seal.uptoXid) > reached) reached = BigInt(seal.uptoXid)
      return { seal, upto: reached, leaves: new Leaves(seal.leaves.length / LEAF) }
    })
    const read = readRows(readers[turn++ % readers.length]!, facilityId, from, links)
    // Told to whoever waits for the piece, not before.
    read.catch(() => undefined)
    onTheWay.push({ links, read })
    if (onTheWay.length >= readers.length) await judge(onTheWay.shift()!)
  }
  for (const piece of onTheWay) await judge(piece)
  await seals.close()
  heads.end(BigInt(last?.no ?? 0))
  return {
    seals: count,
    rows,
    unsealed: await countFrom(client, facilityId, reached),
    lastSealAt: last?.at ?? null,
  }
}

interface Link {
  readonly seal: Seal
  readonly upto: bigint
  readonly leaves: Leaves
}

/** Seals that follow each other, and how many of their rows there are once they are read. */
interface Piece {
  readonly links: readonly Link[]
  readonly read: Promise<Record<SealedTable['name'], number>>
}

/** The tables one after the other: a seal lists its rows in their order. */
async function readRows(
  client: ClientBase,
  facilityId: string,
  from: bigint,
  links: readonly Link[],
): Promise<Record<SealedTable['name'], number>> {
  const rows = { command_log: 0, access_log: 0, command_outcomes: 0 }
  for (const table of sealedTables)
    rows[table.name] = await spreadRows(client, table, facilityId, from, links)
  return rows
}

/** Gives each row of one table to the seal that closes it; answers how many there were. */
async function spreadRows(
  client: ClientBase,
  table: SealedTable,
  facilityId: string,
  from: bigint,
  links: readonly Link[],
): Promise<number> {
  const range = { facilityId, from: from.toString(), upto: links.at(-1)!.upto.toString() }
  let at = 0
  let count = 0
  // Rows of one batch share their xid: it is compared as a number only when it changes.
  let xid = ''
  await copyRows(client, table, range, (line) => {
    const next = xidOf(line)
    if (next !== xid) {
      xid = next
      const number = BigInt(xid)
      while (number >= links[at]!.upto) at += 1
    }
    links[at]!.leaves.add(table, line)
    count += 1
  })
  return count
}

async function countFrom(client: ClientBase, facilityId: string, from: bigint): Promise<number> {
  const counts = sealedTables.map(
    ({ name }) => `(select count(*) from ${name} where facility_id = $1 and xid >= $2::xid8)`,
  )
  const { rows } = await client.query<{ rows: number }>(`select (${counts.join(' + ')})::int as rows`, [
    facilityId,
    from.toString(),
  ])
  return rows[0]!.rows
}

type SealRow = [string, string, number, number, Buffer, Buffer, Buffer, Date]

const toSeal = ([no, uptoXid, format, rows, leaves, prev, hash, at]: SealRow): Seal => ({
  no,
  uptoXid,
  format,
  rows,
  leaves,
  prev,
  hash,
  at,
})

/** One seal by itself and against the one before it; its rows are another matter. */
function verifyLink(facilityId: string, before: Seal | null, seal: Seal, findings: Findings): void {
  const expected = BigInt(before?.no ?? 0) + 1n
  for (let no = expected; no < BigInt(seal.no); no += 1n)
    findings.add({ code: 'seal_missing', seal: no.toString() })
  const follows =
    (before?.hash ?? NO_SEAL).equals(seal.prev) && BigInt(before?.uptoXid ?? 0) < BigInt(seal.uptoXid)
  // A gap breaks the chain of itself and was told.
  if (!follows && BigInt(seal.no) === expected) findings.add({ code: 'chain_broken', seal: seal.no })
  if (seal.format !== SEAL_FORMAT) findings.add({ code: 'format_unknown', seal: seal.no })
  else if (!sealHash(facilityId, seal).equals(seal.hash))
    findings.add({ code: 'seal_altered', seal: seal.no })
}

/** The seal's own leaves say which row it was. */
function compareRows(seal: Seal, leaves: Leaves, findings: Findings): void {
  const actual = leaves.bytes()
  if (actual.equals(seal.leaves)) return
  const tableOf = (mark: number) => sealedTables.find((table) => table.mark === mark)?.name ?? 'command_log'
  const present = new Map(readLeaves(actual, sealedTables).map((leaf) => [leaf.name, leaf]))
  for (const sealed of readLeaves(seal.leaves, sealedTables)) {
    const where = { table: tableOf(sealed.mark), row: sealed.key, seal: seal.no }
    const now = present.get(sealed.name)
    present.delete(sealed.name)
    if (!now) findings.add({ code: 'row_missing', ...where })
    else if (now.digest !== sealed.digest) findings.add({ code: 'row_changed', ...where })
  }
  for (const { mark, key } of present.values())
    findings.add({ code: 'row_added', table: tableOf(mark), row: key, seal: seal.no })
}
