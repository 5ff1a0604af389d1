export const signIn = {
  title: 'Masuk',
  welcome: 'Masuk untuk mulai bekerja',
  station: 'Loket {station}',
  newComputer: 'Komputer ini belum terdaftar. Masuk satu kali saat server terhubung.',
  username: 'Nama pengguna',
  password: 'Sandi',
  show: 'tampilkan',
  submit: 'Masuk',
  change: 'Ganti orang',
  changeText: 'Sekarang {name}. Yang masuk berikutnya bekerja atas namanya sendiri.',
  back: 'Kembali',
  step: {
    starting: 'Menyiapkan Lentera…',
    opening: 'Membuka kunci di komputer ini…',
    asking: 'Menanyakan ke server…',
    preparing: 'Membuat kunci untuk komputer ini…',
  },
  error: {
    empty: 'Isi nama pengguna dan sandi.',
    wrong: 'Nama pengguna atau sandi salah.',
    unknownHere: 'Akun ini belum pernah masuk di komputer ini. Sambungkan ke server satu kali.',
    needsColleague:
      'Akun ini baru di komputer ini, dan kuncinya dipegang {names}. Minta salah satu masuk dulu, lalu pilih “Ganti orang”.',
    wait: 'Terlalu banyak percobaan. Coba lagi dalam {time}.',
  },
  reason: {
    replaced: 'Orang lain masuk di komputer ini, jadi Anda dikeluarkan. Isian Anda tersimpan.',
    idle: 'Terkunci karena lama tidak dipakai. Isian Anda tersimpan.',
    password_changed: 'Sandi akun ini sudah diganti di server. Masuk dengan sandi yang baru.',
  },
  failed: {
    title: 'Penyimpanan di komputer ini tidak bisa dibuka',
    text: 'Tutup tab Lentera yang lain, lalu muat ulang halaman ini. Kalau tetap begini, hubungi petugas TI; jangan hapus data peramban.',
    reload: 'Muat ulang',
  },
  loss: {
    title: 'Data perangkat hilang',
    text: 'Peramban ini pernah menyimpan sampai catatan ke-{lastSeqSeen}, tetapi sekarang hanya ada {found}. Jangan hapus apa pun; hubungi petugas TI dan bandingkan dengan server.',
  },
  update: 'Versi baru Lentera siap dipakai.',
  updateNow: 'Pakai sekarang',
}
