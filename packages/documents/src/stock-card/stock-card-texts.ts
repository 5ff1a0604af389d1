/** The words of the stock card. */
export const stockCardTexts = {
  title: 'KARTU STOK',
  jobTitle: 'Kartu stok',
  item: 'Nama barang',
  code: 'Kode',
  unit: 'Satuan',
  location: 'Tempat',
  period: 'Masa',
  columns: ['Tanggal', 'Dari / kepada', 'No. batch', 'ED', 'Masuk', 'Keluar', 'Sisa', 'Petugas'],
  opening: 'Saldo awal',
  none: 'Tidak ada pergerakan.',
  difference: 'Selisih: sisa di bawah nol, hitung stok.',
}
