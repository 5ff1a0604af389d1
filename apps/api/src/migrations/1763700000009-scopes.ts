import type { MigrationInterface, QueryRunner } from 'typeorm'
import { changeLogTriggers, rowVersionTrigger } from './triggers.js'

const travelling = `
  id uuid primary key,
  facility_id uuid not null,
  row_version integer not null,
  aggregate text not null,
  aggregate_id uuid not null`

const tables = ['staff_directory', 'device_directory', 'outreach_lists', 'outreach_people']

/** Colleagues and devices by name, lists for work outside the house, and when the head of a unit saw an item. */
export class Scopes1763700000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table devices add column outreach boolean`)
    await db.query(`alter table review_items add column forwarded_at timestamptz`)
    await db.query(
      `create index review_items_due on review_items (opened_at) where closed_at is null and forwarded_at is null`,
    )
    // Items were the unit's from the first moment, and after they were closed.
    await db.query(`
      update scope_member set until = pg_current_xact_id()
      where aggregate = 'review' and scope like 'unit:%' and until is null`)
    await db.query(`
      create table staff_directory (${travelling},
        name text not null,
        profession text,
        unit text,
        active boolean not null
      )`)
    await db.query(`
      create table device_directory (${travelling},
        name text not null,
        unit text not null,
        outreach boolean not null,
        active boolean not null
      )`)
    await db.query(`
      create table outreach_lists (${travelling},
        kind text not null,
        name text not null,
        unit text not null,
        device_id uuid not null,
        ends_on date not null,
        people integer not null,
        made_by uuid not null,
        made_at timestamptz not null,
        closed_at timestamptz,
        closed_by uuid
      )`)
    await db.query(`create index outreach_lists_device on outreach_lists (device_id)`)
    await db.query(`
      create table outreach_people (${travelling},
        list_id uuid not null,
        patient_id uuid not null,
        open boolean not null
      )`)
    await db.query(`create index outreach_people_list on outreach_people (list_id)`)
    await db.query(`create index outreach_people_patient on outreach_people (patient_id)`)
    for (const table of tables) {
      await db.query(`create index ${table}_aggregate on ${table} (aggregate_id)`)
      await db.query(rowVersionTrigger(table))
      await db.query(changeLogTriggers(table))
    }
    // Whoever is here already gets the row that commands write from now on; the same order of professions.
    await db.query(`
      insert into staff_directory (id, facility_id, aggregate, aggregate_id, name, profession, unit, active)
      select u.id, u.facility_id, 'catalogue', u.id, u.name, p.role,
        case when (select count(distinct coalesce(g.unit, '')) from role_grants g where g.user_id = u.id
            and g.facility_id = u.facility_id and g.role = p.role and (g.until is null or g.until > now())) = 1
          then (select g.unit from role_grants g where g.user_id = u.id and g.facility_id = u.facility_id
            and g.role = p.role and (g.until is null or g.until > now()) limit 1) end,
        u.active
      from users u left join lateral (
        select g.role from role_grants g where g.user_id = u.id and g.facility_id = u.facility_id
          and (g.until is null or g.until > now())
          and g.role in ('doctor', 'nurse', 'pharmacist', 'receptionist', 'head', 'it_admin')
        order by array_position(array['doctor', 'nurse', 'pharmacist', 'receptionist', 'head', 'it_admin'], g.role)
        limit 1
      ) p on true`)
    await db.query(`
      insert into device_directory (id, facility_id, aggregate, aggregate_id, name, unit, outreach, active)
      select id, facility_id, 'catalogue', id, name, unit, false, revoked_at is null from devices
      where kind = 'browser'`)
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await db.query(`drop table ${table}`)
    await db.query(`drop index review_items_due`)
    await db.query(`alter table review_items drop column forwarded_at`)
    await db.query(`alter table devices drop column outreach`)
  }
}
