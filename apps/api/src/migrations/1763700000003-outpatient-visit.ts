import type { MigrationInterface, QueryRunner } from 'typeorm'
import { changeLogTriggers, rowVersionTrigger } from './triggers.js'

const travelling = `
  id uuid primary key,
  facility_id uuid not null,
  row_version integer not null,
  aggregate text not null,
  aggregate_id uuid not null`

/** Columns of each table whose bytes are only the envelope of a value; another column tells when the value changed. */
const envelopes: Record<string, readonly string[]> = {
  patients: ['responsible_phone_sealed', 'street_sealed'],
  patient_identifiers: ['value_sealed'],
  review_items: ['payload'],
}

const tables = [
  'patients',
  'patient_identifiers',
  'patient_directory',
  'allergies',
  'visits',
  'queue_tickets',
  'vitals',
  'review_items',
]

/** The rows that devices hold. No constraint speaks of rules: a fact that breaks one must still be written. */
export class OutpatientVisit1763700000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table patients (${travelling},
        medical_record_number text not null,
        title text,
        name text not null,
        sex text not null,
        birth_date date not null,
        birth_date_estimated boolean not null,
        mother_name text,
        responsible_name text,
        responsible_relation text,
        responsible_phone_sealed bytea,
        village_code text not null,
        hamlet text,
        rt text,
        rw text,
        street_sealed bytea,
        sealed_mark bytea,
        no_nik_reason text,
        payer text,
        religion text,
        education text,
        occupation text,
        marital_status text,
        blood_group text,
        registered_at timestamptz not null
      )`)
    await db.query(`create index patients_number on patients (medical_record_number)`)
    await db.query(`
      create table patient_identifiers (${travelling},
        patient_id uuid not null,
        kind text not null,
        value_sealed bytea not null,
        blind_index bytea not null
      )`)
    await db.query(`create index patient_identifiers_patient on patient_identifiers (patient_id)`)
    await db.query(`create index patient_identifiers_value on patient_identifiers (blind_index)`)
    await db.query(`
      create table patient_directory (${travelling},
        name text not null,
        title text,
        medical_record_number text not null,
        sex text not null,
        birth_date date not null,
        birth_date_estimated boolean not null,
        mother_name text,
        village_code text not null,
        hamlet text,
        payer text,
        allergy_answer text not null,
        allergy_names jsonb not null,
        allergy_answered_at timestamptz,
        pregnant boolean,
        blood_group text,
        nik_tail text,
        bpjs_tail text,
        phone_tail text,
        last_visit_on date
      )`)
    await db.query(`create index patient_directory_birth on patient_directory (birth_date)`)
    await db.query(`
      create table allergies (${travelling},
        patient_id uuid not null,
        answer text not null,
        category text,
        substance text,
        reaction text,
        status text not null,
        recorded_at timestamptz not null,
        recorded_by uuid not null
      )`)
    await db.query(`create index allergies_patient on allergies (patient_id)`)
    await db.query(`
      create table visits (${travelling},
        patient_id uuid not null,
        kind text not null,
        unit text not null,
        payer text not null,
        sick boolean not null,
        status text not null,
        opened_at timestamptz not null,
        service_date date not null
      )`)
    await db.query(`create index visits_patient on visits (patient_id)`)
    await db.query(`create index visits_unit_date on visits (service_date, unit)`)
    await db.query(`
      create table queue_tickets (${travelling},
        visit_id uuid not null,
        patient_id uuid not null,
        unit text not null,
        number text not null,
        service_date date not null,
        issued_at timestamptz not null
      )`)
    await db.query(`create index queue_tickets_visit on queue_tickets (visit_id)`)
    await db.query(`create index queue_tickets_number on queue_tickets (number, service_date)`)
    await db.query(`
      create table vitals (${travelling},
        visit_id uuid not null,
        patient_id uuid not null,
        measured_at timestamptz not null,
        measured_by uuid not null,
        service_date date not null,
        systolic integer,
        diastolic integer,
        pulse integer,
        respiratory_rate integer,
        temperature numeric(6, 2),
        spo2 integer,
        weight numeric(6, 2),
        height numeric(6, 2),
        waist numeric(6, 2),
        muac numeric(6, 2),
        head_circumference numeric(6, 2)
      )`)
    await db.query(`create index vitals_visit on vitals (visit_id)`)
    await db.query(`create index vitals_patient on vitals (patient_id)`)
    await db.query(`
      create table review_items (${travelling},
        command_id uuid not null,
        command_name text not null,
        issue_code text not null,
        outcome text not null,
        unit text not null,
        payload bytea,
        opened_at timestamptz not null,
        closed_at timestamptz,
        closed_by_command uuid
      )`)
    await db.query(`create index review_items_command on review_items (command_id)`)
    for (const table of tables) {
      await db.query(`create index ${table}_aggregate on ${table} (aggregate_id)`)
      await db.query(rowVersionTrigger(table, envelopes[table]))
      await db.query(changeLogTriggers(table))
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of [...tables].reverse()) await db.query(`drop table ${table}`)
  }
}
