/** The words of the label on a medicine. */
export const medicineLabelTexts = {
  title: 'Etiket obat',
  number: (number: string) => `No. ${number}`,
  born: (date: string) => `Lahir ${date}`,
  expires: (date: string) => `ED ${date}`,
  expiresUnknown: 'ED lihat kemasan',
  oral: 'OBAT DALAM',
  external: 'OBAT LUAR',
  shake: 'KOCOK DAHULU',
  finish: 'HABISKAN',
}
