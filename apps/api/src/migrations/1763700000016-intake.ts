import type { MigrationInterface, QueryRunner } from 'typeorm'
import { changeLogTriggers, rowVersionTrigger } from './triggers.js'

const travelling = `
  id uuid primary key,
  facility_id uuid not null,
  row_version integer not null,
  aggregate text not null,
  aggregate_id uuid not null`

const tables = ['assessments', 'flag_acknowledgements']

/** What is asked at the door of the room, who answered for a danger mark, and the pregnancy that every device knows of. */
export class Intake1763700000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table patient_directory add column pregnancy jsonb`)
    await db.query(`
      create table assessments (${travelling},
        visit_id uuid not null,
        patient_id uuid not null,
        form text not null,
        version integer not null,
        answers jsonb not null,
        recorded_at timestamptz not null,
        recorded_by uuid not null,
        service_date date not null,
        seen jsonb
      )`)
    await db.query(`create index assessments_visit on assessments (visit_id)`)
    await db.query(`create index assessments_patient on assessments (patient_id)`)
    await db.query(`
      create table flag_acknowledgements (${travelling},
        visit_id uuid not null,
        patient_id uuid not null,
        answer text not null,
        at timestamptz not null,
        by uuid not null
      )`)
    await db.query(`create index flag_acknowledgements_visit on flag_acknowledgements (visit_id)`)
    for (const table of tables) {
      await db.query(`create index ${table}_aggregate on ${table} (aggregate_id)`)
      await db.query(rowVersionTrigger(table))
      await db.query(changeLogTriggers(table))
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await db.query(`drop table ${table}`)
    await db.query(`alter table patient_directory drop column pregnancy`)
  }
}
