import type { MigrationInterface, QueryRunner } from 'typeorm'
import { changeLogTriggers, rowVersionTrigger } from './triggers.js'

const travelling = `
  id uuid primary key,
  facility_id uuid not null,
  row_version integer not null,
  aggregate text not null,
  aggregate_id uuid not null`

const tables = ['queue_calls', 'queue_places']
const columns = ['stage', 'priority', 'reason']

/** Who was called where and when, who waits out of turn, and what a step of a visit began. */
export class Queue1763700000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const column of columns) await db.query(`alter table visit_steps add column ${column} text`)
    await db.query(`
      create table queue_calls (${travelling},
        visit_id uuid not null,
        patient_id uuid not null,
        unit text not null,
        stage text not null,
        place text not null,
        device_id uuid not null,
        at timestamptz not null,
        by uuid not null,
        service_date date not null,
        nth integer not null,
        undone boolean
      )`)
    await db.query(`create index queue_calls_visit on queue_calls (visit_id)`)
    await db.query(`
      create table queue_places (${travelling},
        visit_id uuid not null,
        patient_id uuid not null,
        state text not null,
        stage text,
        state_at timestamptz,
        state_by uuid,
        priority text,
        reason text,
        prioritised_at timestamptz,
        prioritised_by uuid
      )`)
    await db.query(`create index queue_places_visit on queue_places (visit_id)`)
    for (const table of tables) {
      await db.query(`create index ${table}_aggregate on ${table} (aggregate_id)`)
      await db.query(rowVersionTrigger(table))
      await db.query(changeLogTriggers(table))
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await db.query(`drop table ${table}`)
    for (const column of [...columns].reverse())
      await db.query(`alter table visit_steps drop column ${column}`)
  }
}
