export const saving = {
  full: 'Belum tersimpan: penyimpanan komputer ini penuh. Jangan tutup halaman; tulis di kertas dan hubungi petugas TI.',
  blocked: 'Belum tersimpan: {reason}',
  noNumbers:
    'Belum tersimpan: nomor RM di komputer ini habis. Nomor baru datang sendiri begitu server terhubung.',
  failed: 'Belum tersimpan. Isian masih ada; coba simpan sekali lagi.',
}
