export const move = {
  open: 'Pindah poli',
  title: 'Pindah poli',
  now: 'Sekarang di {unit}, nomor {number}. Nomor dan jam datang tetap.',
  nowNoNumber: 'Sekarang di {unit}. Nomor dan jam datang tetap.',
  to: 'Pindah ke',
  choose: 'Pilih poli dengan angka.',
  save: 'Pindahkan',
  back: 'Kembali',
  saved: '{name} dipindah ke {unit} · tersimpan {time}',
  pick: 'Pilih pasien dengan panah, lalu tekan Alt+R.',
  gone: 'Kunjungan ini sudah ditutup atau belum ada di perangkat ini.',
  noRight: 'Pindah poli dilakukan petugas loket atau perawat.',
}
