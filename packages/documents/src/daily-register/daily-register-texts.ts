/** The words of the register of one day. */
export const dailyRegisterTexts = {
  title: 'REGISTER KUNJUNGAN HARIAN',
  jobTitle: 'Register harian',
  unit: 'Poli',
  date: 'Tanggal',
  visits: 'Jumlah kunjungan',
  sexes: (male: number, female: number) => `laki-laki ${male}, perempuan ${female}`,
  columns: [
    ...['No.', 'Jam', 'No. RM', 'Nama', 'Umur', 'L/P', 'Desa/kelurahan', 'ICD-10', 'Cara bayar'],
    'Hasil',
  ],
  sex: { male: 'L', female: 'P' },
  unknown: '-',
  stillOpen: 'belum selesai',
  none: 'Tidak ada kunjungan pada hari ini.',
  role: 'Penanggung jawab',
}
