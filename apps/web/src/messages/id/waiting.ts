export const waiting = {
  title: 'Daftar tunggu',
  list: 'Pasien hari ini',
  all: 'Semua poli',
  unit: 'Poli',
  empty: 'Belum ada pasien hari ini.',
  incomplete: 'Daftar ini mungkin belum lengkap; belum semua data dari server ada di perangkat ini.',
  asOf: 'Data server pukul {time}',
  minutes: '{minutes} mnt',
  step: { waiting: 'Menunggu kajian', measured: 'Sudah TTV' },
  here: 'Hanya di perangkat ini',
  unknownPatient: 'Nama belum ada di perangkat ini',
  noRight: 'Kajian awal dibuka oleh perawat, bidan atau dokter.',
}
