export const saving = {
  full: 'Belum tersimpan: penyimpanan komputer ini penuh. Jangan tutup halaman; tulis di kertas dan hubungi petugas TI.',
  blocked: 'Belum tersimpan: {reason}',
  failed: 'Belum tersimpan. Isian masih ada; coba simpan sekali lagi.',
}
