import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals'
import { entityDefinitions } from '@lentera/contracts/registry'
import { createDataSource } from '@lentera/db/data-source'
import type { TestDatabase } from '@lentera/db/test-database'
import { Client } from 'pg'
import { migrations } from '../../migrations/migrations.js'
import { newTestDatabase } from '../../testing/test-api.js'
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
