/** The words of a prescription on paper. */
export const prescriptionTexts = {
  title: 'RESEP',
  jobTitle: 'Resep',
  number: 'No. resep',
  date: 'Tanggal',
  unit: 'Poli',
  payer: 'Cara bayar',
  weight: 'Berat badan',
  weightUnknown: 'belum diukur',
  kg: (weight: string) => `${weight} kg`,
  columns: ['R/', 'Obat dan aturan pakai', 'Jumlah'],
  note: 'Catatan',
  overridden: 'Tetap diberikan, alasan',
  none: 'Tidak ada obat.',
  doctor: 'Dokter',
}
