export const patient = {
  banner: 'Pasien yang terbuka',
  title: { tn: 'Tn.', ny: 'Ny.', nn: 'Nn.', sdr: 'Sdr.', an: 'An.', by: 'By.' },
  sexLetter: { male: 'L', female: 'P' },
  sex: { male: 'Laki-laki', female: 'Perempuan' },
  payer: { bpjs: 'BPJS', general: 'Umum', free: 'Gratis' },
  recordNumber: 'RM {number}',
  temporaryNumber: 'No. RM sementara {number}',
  formerNumbers: 'dulu {numbers}',
  mother: 'Ibu {name}',
  lastVisit: 'Terakhir {date}',
  firstVisit: 'Belum pernah berkunjung',
  allergy: {
    present: 'ALERGI {names} ({date})',
    none: 'Tidak ada alergi ({date})',
    notAsked: 'Alergi belum ditanya',
    notHere: 'Riwayat alergi belum ada di perangkat ini',
  },
}
