/** Why the server did not take something at all, by problem code. */
export const problems = {
  command: {
    malformed:
      'Data ini tidak terbaca oleh server. Data tetap tersimpan di komputer ini; hubungi petugas TI.',
    hash_mismatch:
      'Isi data ini berbeda dari yang pernah dikirim. Data tetap tersimpan di sini; hubungi petugas TI.',
  },
  body: {
    malformed: 'Kiriman tidak terbaca oleh server. Muat ulang halaman, lalu coba lagi.',
    too_large: 'Kiriman terlalu besar untuk server.',
    inflates_too_much: 'Kiriman terlalu besar untuk server.',
  },
  auth: {
    required:
      'Server tidak mengenal komputer ini. Keluar, lalu masuk sekali lagi dengan sandi saat server terhubung. Data tetap tersimpan di sini.',
    invalid_credentials: 'Nama pengguna atau sandi salah.',
    device_revoked: 'Izin komputer ini sudah dicabut. Data tetap tersimpan di sini; hubungi petugas TI.',
    wrong_facility: 'Akun ini milik fasilitas lain.',
    other_server: 'Komputer ini terdaftar pada server lain, atau pada demo sebelum disetel ulang.',
    forbidden: 'Akun ini tidak punya hak untuk itu. Minta petugas TI.',
  },
  sync: {
    epoch_changed: 'Server dipulihkan dari cadangan. Data disesuaikan lagi, tunggu sebentar.',
    gap: 'Server menunggu data yang lebih dulu. Pengiriman diulang.',
    client_forked: 'Komputer ini tampaknya salinan komputer lain. Data tetap tersimpan; hubungi petugas TI.',
    chunk_gone: 'Bagian data ini sudah diganti. Perangkat mengambil yang baru dengan sendirinya.',
    cursor_invalid: 'Data dari server dimuat ulang dari awal.',
  },
  rate: { limited: 'Terlalu banyak percobaan. Tunggu sebentar.' },
  server: {
    busy: 'Server sedang sibuk. Pengiriman diulang sebentar lagi.',
    error: 'Ada gangguan di server. Data tetap tersimpan di komputer ini.',
  },
  route: { not_found: 'Server ini tidak mengenal permintaan itu. Mungkin versinya berbeda.' },
  unknown: 'Server menolak dengan alasan yang belum dikenal ({code}).',
}
