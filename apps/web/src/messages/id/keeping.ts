/** How well this computer keeps what is saved here. */
export const keeping = {
  understood: 'Mengerti',
  loss: {
    title: 'Data perangkat hilang',
    text: 'Komputer ini pernah menyimpan sampai catatan ke-{lastSeqSeen}, tetapi sekarang hanya ada {found}. Catat mana yang perlu diisi ulang dan hubungi petugas TI sebelum menekan Mengerti.',
  },
  recovery: {
    title: 'Data komputer ini dipulihkan',
    text: 'Peramban menghapus datanya, lalu {records} catatan diambil dari salinan kedua. Isian yang belum selesai tidak ikut; periksa Daftar tunggu.',
    part: '{records} catatan yang hilang dari peramban diambil dari salinan kedua.',
    missing: 'Tidak ada di salinan: catatan nomor {numbers}. Server mungkin punya; hubungi petugas TI.',
  },
  singleCopy:
    'Catatan sekarang hanya tersimpan satu kali di komputer ini karena penyimpanan menolak salinan kedua. Jangan hapus data peramban, dan sambungkan ke server.',
  fetchingStopped:
    'Penyimpanan komputer ini hampir penuh: data baru dari server tidak diambil. Anda tetap bisa menyimpan. Hubungi petugas TI.',
  terminal: {
    private:
      'Ini jendela penyamaran: isinya hilang saat ditutup. Lentera di sini hanya bisa menyimpan selama server terhubung. Buka jendela biasa untuk bekerja tanpa server.',
    not_strict:
      'Peramban ini tidak bisa memastikan data tertulis ke disk. Lentera di sini hanya bisa menyimpan selama server terhubung.',
    no_locks: 'Peramban ini terlalu lama. Perbarui Chrome atau Edge, lalu buka Lentera lagi.',
    insecure: 'Alamat ini tidak aman (tanpa https). Buka Lentera dengan alamat dari petugas TI.',
  },
  manyUnsent:
    '{count} catatan belum terkirim, dan peramban ini boleh menghapus datanya saat disk penuh. Sambungkan ke server, atau simpan berkas penyelamatan di Perangkat ini.',
  manyUnsentKept: '{count} catatan belum terkirim. Sambungkan ke server.',
  probation: 'Komputer ini baru: belum terbukti menyimpan data setelah dimatikan.',
  device: {
    protected: 'Terlindungi: peramban berjanji tidak menghapus data Lentera.',
    unprotected:
      'Belum terlindungi: saat disk penuh peramban boleh menghapus data Lentera. Pasang Lentera sebagai aplikasi (menu peramban, Instal), lalu buka lagi.',
    free: 'Sisa ruang sekitar {free}.',
    copies: {
      whole: 'Setiap catatan ditulis dua kali di komputer ini.',
      failing: 'Salinan kedua sedang gagal ditulis.',
      none: 'Peramban ini hanya menyimpan satu salinan.',
    },
  },
  full: {
    title: 'Belum tersimpan: penyimpanan penuh',
    text: 'Jangan tutup halaman ini. Cetak isian atau simpan sebagai berkas supaya tidak hilang, kosongkan ruang di disk, lalu coba simpan lagi.',
    print: 'Cetak isian',
    file: 'Simpan isian sebagai berkas',
    again: 'Coba simpan lagi',
    back: 'Kembali ke isian',
  },
}
