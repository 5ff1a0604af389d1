import type { MigrationInterface, QueryRunner } from 'typeorm'

/** The sync engine's own tables: identity of the history, the command log, the change log, memberships. */
export class SyncLog1763700000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table sync_server (
        facility_id uuid primary key,
        epoch uuid not null,
        started_at timestamptz not null,
        system_identifier text not null,
        timeline text not null,
        key_fingerprint text not null
      )`)
    await db.query(`
      create table command_log (
        id uuid primary key,
        facility_id uuid not null,
        device_id uuid not null,
        seq bigint,
        via uuid,
        name text not null,
        v integer not null,
        hash text not null,
        sig text not null,
        actor_id uuid,
        unit text not null,
        occurred_at timestamptz not null,
        clock_suspect boolean not null,
        received_at timestamptz not null,
        xid xid8 not null default pg_current_xact_id(),
        outcome text not null,
        issues jsonb not null,
        merged jsonb not null,
        result jsonb not null
      )`)
    // A carried command keeps its origin's pair, so only the own lane is unique.
    await db.query(`create unique index command_log_lane on command_log (device_id, seq) where via is null`)
    await db.query(`create index command_log_xid on command_log (xid)`)
    // The log is the write audit: rows are added and nothing else.
    await db.query(`
      create function lentera_append_only() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
      end $$`)
    await db.query(`
      create trigger command_log_append_only before update or delete on command_log
        for each row execute function lentera_append_only()`)
    await db.query(`
      create table command_payload (
        id uuid primary key,
        facility_id uuid not null,
        key_id integer not null,
        bytes bytea not null
      )`)
    await db.query(`
      create table command_outcomes (
        no bigint generated always as identity primary key,
        id uuid not null,
        facility_id uuid not null,
        judged_at timestamptz not null,
        outcome text not null,
        issues jsonb not null,
        merged jsonb not null,
        result jsonb not null,
        cause text
      )`)
    await db.query(`create index command_outcomes_of on command_outcomes (id, no)`)
    await db.query(`
      create trigger command_outcomes_append_only before update or delete on command_outcomes
        for each row execute function lentera_append_only()`)
    await db.query(`
      create view current_outcomes as
        select l.id, l.facility_id, coalesce(o.outcome, l.outcome) as outcome, coalesce(o.issues, l.issues) as issues,
          coalesce(o.merged, l.merged) as merged, coalesce(o.result, l.result) as result,
          coalesce(o.judged_at, l.received_at) as judged_at
        from command_log l
        left join lateral (
          select * from command_outcomes c where c.id = l.id order by c.no desc limit 1
        ) o on true`)
    await db.query(`
      create table change_log (
        facility_id uuid not null,
        xid xid8 not null default pg_current_xact_id(),
        seq bigint generated always as identity,
        aggregate text not null,
        aggregate_id uuid not null,
        entity text not null,
        id uuid not null,
        op text not null,
        primary key (xid, seq)
      )`)
    await db.query(`create index change_log_aggregate on change_log (aggregate, aggregate_id, xid, seq)`)
    await db.query(`create index change_log_kind on change_log (aggregate, xid, seq)`)
    await db.query(`
      create table scope_member (
        facility_id uuid not null,
        scope text not null,
        aggregate text not null,
        aggregate_id uuid not null,
        since xid8 not null default pg_current_xact_id(),
        until xid8
      )`)
    await db.query(`
      create unique index scope_member_present on scope_member (facility_id, scope, aggregate, aggregate_id)
        where until is null`)
    await db.query(`create index scope_member_since on scope_member (facility_id, scope, since)`)
    await db.query(
      `create index scope_member_until on scope_member (facility_id, scope, until) where until is not null`,
    )
    await db.query(`create index scope_member_aggregate on scope_member (aggregate, aggregate_id)`)
    await db.query(`
      create table outbox_events (
        id uuid primary key,
        facility_id uuid not null,
        command_id uuid not null,
        name text not null,
        lane text not null,
        after uuid,
        payload bytea not null,
        created_at timestamptz not null default now()
      )`)
    await db.query(`create index outbox_events_lane on outbox_events (lane, created_at)`)
    await db.query(`
      create function lentera_row_version() returns trigger language plpgsql as $$
      declare
        envelope text[];
        changed boolean;
        i integer;
      begin
        if tg_op = 'INSERT' then
          new.row_version := 1;
          return new;
        end if;
        new.row_version := old.row_version;
        if tg_nargs = 0 then
          -- Whole rows compare in a tenth of the time that their jsonb takes.
          changed := new is distinct from old;
        else
          for i in 0 .. tg_nargs - 1 loop
            envelope := envelope || tg_argv[i];
          end loop;
          changed := (to_jsonb(new) - envelope) is distinct from (to_jsonb(old) - envelope);
        end if;
        if changed then
          new.row_version := old.row_version + 1;
        end if;
        return new;
      end $$`)
    await db.query(`
      create function lentera_change_log() returns trigger language plpgsql
        security definer set search_path = pg_catalog, pg_temp as $$
      begin
        if tg_op = 'INSERT' then
          insert into public.change_log (facility_id, aggregate, aggregate_id, entity, id, op)
            select facility_id, aggregate, aggregate_id, tg_table_name, id, 'put' from after_rows;
        elsif tg_op = 'UPDATE' then
          insert into public.change_log (facility_id, aggregate, aggregate_id, entity, id, op)
            select a.facility_id, a.aggregate, a.aggregate_id, tg_table_name, a.id, 'put'
            from after_rows a left join before_rows b on b.id = a.id
            where a.row_version is distinct from b.row_version;
        else
          insert into public.change_log (facility_id, aggregate, aggregate_id, entity, id, op)
            select facility_id, aggregate, aggregate_id, tg_table_name, id, 'del' from before_rows;
        end if;
        return null;
      end $$`)
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop view current_outcomes`)
    for (const table of [
      'outbox_events',
      'scope_member',
      'change_log',
      'command_outcomes',
      'command_payload',
      'command_log',
      'sync_server',
    ])
      await db.query(`drop table ${table}`)
    for (const name of ['lentera_change_log', 'lentera_row_version', 'lentera_append_only'])
      await db.query(`drop function ${name}()`)
  }
}
