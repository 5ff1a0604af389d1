import type { RejectionCode, WayCode } from '../codes.js'

/** Whose desk it lies on. `dokter` is whoever examined: also a midwife or a nurse. */
export type Mender = 'loket' | 'dokter' | 'apoteker' | 'admin'

interface Sentence {
  /** null: it passes by itself. */
  readonly who: Mender | null
  readonly text: (about: string | null) => string
}

const of =
  (before: string, after: string) =>
  (about: string | null): string =>
    `${before}${about === null ? '' : ` ${about}`}${after}`

const always = (text: string) => (): string => text

/** What a person reads; `*…*` names a screen or a button. Every code has one. */
export const sentences: Readonly<Record<RejectionCode | WayCode, Sentence>> = {
  'satusehat.nik_unknown': {
    who: 'loket',
    text: always('NIK tidak dikenal Dukcapil. Loket: periksa NIK pasien di *Ubah data*.'),
  },
  'satusehat.patient_incomplete': {
    who: 'loket',
    text: of('Data pasien belum lengkap:', '. Loket: lengkapi di *Ubah data*.'),
  },
  'satusehat.patient_unknown': {
    who: 'loket',
    text: always('Pasien ini belum dikenal SATUSEHAT. Loket: periksa NIK pasien di *Ubah data*.'),
  },
  'satusehat.patient_refused': {
    who: 'loket',
    text: always(
      'SATUSEHAT tidak menerima data pasien ini. Loket: cocokkan NIK, nama dan tanggal lahir dengan KTP di *Ubah data*.',
    ),
  },
  'satusehat.patient_edit_refused': {
    who: 'admin',
    text: always(
      'Puskesmas ini tidak boleh mengubah data pasien di SATUSEHAT. Admin: minta izinnya ke SATUSEHAT.',
    ),
  },
  'satusehat.newborn_unclear': {
    who: 'loket',
    text: always(
      'Anak dari ibu ini sudah ada di SATUSEHAT dan belum jelas anak yang mana. Loket: isi NIK bayi di *Ubah data* begitu terbit.',
    ),
  },
  'satusehat.practitioner_unknown': {
    who: 'admin',
    text: always('Petugas belum dikenal SATUSEHAT. Admin: periksa NIK petugas itu di *Petugas*.'),
  },
  'satusehat.location_unknown': {
    who: 'admin',
    text: always('Poli belum terdaftar di SATUSEHAT. Admin: daftarkan poli itu ke SATUSEHAT.'),
  },
  'satusehat.organization_wrong': {
    who: 'admin',
    text: always('Nomor organisasi bukan milik puskesmas ini. Admin: periksa organizationId SATUSEHAT.'),
  },
  'satusehat.not_permitted': {
    who: 'admin',
    text: always(
      'Puskesmas ini belum boleh mengirim jenis data ini. Admin: minta hak aksesnya ke SATUSEHAT.',
    ),
  },
  'satusehat.visit_unknown': {
    who: 'admin',
    text: always('Kunjungannya tidak ada di SATUSEHAT. Admin: kirim ulang kunjungan itu lebih dulu.'),
  },
  'satusehat.visit_times': {
    who: 'loket',
    text: always(
      'Jam kunjungan tidak urut. Loket: periksa jam datang, mulai dan selesai kunjungan itu; kalau sudah benar, admin memeriksa jam komputer.',
    ),
  },
  'satusehat.visit_incomplete': {
    who: 'admin',
    text: of('Data kunjungan tidak diterima:', '. Admin: laporkan ke pembuat program.'),
  },
  'satusehat.time_out_of_range': {
    who: 'admin',
    text: always(
      'Waktu catatan di masa depan atau terlalu lama lalu. Admin: periksa jam server dan komputer yang mencatat.',
    ),
  },
  'satusehat.diagnosis_code_unknown': {
    who: 'dokter',
    text: of('Kode diagnosis', ' tidak dikenal SATUSEHAT. Dokter: pilih kode ICD-10 lain.'),
  },
  'satusehat.procedure_code_unknown': {
    who: 'dokter',
    text: of('Kode tindakan', ' tidak dikenal SATUSEHAT. Dokter: pilih kode ICD-9-CM lain.'),
  },
  'satusehat.drug_code_unknown': {
    who: 'apoteker',
    text: of('Kode KFA', ' tidak dikenal SATUSEHAT. Apoteker: cocokkan lagi obat itu dengan KFA.'),
  },
  'satusehat.drug_form_unknown': {
    who: 'apoteker',
    text: of('Bentuk sediaan obat', ' tidak dikenal SATUSEHAT. Apoteker: perbaiki bentuk sediaan obat itu.'),
  },
  'satusehat.drug_unit_unknown': {
    who: 'apoteker',
    text: of('Satuan obat', ' tidak dikenal SATUSEHAT. Apoteker: perbaiki satuan obat itu.'),
  },
  'satusehat.drug_route_unknown': {
    who: 'apoteker',
    text: of('Cara pakai obat', ' tidak dikenal SATUSEHAT. Apoteker: perbaiki cara pakai obat itu.'),
  },
  'satusehat.drug_amount_wrong': {
    who: 'apoteker',
    text: always(
      'Jumlah atau dosis obat tidak diterima. Apoteker: periksa jumlah dan aturan pakai resep itu.',
    ),
  },
  'satusehat.drug_batch_wrong': {
    who: 'apoteker',
    text: always('Nomor batch atau tanggal ED obat tidak diterima. Apoteker: periksa keduanya di *Stok*.'),
  },
  'satusehat.drug_unknown': {
    who: 'apoteker',
    text: always('Obat atau resepnya belum ada di SATUSEHAT. Apoteker: periksa kode KFA obat itu.'),
  },
  'satusehat.allergy_incomplete': {
    who: 'dokter',
    text: always('Catatan alergi tidak diterima. Dokter: periksa jenis dan penyebab alergi pasien.'),
  },
  'satusehat.measurement_refused': {
    who: 'dokter',
    text: always('Hasil pengukuran tidak diterima. Dokter atau perawat: periksa angka dan satuannya.'),
  },
  'satusehat.code_unknown': {
    who: 'admin',
    text: of('Kode', ' tidak dikenal SATUSEHAT. Admin: laporkan ke pembuat program.'),
  },
  'satusehat.element_missing': {
    who: 'admin',
    text: of('Ada isian wajib yang tidak terkirim:', '. Admin: laporkan ke pembuat program.'),
  },
  'satusehat.resource_gone': {
    who: 'admin',
    text: of(
      'Data sebelumnya tidak ada lagi di SATUSEHAT:',
      '. Admin: periksa apakah alamat SATUSEHAT pernah diganti.',
    ),
  },
  'satusehat.format_refused': {
    who: 'admin',
    text: always('Bentuk data tidak diterima SATUSEHAT. Admin: laporkan ke pembuat program.'),
  },
  'satusehat.ambiguous': {
    who: 'admin',
    text: always('Ada lebih dari satu data dengan nomor ini di SATUSEHAT. Admin: laporkan ke SATUSEHAT.'),
  },
  'satusehat.duplicate': {
    who: 'admin',
    text: always('Nomor ini sudah dipakai data lain di SATUSEHAT. Admin: laporkan ke pembuat program.'),
  },
  'satusehat.refused': {
    who: 'admin',
    text: of('SATUSEHAT menolak data ini:', '. Admin: laporkan nomor itu ke pembuat program.'),
  },

  'satusehat.unreachable': { who: null, text: always('SATUSEHAT tidak terhubung. Dicoba lagi sendiri.') },
  'satusehat.no_answer': {
    who: null,
    text: always('SATUSEHAT tidak menjawab. Dicek dan dicoba lagi sendiri.'),
  },
  'satusehat.answer_cut': { who: null, text: always('Jawaban SATUSEHAT terpotong. Dicoba lagi sendiri.') },
  'satusehat.unreadable_answer': {
    who: null,
    text: always('Jawaban SATUSEHAT tidak terbaca. Dicek dan dicoba lagi sendiri.'),
  },
  'satusehat.server_error': {
    who: null,
    text: always('SATUSEHAT sedang bermasalah. Dicek dan dicoba lagi sendiri.'),
  },
  'satusehat.redirected': {
    who: 'admin',
    text: always(
      'Bukan SATUSEHAT yang menjawab. Admin: periksa apakah internet meminta masuk atau kuotanya habis.',
    ),
  },
  'satusehat.busy': { who: null, text: always('SATUSEHAT sedang sibuk. Dicoba lagi sendiri.') },
  'satusehat.blocked': {
    who: 'admin',
    text: always(
      'SATUSEHAT menutup pintu untuk alamat internet ini. Admin: pastikan server keluar dari Indonesia, tanpa VPN.',
    ),
  },
  'satusehat.wrong_address': {
    who: 'admin',
    text: always('Alamat SATUSEHAT salah. Admin: periksa authUrl dan fhirUrl di pengaturan SATUSEHAT.'),
  },
  'satusehat.unauthorized': {
    who: 'admin',
    text: always(
      'SATUSEHAT menolak kunci masuk yang baru. Admin: periksa clientId dan clientSecret SATUSEHAT.',
    ),
  },
  'satusehat.credentials_refused': {
    who: 'admin',
    text: always(
      'SATUSEHAT tidak mengenal puskesmas ini. Admin: periksa clientId dan clientSecret SATUSEHAT.',
    ),
  },
  'satusehat.token_unanswered': {
    who: null,
    text: always('SATUSEHAT belum memberi kunci masuk. Dicoba lagi sendiri.'),
  },
  'satusehat.token_locked': { who: null, text: always('Kunci masuk sedang diminta. Dicoba lagi sendiri.') },
  'satusehat.foreign_link': {
    who: 'admin',
    text: always('SATUSEHAT menunjuk ke alamat lain. Admin: laporkan ke pembuat program.'),
  },
  'satusehat.too_many_pages': {
    who: 'admin',
    text: always('Jawaban SATUSEHAT terlalu panjang. Admin: laporkan ke pembuat program.'),
  },
  'satusehat.duplicate_unseen': {
    who: null,
    text: always('Sudah ada di SATUSEHAT tetapi belum tampak. Dicek lagi sendiri.'),
  },
}
