export const clock = {
  date: 'Tanggal hari ini',
  time: 'Jam sekarang',
  timeHint: 'Seperti 07:45',
  dateWrong: 'Isi tanggal, seperti 20-11-2026.',
  timeWrong: 'Isi jam dan menit, seperti 07:45.',
  save: 'Simpan',
  cancel: 'Tidak jadi',
  doubt: 'Jam komputer ini meragukan dan server belum menjawab. Benarkah sekarang {date}, jam {time}?',
  right: 'Ya, benar',
  wrong: 'Bukan, isi yang benar…',
  title: 'Tanggal dan jam yang benar',
  confirmFirst: 'Pastikan dulu tanggal dan jamnya di atas; nomor antrean memakai tanggal itu.',
}
