import type { MigrationInterface, QueryRunner } from 'typeorm'
import { changeLogTriggers, rowVersionTrigger } from './triggers.js'

/** Letters for work or school; two may have one number, because a letter that is on paper is never refused. */
export class SickLetters1763700000018 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table sick_letters (
        id uuid primary key,
        facility_id uuid not null,
        row_version integer not null,
        aggregate text not null,
        aggregate_id uuid not null,
        visit_id uuid not null,
        patient_id uuid not null,
        number text not null,
        days integer not null,
        "from" date not null,
        until date not null,
        written_at timestamptz not null,
        written_by uuid not null,
        service_date date not null
      )`)
    await db.query(`create index sick_letters_visit on sick_letters (visit_id)`)
    await db.query(`create index sick_letters_number on sick_letters (service_date, number)`)
    await db.query(`create index sick_letters_aggregate on sick_letters (aggregate_id)`)
    await db.query(rowVersionTrigger('sick_letters'))
    await db.query(changeLogTriggers('sick_letters'))
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table sick_letters`)
  }
}
