import {
  patientDirectory,
  patientIdentifiers,
  patients,
  type Patient,
} from '@lentera/contracts/patients/patient'
import { absentIfNull, base64, mapTable, type DbRow } from '../platform/database/table-map.js'
import type { Vault } from '../platform/database/vault.js'

const street = (row: string) => ({ table: 'patients', row, column: 'street_sealed' })
const phone = (row: string) => ({ table: 'patients', row, column: 'responsible_phone_sealed' })

/** Sealing the same text twice gives other bytes; this keyed mark tells whether the texts changed. */
function markOf(patient: Patient, vault: Vault): Buffer | null {
  const texts = [patient.address.street, patient.responsible?.phone ?? null]
  if (texts.every((text) => text === null)) return null
  return vault.blind.of('patients.sealed', JSON.stringify([patient.id, ...texts]))
}

const opened = (row: DbRow, column: string, vault: Vault): string | null =>
  row[column]
    ? vault.fields.openText(row[column] as Buffer, { table: 'patients', row: row.id as string, column })
    : null

export const patientsTable = mapTable(patients, {
  kind: 'patient',
  columns: {
    medical_record_number: 'text',
    title: 'text',
    name: 'text',
    sex: 'text',
    birth_date: 'date',
    birth_date_estimated: 'bool',
    mother_name: 'text',
    responsible_name: 'text',
    responsible_relation: 'text',
    responsible_phone_sealed: 'bytes',
    village_code: 'text',
    hamlet: 'text',
    rt: 'text',
    rw: 'text',
    street_sealed: 'bytes',
    sealed_mark: 'bytes',
    no_nik_reason: 'text',
    payer: 'text',
    religion: 'text',
    education: 'text',
    occupation: 'text',
    marital_status: 'text',
    blood_group: 'text',
    registered_at: 'instant',
    deceased_on: 'date',
    former_numbers: 'json',
    place: 'text',
    twin_of: 'uuid',
    birth_order: 'int',
    import_id: 'uuid',
    withdrawn: 'bool',
  },
  indexes: { medicalRecordNumber: { columns: ['medical_record_number'] } },
  toRow: (patient, vault) => ({
    responsible_name: patient.responsible?.name ?? null,
    responsible_relation: patient.responsible?.relation ?? null,
    responsible_phone_sealed:
      patient.responsible?.phone == null
        ? null
        : base64(vault.fields.seal(patient.responsible.phone, phone(patient.id))),
    village_code: patient.address.villageCode,
    hamlet: patient.address.hamlet,
    rt: patient.address.rt,
    rw: patient.address.rw,
    place: patient.address.place ?? null,
    street_sealed:
      patient.address.street === null
        ? null
        : base64(vault.fields.seal(patient.address.street, street(patient.id))),
    sealed_mark: base64(markOf(patient, vault)),
  }),
  fromRow: (row, vault) => ({
    responsible:
      row.responsible_name === null
        ? null
        : ({
            name: row.responsible_name,
            relation: row.responsible_relation,
            phone: opened(row, 'responsible_phone_sealed', vault),
          } as Patient['responsible']),
    address: {
      villageCode: row.village_code,
      hamlet: row.hamlet,
      rt: row.rt,
      rw: row.rw,
      street: opened(row, 'street_sealed', vault),
      ...(row.place === null ? {} : { place: row.place }),
    } as Patient['address'],
    ...absentIfNull(row, 'deceased_on', 'former_numbers', 'twin_of', 'birth_order', 'import_id', 'withdrawn'),
    ...{ responsibleName: undefined, responsibleRelation: undefined },
    ...{ villageCode: undefined, hamlet: undefined, rt: undefined, rw: undefined, place: undefined },
  }),
})

const value = (row: string) => ({ table: 'patient_identifiers', row, column: 'value_sealed' })

export const patientIdentifiersTable = mapTable(patientIdentifiers, {
  kind: 'patient',
  columns: {
    patient_id: 'uuid',
    kind: 'text',
    value_sealed: 'bytes',
    blind_index: 'bytes',
    replaced: 'bool',
  },
  indexes: {
    patientId: { columns: ['patient_id'] },
    value: {
      columns: ['blind_index'],
      where: 'replaced is not true',
      split: (key, vault) => {
        const colon = key.indexOf(':')
        return [vault.blind.of(key.slice(0, colon), key.slice(colon + 1))]
      },
    },
  },
  toRow: (identifier, vault) => ({
    value_sealed: base64(vault.fields.seal(identifier.value, value(identifier.id))),
    blind_index: base64(vault.blind.of(identifier.kind, identifier.value)),
  }),
  fromRow: (row, vault) => ({
    value: vault.fields.openText(row.value_sealed as Buffer, value(row.id as string)),
    ...absentIfNull(row, 'replaced'),
  }),
})

export const patientDirectoryTable = mapTable(patientDirectory, {
  kind: 'directory',
  columns: {
    name: 'text',
    title: 'text',
    medical_record_number: 'text',
    sex: 'text',
    birth_date: 'date',
    birth_date_estimated: 'bool',
    mother_name: 'text',
    village_code: 'text',
    hamlet: 'text',
    payer: 'text',
    allergy_answer: 'text',
    allergy_names: 'json',
    allergy_answered_at: 'instant',
    pregnant: 'bool',
    blood_group: 'text',
    nik_tail: 'text',
    bpjs_tail: 'text',
    phone_tail: 'text',
    last_visit_on: 'date',
    deceased_on: 'date',
    former_numbers: 'json',
    pregnancy: 'json',
    twin_of: 'uuid',
    birth_order: 'int',
    lacks: 'json',
    withdrawn: 'bool',
  },
  indexes: { birthDate: { columns: ['birth_date'] } },
  fromRow: (row) =>
    absentIfNull(
      row,
      ...['deceased_on', 'former_numbers', 'pregnancy', 'twin_of', 'birth_order', 'lacks', 'withdrawn'],
    ),
})
