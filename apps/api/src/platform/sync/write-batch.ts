import { cleanText } from '@lentera/contracts/kernel/text'
import type { Row } from '@lentera/contracts/kernel/entity'
import type { LogEntry, WriteSet } from '@lentera/sync/server/store'
import type { Db } from '../database/facility-connection.js'
import { base64, type DbRow, type TableMap } from '../database/table-map.js'
import { upsertAll } from '../database/table-sql.js'
import { tableMaps } from '../database/tables.js'
import type { Vault } from '../database/vault.js'
import { type OwedTo, writeLog } from './write-log.js'
import { writeOutcomes } from './write-outcomes.js'
import { groupBy } from './read-rows.js'

/** Writes a whole batch in two statements: the tables, then the log and what hangs on it. */
export async function writeBatch(
  db: Db,
  facilityId: string,
  vault: Vault,
  set: WriteSet,
  owedTo: OwedTo,
): Promise<Row[]> {
  const rows = rowsOf(set, vault)
  const versions = rows.size > 0 ? await writeRows(db, facilityId, rows) : new Map<string, number>()
  const log = set.log.map((entry): LogEntry => ({
    ...entry,
    unit: cleanText(entry.unit),
    result: resultOf(entry.id, set, versions),
  }))
  await writeLog(db, facilityId, vault, { ...set, log }, owedTo)
  await writeOutcomes(db, facilityId, set, (id) => resultOf(id, set, versions))
  return [...set.rows, ...set.reviews.map(({ item }) => ({ entity: 'review_items', record: item }))].flatMap(
    ({ entity, record }) => {
      const aggregate = tableMaps.find((map) => map.table === entity)?.entity.aggregateOf?.(record)
      if (!aggregate) return []
      const rowVersion = versions.get(`${entity} ${record.id}`)!
      return [{ entity, id: record.id, rowVersion, ...aggregate, data: record as unknown as Row['data'] }]
    },
  )
}

const resultOf = (
  id: string,
  { wrote }: WriteSet,
  versions: ReadonlyMap<string, number>,
): LogEntry['result'] =>
  (wrote.get(id) ?? []).flatMap((ref) => {
    const rowVersion = versions.get(`${ref.entity} ${ref.id}`)
    return rowVersion === undefined ? [] : [{ ...ref, rowVersion }]
  })

/** Database rows by table, in the fixed order of the tables; within a table as they were written. */
function rowsOf(set: WriteSet, vault: Vault): Map<TableMap, DbRow[]> {
  const written = groupBy(set.rows, ({ entity }) => entity)
  const rows = new Map<TableMap, DbRow[]>()
  for (const map of tableMaps) {
    const own = (written.get(map.table) ?? []).map(({ record }) => withAggregate(map, record, vault))
    if (map.table === 'review_items')
      for (const { item: given, payload } of set.reviews) {
        const item = { ...given, unit: cleanText(given.unit) }
        const place = { table: map.table, row: item.id, column: 'payload' }
        const sealed = base64(vault.payloads.seal(payload, place))
        own.push({ ...withAggregate(map, item, vault), payload: sealed })
      }
    if (own.length > 0) rows.set(map, own)
    written.delete(map.table)
  }
  const [homeless] = written.keys()
  if (homeless !== undefined) throw new Error(`entity without a table: ${homeless}`)
  return rows
}

function withAggregate(map: TableMap, record: { readonly id: string }, vault: Vault): DbRow {
  const aggregate = map.entity.aggregateOf?.(record)
  const row = map.toRow(record, vault)
  return aggregate ? { ...row, aggregate: aggregate.aggregate, aggregate_id: aggregate.aggregateId } : row
}

/** Statements by their names. */
const texts = new Map<string, string>()

async function writeRows(
  db: Db,
  facilityId: string,
  rows: ReadonlyMap<TableMap, DbRow[]>,
): Promise<Map<string, number>> {
  const maps = [...rows.keys()]
  // One prepared statement per set of tables; the sets are as few as the commands' kinds.
  const name = `put ${maps.map((map) => tableMaps.indexOf(map).toString(36)).join('')}`
  const text = texts.get(name) ?? upsertAll(maps)
  texts.set(name, text)
  const answers = await db.query<{ entity: string; id: string; row_version: number }>({
    name,
    text,
    values: [facilityId, ...maps.map((map) => JSON.stringify(rows.get(map)))],
  })
  const expected = [...rows.values()].reduce((sum, list) => sum + list.length, 0)
  // Fewer answers than rows: an id that belongs to another facility.
  if (answers.length !== expected) throw new Error(`wrote ${answers.length} of ${expected} rows`)
  return new Map(answers.map(({ entity, id, row_version }) => [`${entity} ${id}`, row_version]))
}
