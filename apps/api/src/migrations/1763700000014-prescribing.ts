import type { MigrationInterface, QueryRunner } from 'typeorm'
import { changeLogTriggers, rowVersionTrigger } from './triggers.js'

const travelling = `
  id uuid primary key,
  facility_id uuid not null,
  row_version integer not null,
  aggregate text not null,
  aggregate_id uuid not null`

const tables = ['prescriptions', 'prescription_lines']

/** Prescriptions and their lines. */
export class Prescribing1763700000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table prescriptions (${travelling},
        visit_id uuid not null,
        patient_id uuid not null,
        status text not null,
        prescribed_at timestamptz not null,
        prescribed_by uuid not null,
        service_date date not null,
        weight_kg numeric(6, 2),
        note text,
        override_reason text,
        overridden_codes jsonb,
        cancelled_at timestamptz,
        cancelled_by uuid,
        seen jsonb
      )`)
    await db.query(`create index prescriptions_service_date on prescriptions (service_date)`)
    await db.query(`
      create table prescription_lines (${travelling},
        prescription_id uuid not null,
        visit_id uuid not null,
        patient_id uuid not null,
        position integer not null,
        drug_id uuid not null,
        drug_name text not null,
        unit text not null,
        quantity numeric(6, 2) not null,
        signa jsonb not null,
        days integer,
        note text
      )`)
    await db.query(`create index prescription_lines_prescription on prescription_lines (prescription_id)`)
    for (const table of tables) {
      await db.query(`create index ${table}_visit on ${table} (visit_id)`)
      await db.query(`create index ${table}_patient on ${table} (patient_id)`)
      await db.query(`create index ${table}_aggregate on ${table} (aggregate_id)`)
      await db.query(rowVersionTrigger(table))
      await db.query(changeLogTriggers(table))
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await db.query(`drop table ${table}`)
  }
}
