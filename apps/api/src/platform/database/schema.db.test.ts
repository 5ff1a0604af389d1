import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { entityDefinitions } from '@lentera/contracts/registry'
import { commandSettings, createDataSource } from '@lentera/db/data-source'
import type { TestDatabase } from '@lentera/db/test-database'
import { Client } from 'pg'
import { migrations } from '../../migrations/migrations.js'
import { newTestDatabase } from '../../testing/test-api.js'
import { selectByAggregate, selectByIndex } from './table-sql.js'
import { tableMaps } from './tables.js'

jest.setTimeout(60_000)

let database: TestDatabase
let db: Client

beforeAll(async () => {
  database = await newTestDatabase()
  db = new Client({ connectionString: database.url })
  await db.connect()
})
afterAll(async () => {
  await db?.end()
  await database?.drop()
})

const triggersOf = async (suffix: string) => {
  const { rows } = await db.query(
    `select c.relname as table, t.tgname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and t.tgname like '%' || $1 order by 1`,
    [suffix],
  )
  return rows.map((row) => row.table as string).sort()
}

describe('the schema', () => {
  it('has a table for every entity, and the change log follows exactly those that devices hold', async () => {
    const entities = entityDefinitions()
    const travelling = entities
      .filter(({ aggregateOf }) => aggregateOf)
      .map(({ name }) => name)
      .sort()
    expect(tableMaps.map(({ table }) => table).sort()).toEqual(entities.map(({ name }) => name).sort())
    expect(
      tableMaps
        .filter(({ kind }) => kind !== null)
        .map(({ table }) => table)
        .sort(),
    ).toEqual(travelling)
    for (const suffix of ['_change_log_insert', '_change_log_update', '_change_log_delete'])
      expect(await triggersOf(suffix)).toEqual(travelling)
    expect(await triggersOf('_row_version')).toEqual(entities.map(({ name }) => name).sort())
  })

  it('names the facility in every table', async () => {
    const { rows } = await db.query(`
      select t.table_name from information_schema.tables t
      where t.table_schema = 'public' and t.table_type = 'BASE TABLE' and t.table_name <> 'migrations' and not exists (
        select 1 from information_schema.columns c where c.table_schema = 'public' and c.table_name = t.table_name
          and c.column_name = 'facility_id' and c.is_nullable = 'NO')`)
    expect(rows).toEqual([])
  })

  it('names the aggregate that the contract names', async () => {
    const { rows } = await db.query(
      `select table_name from information_schema.columns where column_name = 'aggregate_id' and table_schema = 'public'`,
    )
    const withAggregate = rows.map((row) => row.table_name as string)
    for (const { table, kind } of tableMaps)
      expect([table, withAggregate.includes(table)]).toEqual([table, kind !== null])
  })

  it('finds rows by their keys even with plans that were made while the tables were empty', async () => {
    const planner = new Client({
      connectionString: database.url,
      options: [...Object.entries(commandSettings), ['plan_cache_mode', 'force_generic_plan']]
        .map(([name, value]) => `-c ${name}=${value}`)
        .join(' '),
    })
    await planner.connect()
    const astray: unknown[] = []
    for (const map of tableMaps) {
      const statements = [
        ...Object.entries(map.indexes).map(
          ([index, { columns }]) => [selectByIndex(map, index), columns] as const,
        ),
        ...(map.kind === null ? [] : [[selectByAggregate(map), ['aggregate_id']] as const]),
      ]
      for (const [text, columns] of statements) {
        await planner.query(`prepare asked as ${text}`)
        const { rows } = await planner.query(`explain execute asked (null${", '{}'".repeat(columns.length)})`)
        const plan = rows.map((row) => row['QUERY PLAN'] as string).join('\n')
        const index = /Index Scan (?:using|on) (\w+)/.exec(plan)?.[1] ?? ''
        const found = await planner.query(`select pg_get_indexdef(to_regclass($1), 1, true) as leads`, [
          index,
        ])
        const leads = (found.rows[0]?.leads as string | null)?.replaceAll('"', '') ?? ''
        if (!columns.includes(leads)) astray.push([map.table, columns, plan])
        await planner.query('deallocate asked')
      }
    }
    await planner.end()
    expect(astray).toEqual([])
  })

  it('counts and notes what changed, each row once a statement, and nothing else', async () => {
    const noted = async (sql: string) => {
      await db.query('truncate change_log')
      await db.query(sql)
      const { rows } = await db.query(
        `select entity, op, right(id::text, 1) as id from change_log order by 3`,
      )
      return rows.map(({ entity, op, id }) => `${entity} ${op} ${id}`)
    }
    const id = (n: number) => `'00000000-0000-4000-8000-00000000000${n}'`
    const visit = (
      n: number,
    ) => `(${id(n)}, ${id(0)}, 'visit', ${id(n)}, ${id(9)}, 'outpatient', 'umum', 'bpjs', true,
      'open', now(), current_date)`
    const insert = `insert into visits (id, facility_id, aggregate, aggregate_id, patient_id, kind, unit, payer, sick,
      status, opened_at, service_date) values`
    expect(await noted(`${insert} ${visit(1)}, ${visit(2)}`)).toEqual(['visits put 1', 'visits put 2'])
    expect(
      await noted(`update visits set status = case id when ${id(1)} then 'closed' else status end`),
    ).toEqual(['visits put 1'])
    expect(
      await noted(`${insert} ${visit(2)}, ${visit(3)} on conflict (id) do update set status = 'closed'`),
    ).toEqual(['visits put 2', 'visits put 3'])
    const { rows } = await db.query('select row_version from visits order by id')
    expect(rows.map(({ row_version }) => row_version as number)).toEqual([2, 2, 1])
    expect(await noted('update visits set unit = unit')).toEqual([])
    expect(await noted(`delete from visits where id < ${id(3)}`)).toEqual(['visits del 1', 'visits del 2'])
  })

  it('can be taken back and made again', async () => {
    const other = await newTestDatabase()
    const dataSource = createDataSource({ url: other.url, poolSize: 1, migrations })
    await dataSource.initialize()
    for (const _ of migrations) await dataSource.undoLastMigration()
    const { length } = await dataSource.query(
      `select 1 from information_schema.tables where table_schema = 'public' and table_name <> 'migrations'`,
    )
    await dataSource.runMigrations()
    await dataSource.destroy()
    await other.drop()
    expect(length).toBe(0)
  })
})
