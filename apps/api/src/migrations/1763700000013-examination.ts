import type { MigrationInterface, QueryRunner } from 'typeorm'
import { changeLogTriggers, rowVersionTrigger } from './triggers.js'

const inVisit = `
  id uuid primary key,
  facility_id uuid not null,
  row_version integer not null,
  aggregate text not null,
  aggregate_id uuid not null,
  visit_id uuid not null,
  patient_id uuid not null,
  service_date date not null,
  seen jsonb`

const tables: Readonly<Record<string, string>> = {
  notes: `
    kind text not null,
    subjective text,
    objective text,
    assessment text,
    plan text,
    amends uuid,
    written_at timestamptz not null,
    written_by uuid not null`,
  diagnoses: `
    code text not null,
    name text not null,
    rank text not null,
    case_kind text not null,
    certainty text not null,
    status text not null,
    recorded_at timestamptz not null,
    recorded_by uuid not null,
    retracted_at timestamptz,
    retracted_by uuid`,
  procedures_done: `
    code text,
    name text not null,
    note text,
    status text not null,
    done_at timestamptz not null,
    done_by uuid not null,
    retracted_at timestamptz,
    retracted_by uuid`,
}

const columns: readonly (readonly [column: string, type: string])[] = [
  ['closed_at', 'timestamptz'],
  ['closed_by', 'uuid'],
  ['outcome', 'text'],
]

/** What a doctor writes, finds and does in a visit, and how the visit ends. */
export class Examination1763700000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [column, type] of columns) await db.query(`alter table visits add column ${column} ${type}`)
    for (const [table, own] of Object.entries(tables)) {
      await db.query(`create table ${table} (${inVisit},${own})`)
      await db.query(`create index ${table}_visit on ${table} (visit_id)`)
      await db.query(`create index ${table}_patient on ${table} (patient_id)`)
      await db.query(`create index ${table}_aggregate on ${table} (aggregate_id)`)
      await db.query(rowVersionTrigger(table))
      await db.query(changeLogTriggers(table))
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of Object.keys(tables).reverse()) await db.query(`drop table ${table}`)
    for (const [column] of [...columns].reverse()) await db.query(`alter table visits drop column ${column}`)
  }
}
