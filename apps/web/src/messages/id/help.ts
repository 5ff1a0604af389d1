export const help = {
  title: 'Bantuan',
  print: 'Cetak',
  close: 'Tutup',
}
