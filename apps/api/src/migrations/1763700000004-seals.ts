import type { MigrationInterface, QueryRunner } from 'typeorm'

const logs = ['command_log', 'command_outcomes', 'access_log']

/** The hash chain over the logs (ADR 0011), and what the chain needs of them: an xid, and rows that stay. */
export class Seals1763700000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Rows from before this migration all get its own xid: they are closed together, which is true.
    for (const table of ['command_outcomes', 'access_log']) {
      await db.query(`alter table ${table} add column xid xid8 not null default pg_current_xact_id()`)
      await db.query(`create index ${table}_xid on ${table} (xid)`)
    }
    await db.query(`
      create table seals (
        facility_id uuid not null,
        no bigint not null,
        format smallint not null,
        upto_xid xid8 not null,
        rows integer not null,
        leaves bytea not null,
        prev bytea not null,
        hash bytea not null,
        at timestamptz not null,
        primary key (facility_id, no)
      )`)
    // Digests do not compress.
    await db.query(`alter table seals alter column leaves set storage external`)
    for (const table of ['access_log', 'seals'])
      await db.query(`
        create trigger ${table}_append_only before update or delete on ${table}
          for each row execute function lentera_append_only()`)
    for (const table of [...logs, 'seals'])
      await db.query(`
        create trigger ${table}_never_emptied before truncate on ${table}
          for each statement execute function lentera_append_only()`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table seals`)
    for (const table of logs) await db.query(`drop trigger ${table}_never_emptied on ${table}`)
    await db.query(`drop trigger access_log_append_only on access_log`)
    for (const table of ['command_outcomes', 'access_log'])
      await db.query(`alter table ${table} drop column xid`)
  }
}
