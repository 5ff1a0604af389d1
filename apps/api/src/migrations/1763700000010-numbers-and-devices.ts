import type { MigrationInterface, QueryRunner } from 'typeorm'
import { rowVersionTrigger } from './triggers.js'

const columns: readonly (readonly [table: string, column: string, type: string])[] = [
  ['patients', 'former_numbers', 'jsonb'],
  ['patient_directory', 'former_numbers', 'jsonb'],
  ['queue_tickets', 'replaced', 'boolean'],
  ['devices', 'wipe', 'boolean'],
]

/** Numbers that others took the place of, devices that are to be wiped, what devices say of themselves, the clock. */
export class NumbersAndDevices1763700000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [table, column, type] of columns)
      await db.query(`alter table ${table} add column ${column} ${type}`)
    // The newest word of each device; no record of anything, so it is written over.
    await db.query(`
      create table device_reports (
        device_id uuid primary key,
        facility_id uuid not null,
        contact_at timestamptz not null,
        online_since timestamptz not null,
        report jsonb
      )`)
    await db.query(`
      create table clock_settings (
        id uuid primary key,
        facility_id uuid not null,
        row_version integer not null,
        run uuid not null,
        offset_ms bigint not null,
        at timestamptz not null,
        by uuid not null
      )`)
    await db.query(`create index clock_settings_run on clock_settings (run)`)
    await db.query(rowVersionTrigger('clock_settings'))
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['clock_settings', 'device_reports']) await db.query(`drop table ${table}`)
    for (const [table, column] of [...columns].reverse())
      await db.query(`alter table ${table} drop column ${column}`)
  }
}
