import type { MigrationInterface, QueryRunner } from 'typeorm'
import { changeLogTriggers, rowVersionTrigger } from './triggers.js'

const travelling = `
  id uuid primary key,
  facility_id uuid not null,
  row_version integer not null,
  aggregate text not null,
  aggregate_id uuid not null`

const listed = `
  active boolean not null,
  load_id uuid not null`

const tables = ['catalogue_diagnoses', 'catalogue_drugs', 'catalogue_procedures']

/** Diagnoses, drugs and procedures that devices choose from, and what their rows were before a load. */
export class Catalogues1763700000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table catalogue_diagnoses (${travelling},
        code text not null,
        name text not null,
        english text,
        words text not null,
        ${listed}
      )`)
    await db.query(`
      create table catalogue_drugs (${travelling},
        code text not null,
        name text not null,
        generic text not null,
        form text not null,
        unit text not null,
        route text not null,
        ingredients jsonb not null,
        bottle_ml numeric,
        classes jsonb not null,
        pregnancy text not null,
        limits jsonb not null,
        flags jsonb not null,
        words text not null,
        ${listed}
      )`)
    await db.query(`
      create table catalogue_procedures (${travelling},
        code text not null,
        name text not null,
        words text not null,
        price_rupiah bigint,
        ${listed}
      )`)
    for (const table of tables) {
      await db.query(`create index ${table}_aggregate on ${table} (aggregate_id)`)
      await db.query(`create index ${table}_code on ${table} (code)`)
      await db.query(rowVersionTrigger(table))
      await db.query(changeLogTriggers(table))
    }
    await db.query(`
      create table catalogue_history (
        id uuid primary key,
        facility_id uuid not null,
        row_version integer not null,
        load_id uuid not null,
        kind text not null,
        code text not null,
        record jsonb not null
      )`)
    await db.query(rowVersionTrigger('catalogue_history'))
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['catalogue_history', ...[...tables].reverse()]) await db.query(`drop table ${table}`)
  }
}
