export const saving = {
  full: 'Belum tersimpan: penyimpanan komputer ini penuh. Jangan tutup halaman; tulis di kertas dan hubungi petugas TI.',
  blocked: 'Belum tersimpan: {reason}',
  noNumbers:
    'Belum tersimpan: nomor RM di komputer ini habis. Nomor baru datang sendiri begitu server terhubung.',
  serverNeeded: 'Belum tersimpan: jendela ini hanya bisa menyimpan selama server terhubung. Isian masih ada.',
  notAtServer:
    'Belum sampai di server. Jangan tutup jendela dan jangan isi ulang: dikirim lagi sendiri. Lihat Status kirim.',
  failed: 'Belum tersimpan. Isian masih ada; coba simpan sekali lagi.',
}
