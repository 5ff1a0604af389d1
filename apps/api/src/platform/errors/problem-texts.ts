import type { ProblemCode } from '@lentera/contracts/kernel/problem'

/** What people read when a request fails: one title and one advice a code. No values of a patient. */
export const problemTexts: Record<ProblemCode, { readonly title: string; readonly detail: string }> = {
  'command.malformed': {
    title: 'Catatan tidak dapat dibaca',
    detail:
      'Satu catatan tidak dapat dibaca oleh server. Catatan itu disisihkan di perangkat, yang lain tetap dikirim.',
  },
  'command.hash_mismatch': {
    title: 'Isi catatan berbeda',
    detail:
      'Server sudah menyimpan catatan dengan nomor ini tetapi isinya lain. Catatan disisihkan, hubungi admin.',
  },
  'body.malformed': {
    title: 'Permintaan tidak dapat dibaca',
    detail: 'Isi permintaan tidak sesuai. Muat ulang aplikasi, lalu coba lagi.',
  },
  'body.too_large': {
    title: 'Kiriman terlalu besar',
    detail: 'Kiriman melebihi batas. Perangkat akan mengirim dalam bagian yang lebih kecil.',
  },
  'body.inflates_too_much': {
    title: 'Kiriman terlalu besar',
    detail: 'Kiriman melebihi batas setelah dibuka. Perangkat akan mengirim dalam bagian yang lebih kecil.',
  },
  'auth.required': {
    title: 'Perlu masuk',
    detail: 'Silakan masuk lagi. Catatan di perangkat ini tetap aman.',
  },
  'auth.invalid_credentials': {
    title: 'Nama pengguna atau sandi salah',
    detail: 'Periksa nama pengguna dan sandi, lalu coba lagi.',
  },
  'auth.device_revoked': {
    title: 'Perangkat tidak terdaftar',
    detail: 'Perangkat ini tidak atau tidak lagi terdaftar. Catatan di perangkat tetap aman, hubungi admin.',
  },
  'auth.wrong_facility': {
    title: 'Fasilitas berbeda',
    detail: 'Akun atau perangkat ini milik fasilitas lain.',
  },
  'auth.other_server': {
    title: 'Server lain',
    detail: 'Perangkat ini terdaftar pada server lain, atau pada demo sebelum disetel ulang.',
  },
  'auth.forbidden': {
    title: 'Tidak diizinkan',
    detail: 'Anda tidak memiliki hak untuk tindakan ini. Hubungi admin bila seharusnya boleh.',
  },
  'sync.epoch_changed': {
    title: 'Riwayat server berubah',
    detail: 'Data server dipulihkan dari cadangan. Perangkat akan mencocokkan ulang dengan sendirinya.',
  },
  'sync.gap': {
    title: 'Urutan kiriman terlompat',
    detail:
      'Ada kiriman sebelumnya yang belum diterima. Perangkat akan mengirim ulang dari nomor yang ditunggu.',
  },
  'sync.client_forked': {
    title: 'Perangkat kembar',
    detail:
      'Dua perangkat memakai tanda pengenal yang sama. Perangkat ini akan didaftarkan ulang, hubungi admin.',
  },
  'sync.cursor_invalid': {
    title: 'Penanda data tidak dikenal',
    detail: 'Perangkat akan mengambil ulang datanya dengan sendirinya.',
  },
  'sync.chunk_gone': {
    title: 'Bagian data sudah diganti',
    detail: 'Perangkat akan mengambil bagian yang baru dengan sendirinya.',
  },
  'rate.limited': {
    title: 'Terlalu banyak percobaan',
    detail: 'Tunggu sebentar sebelum mencoba lagi.',
  },
  'server.busy': {
    title: 'Server sedang sibuk',
    detail: 'Perangkat akan mencoba lagi dengan sendirinya. Catatan tetap aman.',
  },
  'server.error': {
    title: 'Terjadi kesalahan di server',
    detail: 'Coba lagi. Bila terulang, sampaikan nomor permintaan ini kepada admin.',
  },
  'route.not_found': {
    title: 'Alamat tidak ditemukan',
    detail: 'Alamat ini tidak ada di server.',
  },
}
