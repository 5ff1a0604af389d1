import type { RowVersion } from '@lentera/sync/pure/digest'
import type { ScopeSource } from '@lentera/sync/server/store'
import type { Db } from '../database/facility-connection.js'
import { tableMaps } from '../database/tables.js'

/** Names and versions of all rows of many scopes, in two questions; nothing is opened for it. */
export async function readVersions(
  db: Db,
  facilityId: string,
  horizon: string,
  sources: readonly ScopeSource[],
): Promise<RowVersion[][] | null> {
  const [later] = await db.query<{ exists: boolean }>({
    name: 'changes above the horizon',
    text: `select exists (select 1 from change_log where facility_id = $1 and xid >= $2::xid8)
      or exists (select 1 from scope_member where facility_id = $1 and (since >= $2::xid8 or until >= $2::xid8)) as exists`,
    values: [facilityId, horizon],
  })
  if (later?.exists) return null
  const travelling = tableMaps.filter(({ kind }) => kind !== null)
  const rows = await db.query<{ n: number; entity: string; id: string; row_version: number }>({
    name: 'row versions',
    text: `with asked as (select * from unnest($2::int[], $3::text[], $4::text[]) as a(n, scope, kind)),
      listed as (
        select a.n, m.aggregate, m.aggregate_id from asked a join scope_member m
          on m.facility_id = $1 and m.scope = a.scope and m.until is null
      ) ${travelling
        .map(
          ({ table, kind }) => `
        select l.n, '${table}' as entity, t.id, t.row_version from listed l join ${table} t
          on t.facility_id = $1 and t.aggregate_id = l.aggregate_id where l.aggregate = '${kind}'
        union all select a.n, '${table}', t.id, t.row_version from asked a join ${table} t
          on t.facility_id = $1 where a.kind = '${kind}'`,
        )
        .join(' union all ')}`,
    values: [
      facilityId,
      sources.map((_, n) => n),
      sources.map((source) => ('scope' in source ? source.scope : null)),
      sources.map((source) => ('everyAggregate' in source ? source.everyAggregate : null)),
    ],
  })
  const versions: RowVersion[][] = sources.map(() => [])
  for (const { n, entity, id, row_version: rowVersion } of rows) versions[n]!.push({ entity, id, rowVersion })
  return versions
}
