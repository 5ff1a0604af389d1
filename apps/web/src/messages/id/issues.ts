/** What a rule has to say about a command, by issue code: what it is, and what to do. */
export const issues = {
  auth: {
    role_missing: 'Akun ini tidak punya hak untuk tindakan ini.',
    author_revoked: 'Hak akun ini sudah berakhir saat tindakan dilakukan.',
    key_unknown: 'Tanda tangan petugas belum dikenal server.',
    signature_invalid: 'Tanda tangan data tidak cocok.',
  },
  command: {
    content_altered: 'Isi data berubah setelah ditandatangani.',
    unknown: 'Server belum mengenal jenis data ini. Diperiksa lagi setelah server diperbarui.',
    arguments_invalid: 'Isi data tidak sesuai aturan. Ditahan sampai diperiksa.',
    unreadable: 'Data tidak bisa dibuka oleh server. Ditahan sampai diperiksa.',
    rule_failed: 'Server gagal memeriksa data ini. Diperiksa lagi setelah server diperbarui.',
    waiting_for_parent: 'Menunggu data sebelumnya sampai di server.',
    dependency_refused: 'Data yang menjadi dasarnya ditolak.',
    clock_suspect: 'Jam komputer meragukan; waktunya ditandai kira-kira.',
  },
  patients: {
    possible_duplicate: 'Mungkin orang ini sudah terdaftar.',
    nik_mismatch: 'NIK tidak cocok dengan isian.',
    nik_in_use: 'NIK ini sudah dipakai pasien lain.',
    number_in_use: 'Nomor RM ini sudah dipakai pasien lain.',
  },
  visits: { already_open: 'Sudah terdaftar hari ini.' },
  queue: { number_in_use: 'Nomor antrean ini keluar dua kali; cetak ulang salah satu.' },
  charting: {
    vital_implausible: 'Nilai tidak mungkin untuk umur ini. Salah ketik?',
    vital_abnormal: 'Di luar nilai normal.',
  },
  access: { break_glass: 'Membuka rekam medis di luar tugas; alasan wajib diisi.' },
  devices: {
    unknown: 'Komputer ini tidak dikenal server atau izinnya sudah dicabut.',
    already_enrolled: 'Nomor komputer ini sudah dipakai komputer lain.',
  },
  users: { username_in_use: 'Nama pengguna ini sudah dipakai orang lain.' },
  numbers: { exhausted: 'Nomor sudah habis.' },
  unknown: 'Perlu dilihat ({code}).',
}
