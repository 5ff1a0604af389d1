/** The words of the slip with somebody's record number. */
export const recordNumberTexts = {
  title: 'Nomor rekam medis',
  replaces: (number: string) => `Pengganti nomor ${number}`,
  bring: 'Bawa nomor ini setiap berobat. Nomor lama masih bisa dipakai untuk mencari.',
}
