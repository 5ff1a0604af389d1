import type { MigrationInterface, QueryRunner } from 'typeorm'

/** What is owed to the houses outside, how far each delivery came, and under which ids they know what is ours. */
export class Deliveries1763700000037 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Written in the transaction of the act itself: nothing is owed that did not happen, and nothing is forgotten.
    await db.query(`
      create table deliveries (
        facility_id uuid not null,
        event_id uuid not null,
        adapter text not null,
        no bigint not null generated always as identity,
        lane text not null,
        state text not null default 'waiting',
        -- While claimed: what it was before, and whether anything may have left the house since.
        claimed_from text,
        begun boolean not null default false,
        attempts integer not null default 0,
        throws integer not null default 0,
        not_before timestamptz,
        lease_until timestamptz,
        waits_for text,
        error_code text,
        answer bytea,
        changed_at timestamptz not null default now(),
        ingested_at timestamptz,
        primary key (event_id, adapter)
      )`)
    await db.query(`
      create index deliveries_open_lane on deliveries (facility_id, adapter, lane, no)
        where state not in ('delivered', 'rejected')`)
    await db.query(`
      create index deliveries_due on deliveries (facility_id, adapter, no)
        where state in ('waiting', 'retry', 'unknown') and waits_for is null`)
    await db.query(`
      create index deliveries_leased on deliveries (facility_id, adapter, lease_until) where state = 'claimed'`)
    await db.query(`
      create index deliveries_waiting_for on deliveries (facility_id, adapter, waits_for)
        where waits_for is not null`)
    await db.query(`
      create index deliveries_to_ingest on deliveries (facility_id, changed_at)
        where state in ('delivered', 'rejected') and ingested_at is null`)
    await db.query(`
      create table external_ids (
        facility_id uuid not null,
        adapter text not null,
        entity text not null,
        id text not null,
        remote_type text not null,
        remote_id text not null,
        known_at timestamptz not null default now(),
        primary key (facility_id, adapter, entity, id, remote_type)
      )`)
    // One row a house: whether it is asked at all just now. Shared by every process that delivers.
    await db.query(`
      create table adapter_states (
        facility_id uuid not null,
        adapter text not null,
        paused boolean not null default false,
        failures integer not null default 0,
        open_until timestamptz,
        primary key (facility_id, adapter)
      )`)
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['adapter_states', 'external_ids', 'deliveries'])
      await db.query(`drop table ${table}`)
  }
}
