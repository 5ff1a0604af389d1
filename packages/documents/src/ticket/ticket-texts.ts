/** The words of the queue ticket, in the language of who holds it in hand. */
export const ticketTexts = {
  title: 'Nomor antrean',
  ahead: (count: number) => `${count} orang di depan Anda`,
  /** Other desks may have registered somebody this one has not heard of. */
  aheadAtLeast: (count: number) => `Sedikitnya ${count} orang di depan Anda`,
  recordNumber: 'No. RM',
  temporaryRecordNumber: 'No. RM sementara',
  again: 'CETAK ULANG',
  replaces: (number: string) => `Pengganti nomor ${number}`,
  keep: 'Simpan kertas ini sampai selesai dilayani.',
}
