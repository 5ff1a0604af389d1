import type { MigrationInterface, QueryRunner } from 'typeorm'
import { rowVersionTrigger } from './triggers.js'

const columns: readonly (readonly [table: string, column: string, type: string])[] = [
  ['patients', 'place', 'text'],
  ['patients', 'twin_of', 'uuid'],
  ['patients', 'birth_order', 'integer'],
  ['patients', 'import_id', 'uuid'],
  ['patients', 'withdrawn', 'boolean'],
  ['patient_directory', 'twin_of', 'uuid'],
  ['patient_directory', 'birth_order', 'integer'],
  ['patient_directory', 'lacks', 'jsonb'],
  ['patient_directory', 'withdrawn', 'boolean'],
  ['visit_steps', 'cancel_reason', 'text'],
]

/** People born together, from elsewhere, with something left to ask; lists of an older system; cancelled visits. */
export class RegistrationDesk1763700000017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [table, column, type] of columns)
      await db.query(`alter table ${table} add column ${column} ${type}`)
    // For taking an import back.
    await db.query(`create index patients_import on patients (import_id) where import_id is not null`)
    await db.query(`
      create table patient_imports (
        id uuid primary key,
        facility_id uuid not null,
        row_version integer not null,
        file_name text not null,
        rows integer not null,
        started_by uuid not null,
        started_at timestamptz not null,
        withdrawn_by uuid,
        withdrawn_at timestamptz
      )`)
    await db.query(rowVersionTrigger('patient_imports'))
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table patient_imports`)
    for (const [table, column] of [...columns].reverse())
      await db.query(`alter table ${table} drop column ${column}`)
  }
}
