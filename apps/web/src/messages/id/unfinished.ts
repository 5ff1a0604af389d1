export const unfinished = {
  title: 'Belum selesai hari ini',
  empty: 'Semua sudah selesai.',
  draft: {
    intake: 'Kajian belum disimpan',
    examination: 'Pemeriksaan belum ditandatangani',
    prescription: 'Resep belum dikirim',
    'hand-over': 'Penyerahan obat belum disimpan',
    addendum: 'Catatan tambahan belum disimpan',
    person: 'Pasien baru belum disimpan',
    amend: 'Ubah data belum disimpan',
  },
  noDiagnosis: 'Belum ada diagnosis',
  noVitals: 'Belum ada TTV',
  stillOpen: 'Kunjungan belum ditutup',
  unsent: '{count} data belum terkirim',
  unknownPatient: 'Nama belum ada di perangkat ini',
  noPatient: 'Pasien baru',
}
