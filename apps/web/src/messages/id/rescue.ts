export const rescue = {
  title: 'Bawa dengan USB',
  text: 'Server lama tidak terhubung? Simpan yang belum terkirim sebagai berkas, bawa dengan USB ke komputer lain, lalu ambil di sana. Berkas tersandi: hanya server yang bisa membukanya, dan yang diambil dua kali tetap satu.',
  write: 'Simpan berkas penyelamatan',
  take: 'Ambil berkas penyelamatan',
  nothing: 'Tidak ada yang belum terkirim, jadi tidak ada berkas yang ditulis.',
  written: '{count} catatan ditulis ke {name}.',
  taken: '{taken} catatan diambil dan akan dikirim dari sini; {known} sudah ada di sini.',
  unreadable: '{count} baris tidak terbaca.',
  inside: 'Isi: {names}; dibuat {from} sampai {to}. Ditulis {written} oleh {where}.',
  here: 'komputer ini',
  elsewhere: 'komputer lain',
  bad: {
    not_a_rescue_file: 'Ini bukan berkas penyelamatan Lentera.',
    cut_or_altered: 'Berkas ini terpotong atau berubah. Salin sekali lagi dari komputer asalnya.',
    other_facility: 'Berkas ini milik Puskesmas lain.',
  },
}
