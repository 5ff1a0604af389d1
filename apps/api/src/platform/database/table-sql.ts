import type { ColumnType, TableMap } from './table-map.js'

const sqlTypes: Record<ColumnType, string> = {
  uuid: 'uuid',
  text: 'text',
  date: 'date',
  instant: 'timestamptz',
  bool: 'boolean',
  int: 'bigint',
  decimal: 'numeric',
  json: 'jsonb',
  bytes: 'text',
}

const quoted = (name: string): string => `"${name}"`

const columnsOf = (map: TableMap): [string, ColumnType][] => Object.entries(map.columns)

const headOf = (map: TableMap): string[] => (map.kind === null ? [] : ['aggregate', 'aggregate_id'])

/** The select list of a map: numbers and days as JavaScript wants them, instants as the driver's dates. */
export function selectList(map: TableMap): string {
  const columns = columnsOf(map).map(([name, type]) => {
    if (type === 'int' || type === 'decimal') return `${quoted(name)}::float8`
    if (type === 'date') return `${quoted(name)}::text`
    return quoted(name)
  })
  return ['id', 'row_version', ...headOf(map), ...columns].join(', ')
}

/**
 * Says whose rows, and no index is found by it: all rows here are one facility's, yet a plan that was made while a
 * table was empty would take any index that begins with the facility and read the whole table through it.
 */
export const ofFacility = '(facility_id = $1) is true'

/** Selects by one index; `$1` is the facility, the parts of the keys follow as arrays. */
export function selectByIndex(map: TableMap, index: string): string {
  const { columns, where } = map.indexes[index]!
  const condition = columns.map(
    (column, at) => `${quoted(column)} = any($${at + 2}::${arrayType(map, column)}[])`,
  )
  return `select ${selectList(map)} from ${map.table}
    where ${ofFacility} and ${condition.join(' and ')}${where ? ` and ${where}` : ''}`
}

function arrayType(map: TableMap, column: string): string {
  if (column === 'id' || column === 'aggregate_id') return 'uuid'
  const type = map.columns[column]!
  return type === 'bytes' ? 'bytea' : sqlTypes[type]
}

export const selectByAggregate = (map: TableMap): string =>
  `select ${selectList(map)} from ${map.table} where ${ofFacility} and aggregate_id = any($2::uuid[])`

/**
 * Puts rows from one JSON array: inserts, or replaces every column. `$1` is the facility.
 * A row of the same id in another facility is left alone and not answered.
 */
export function upsert(map: TableMap, parameter: number): string {
  const names = ['id', ...headOf(map), ...Object.keys(map.columns)]
  const typeOf = (name: string): string =>
    name === 'id' || name === 'aggregate_id'
      ? 'uuid'
      : name === 'aggregate'
        ? 'text'
        : sqlTypes[map.columns[name]!]
  const values = names.map((name) =>
    map.columns[name] === 'bytes' ? `decode(r.${quoted(name)}, 'base64')` : `r.${quoted(name)}`,
  )
  const updates = names
    .slice(1)
    .map((name) =>
      map.kept.has(name)
        ? `${quoted(name)} = coalesce(excluded.${quoted(name)}, t.${quoted(name)})`
        : `${quoted(name)} = excluded.${quoted(name)}`,
    )
  return `insert into ${map.table} as t (facility_id, ${names.map(quoted).join(', ')})
    select $1::uuid, ${values.join(', ')}
    from json_to_recordset($${parameter}::json) as r(${names.map((name) => `${quoted(name)} ${typeOf(name)}`).join(', ')})
    on conflict (id) do update set ${updates.join(', ')} where t.facility_id = excluded.facility_id
    returning '${map.table}' as entity, id, row_version`
}

/** One statement that writes several tables; `$1` is the facility, then one JSON array a table in this order. */
export function upsertAll(maps: readonly TableMap[]): string {
  const parts = maps.map((map, at) => `w${at} as (${upsert(map, at + 2)})`)
  const answers = maps.map((_, at) => `select entity, id, row_version from w${at}`)
  return `with ${parts.join(', ')} ${answers.join(' union all ')}`
}
