/** What a person reads for each kind of resource. */
export const typeWords: Readonly<Record<string, string>> = {
  Organization: 'Unit',
  Location: 'Ruang',
  Practitioner: 'Tenaga kesehatan',
  Patient: 'Pasien',
  Encounter: 'Kunjungan',
  Condition: 'Diagnosis atau keluhan',
  Observation: 'Pemeriksaan',
  Procedure: 'Tindakan',
  AllergyIntolerance: 'Alergi',
  Medication: 'Obat',
  MedicationRequest: 'Resep',
  MedicationDispense: 'Penyerahan obat',
  Composition: 'Resume medis',
}

/** What a person reads for each outcome; a fault is shown by its own sentence. */
export const outcomeWords: Readonly<Record<string, string>> = {
  token: 'Token diberikan',
  'token-refused': 'Token ditolak',
  unauthorized: 'Token tidak berlaku',
  created: 'Diterima, baru',
  updated: 'Diterima, diubah',
  read: 'Dibaca',
  found: 'Dicari',
  refused: 'Ditolak',
  duplicate: 'Ditolak, sudah ada',
  'not-found': 'Tidak ada',
  forbidden: 'Tidak boleh',
  'patient-created': 'Pasien baru',
  'patient-known': 'Pasien sudah dikenal',
  'patient-refused': 'Pasien ditolak',
  bundle: 'Bundel diterima',
  failed: 'Galat sandbox',
  maintenance: 'Pemeliharaan',
}
