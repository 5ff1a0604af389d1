/** The words of the letter for work or school. */
export const sickLetterTexts = {
  title: 'SURAT KETERANGAN SAKIT',
  jobTitle: 'Surat sakit',
  number: (number: string) => `Nomor: ${number}`,
  opening: 'Yang bertanda tangan di bawah ini menerangkan bahwa:',
  occupation: 'Pekerjaan',
  unknown: '-',
  rest: ({ on, days, words, from, until }: Record<'on' | 'days' | 'words' | 'from' | 'until', string>) =>
    `telah diperiksa pada tanggal ${on} dan karena sakit perlu beristirahat selama ${days} (${words}) hari, ` +
    `terhitung mulai tanggal ${from} sampai dengan ${until}.`,
  closing: 'Demikian surat keterangan ini dibuat untuk dipergunakan sebagaimana mestinya.',
  doctor: 'Dokter yang memeriksa',
}
