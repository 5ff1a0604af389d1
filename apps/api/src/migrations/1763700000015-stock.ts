import type { MigrationInterface, QueryRunner } from 'typeorm'
import { changeLogTriggers, rowVersionTrigger } from './triggers.js'

const travelling = `
  id uuid primary key,
  facility_id uuid not null,
  row_version integer not null,
  aggregate text not null,
  aggregate_id uuid not null`

const tables = ['stock_batches', 'stock_movements', 'dispenses']

/** What lies on the shelves, each movement of it, and what was handed over. A balance may fall below nothing. */
export class Stock1763700000015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table stock_batches (${travelling},
        item_id uuid not null,
        batch_number text,
        expires_on date,
        balance numeric not null,
        source text,
        updated_at timestamptz not null
      )`)
    await db.query(`create index stock_batches_item on stock_batches (item_id)`)
    await db.query(`
      create table stock_movements (${travelling},
        item_id uuid not null,
        batch_id uuid not null,
        kind text not null,
        quantity numeric not null,
        reason text,
        at timestamptz not null,
        by uuid not null,
        dispense_id uuid,
        month text not null,
        card_id uuid not null
      )`)
    await db.query(`create index stock_movements_card on stock_movements (card_id)`)
    await db.query(`create index stock_movements_batch on stock_movements (batch_id)`)
    await db.query(`
      create table dispenses (${travelling},
        dispense_id uuid not null,
        prescription_id uuid not null,
        line_id uuid not null,
        visit_id uuid not null,
        patient_id uuid not null,
        drug_id uuid not null,
        batch_id uuid,
        quantity numeric not null,
        covers numeric not null,
        reviewed boolean not null,
        note text,
        dispensed_at timestamptz not null,
        dispensed_by uuid not null,
        service_date date not null
      )`)
    for (const column of ['visit_id', 'patient_id', 'prescription_id'])
      await db.query(`create index dispenses_${column} on dispenses (${column})`)
    for (const table of tables) {
      await db.query(`create index ${table}_aggregate on ${table} (aggregate_id)`)
      await db.query(rowVersionTrigger(table))
      await db.query(changeLogTriggers(table))
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await db.query(`drop table ${table}`)
  }
}
