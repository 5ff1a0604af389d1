import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What a new device loads first: all rows of a scope as sealed chunks, and the moment they are as of. */
export class PackedChunks1763700000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table packed_sets (
        facility_id uuid not null,
        scope text not null,
        epoch uuid not null,
        xid xid8 not null,
        packings jsonb not null,
        chunks jsonb not null,
        made_at timestamptz not null,
        primary key (facility_id, scope)
      )`)
    await db.query(`
      create table packed_chunks (
        facility_id uuid not null,
        scope text not null,
        hash text not null,
        body bytea not null,
        primary key (facility_id, scope, hash)
      )`)
    // Compressed before it is sealed.
    await db.query(`alter table packed_chunks alter column body set storage external`)
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['packed_chunks', 'packed_sets']) await db.query(`drop table ${table}`)
  }
}
