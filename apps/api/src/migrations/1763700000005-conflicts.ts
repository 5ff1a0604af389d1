import type { MigrationInterface, QueryRunner } from 'typeorm'
import { changeLogTriggers, rowVersionTrigger } from './triggers.js'

const travelling = `
  id uuid primary key,
  facility_id uuid not null,
  row_version integer not null,
  aggregate text not null,
  aggregate_id uuid not null`

/** Columns whose bytes are only the envelope of a value. */
const envelopes: Record<string, readonly string[]> = { patient_field_changes: ['value_sealed'] }

const tables = ['patient_field_changes', 'patient_links', 'patient_sets', 'visit_steps']

const columns: readonly (readonly [table: string, column: string, type: string])[] = [
  ['patients', 'deceased_on', 'date'],
  ['patient_directory', 'deceased_on', 'date'],
  ['patient_identifiers', 'replaced', 'boolean'],
  ['visits', 'same_as', 'uuid'],
  ['visits', 'seen', 'jsonb'],
  ['vitals', 'seen', 'jsonb'],
  ['allergies', 'seen', 'jsonb'],
  ['review_items', 'author_id', 'uuid'],
  ['review_items', 'device_id', 'uuid'],
  ['review_items', 'resolution', 'text'],
  ['review_items', 'detail_sealed', 'bytea'],
]

/**
 * What comes together and what waits: the history of a patient's fields, linked numbers, a visit's steps, how a
 * review item was closed, and which commands wait for what.
 */
export class Conflicts1763700000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [table, column, type] of columns)
      await db.query(`alter table ${table} add column ${column} ${type}`)
    // Every reading so far was an opening; the log itself is never updated.
    await db.query(`alter table access_log add column opened boolean not null default true`)
    await db.query(`alter table access_log alter column opened drop default`)
    await db.query(`drop trigger review_items_row_version on review_items`)
    await db.query(rowVersionTrigger('review_items', ['payload', 'detail_sealed']))
    await db.query(`
      create table patient_field_changes (${travelling},
        patient_id uuid not null,
        field text not null,
        value_sealed bytea not null,
        state text not null,
        by uuid,
        device_id uuid,
        unit text,
        at timestamptz not null,
        clock_proven boolean not null,
        command_id uuid not null
      )`)
    await db.query(`create index patient_field_changes_patient on patient_field_changes (patient_id)`)
    await db.query(`create index patient_field_changes_command on patient_field_changes (command_id)`)
    await db.query(`
      create table patient_links (${travelling},
        "from" uuid not null,
        "to" uuid not null,
        command_id uuid not null,
        linked_by uuid not null,
        linked_at timestamptz not null,
        ended_by uuid
      )`)
    await db.query(`
      create table patient_sets (${travelling},
        canonical_id uuid not null,
        members jsonb not null,
        links jsonb not null
      )`)
    await db.query(`
      create table visit_steps (${travelling},
        visit_id uuid not null,
        patient_id uuid not null,
        kind text not null,
        from_unit text not null,
        unit text not null,
        at timestamptz not null,
        by uuid not null
      )`)
    await db.query(`create index visit_steps_visit on visit_steps (visit_id)`)
    for (const table of tables) {
      await db.query(`create index ${table}_aggregate on ${table} (aggregate_id)`)
      await db.query(rowVersionTrigger(table, envelopes[table]))
      await db.query(changeLogTriggers(table))
    }
    // A work list, made from the outcomes and forgotten when the command could be judged.
    await db.query(`
      create table command_waits (
        id uuid primary key,
        facility_id uuid not null,
        waits_for text not null,
        since timestamptz not null
      )`)
    await db.query(`create index command_waits_for on command_waits (waits_for)`)
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['command_waits', ...[...tables].reverse()]) await db.query(`drop table ${table}`)
    await db.query(`drop trigger review_items_row_version on review_items`)
    await db.query(rowVersionTrigger('review_items', ['payload']))
    for (const [table, column] of [...columns].reverse())
      await db.query(`alter table ${table} drop column ${column}`)
    await db.query(`alter table access_log drop column opened`)
  }
}
