import type { MigrationInterface, QueryRunner } from 'typeorm'
import { rowVersionTrigger } from './triggers.js'

const tables = [
  'refresh_tokens',
  'access_log',
  'number_leases',
  'device_people',
  'devices',
  'role_grants',
  'users',
]

/** Who may sign in, on what they sign, and which numbers a device may give out. These rows stay on the server. */
export class PeopleAndDevices1763700000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table users (
        id uuid primary key,
        facility_id uuid not null,
        row_version integer not null,
        username text not null,
        name text not null,
        password_hash text not null,
        active boolean not null
      )`)
    await db.query(`create index users_username on users (username)`)
    await db.query(`
      create table role_grants (
        id uuid primary key,
        facility_id uuid not null,
        row_version integer not null,
        user_id uuid not null,
        role text not null,
        unit text,
        "from" timestamptz not null,
        until timestamptz,
        granted_by uuid not null
      )`)
    await db.query(`create index role_grants_user on role_grants (user_id)`)
    await db.query(`
      create table devices (
        id uuid primary key,
        facility_id uuid not null,
        row_version integer not null,
        kind text not null,
        name text not null,
        unit text not null,
        public_key text,
        credential_hash text,
        last_seq bigint not null default 0,
        enrolled_at timestamptz not null,
        revoked_at timestamptz
      )`)
    await db.query(`
      create table device_people (
        id uuid primary key,
        facility_id uuid not null,
        row_version integer not null,
        device_id uuid not null,
        user_id uuid not null,
        public_key text not null,
        since timestamptz not null,
        revoked_at timestamptz
      )`)
    await db.query(`create index device_people_device on device_people (device_id, user_id)`)
    await db.query(`
      create table number_leases (
        id uuid primary key,
        facility_id uuid not null,
        row_version integer not null,
        series text not null,
        from_no bigint not null,
        to_no bigint not null,
        device_id uuid not null,
        state text not null,
        until date
      )`)
    await db.query(`create index number_leases_series on number_leases (series)`)
    await db.query(`create index number_leases_device on number_leases (device_id)`)
    await db.query(`
      create table access_log (
        id uuid primary key,
        facility_id uuid not null,
        row_version integer not null,
        person uuid not null,
        patient_id uuid not null,
        purpose text not null,
        screen text not null,
        at timestamptz not null,
        device_id uuid not null,
        command_id uuid not null
      )`)
    await db.query(`create index access_log_device on access_log (facility_id, device_id, at)`)
    await db.query(`create index access_log_patient on access_log (facility_id, patient_id, at)`)
    await db.query(`
      create table refresh_tokens (
        id uuid primary key,
        facility_id uuid not null,
        family uuid not null,
        user_id uuid not null,
        token_hash bytea not null,
        family_started_at timestamptz not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz,
        revoked_at timestamptz
      )`)
    await db.query(`create unique index refresh_tokens_hash on refresh_tokens (token_hash)`)
    await db.query(`create index refresh_tokens_family on refresh_tokens (family)`)
    for (const table of ['users', 'role_grants', 'device_people', 'number_leases', 'access_log'])
      await db.query(rowVersionTrigger(table))
    // The lane's position moves with every batch and is no change of the device.
    await db.query(rowVersionTrigger('devices', ['last_seq']))
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of tables) await db.query(`drop table ${table}`)
  }
}
