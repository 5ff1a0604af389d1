import type { MigrationInterface, QueryRunner } from 'typeorm'
import { rowVersionTrigger } from './triggers.js'

/** Every identity this history ever had, and which devices told their numbers since the present one began. */
export class Epochs1763700000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table sync_epochs (
        epoch uuid primary key,
        facility_id uuid not null,
        since timestamptz not null,
        cause text not null
      )`)
    await db.query(`create index sync_epochs_since on sync_epochs (facility_id, since)`)
    await db.query(`
      insert into sync_epochs (epoch, facility_id, since, cause)
        select epoch, facility_id, started_at, 'first' from sync_server`)
    await db.query(`
      create table number_reports (
        id uuid primary key,
        facility_id uuid not null,
        row_version integer not null,
        device_id uuid not null,
        epoch uuid not null,
        at timestamptz not null
      )`)
    await db.query(`create index number_reports_epoch on number_reports (epoch)`)
    await db.query(rowVersionTrigger('number_reports'))
    await db.query(`create index devices_kind on devices (kind)`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop index devices_kind`)
    for (const table of ['number_reports', 'sync_epochs']) await db.query(`drop table ${table}`)
  }
}
