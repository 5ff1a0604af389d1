/** What a column of an older list may say of a person. */
export const importFields = [
  'name',
  'sex',
  'birthDate',
  'age',
  'nik',
  'formerNumber',
  'motherName',
  'responsibleName',
  'village',
  'hamlet',
  'street',
  'rt',
  'rw',
  'phone',
  'familyCard',
  'payer',
  'bpjsCard',
  'religion',
  'education',
  'occupation',
  'maritalStatus',
  'bloodGroup',
] as const
export type ImportField = (typeof importFields)[number]

/** Which column of the file says it; a field that is missing is said by none. */
export type Matching = Readonly<Partial<Record<ImportField, number>>>

/** Headers as SIMPUS, ePuskesmas, Khanza and hand-made sheets write them, without spaces and dots. */
const headers: Readonly<Record<ImportField, readonly string[]>> = {
  name: ['nama', 'namapasien', 'namalengkap', 'nmpasien', 'name', 'namapenderita'],
  sex: ['jk', 'jeniskelamin', 'kelamin', 'lp', 'sex', 'gender', 'jnskelamin'],
  birthDate: ['tgllahir', 'tanggallahir', 'tgllhr', 'lahir', 'birthdate', 'dob', 'tanggallhr'],
  age: ['umur', 'usia', 'umurth', 'umurtahun'],
  nik: ['nik', 'noktp', 'ktp', 'nonik', 'nomorktp', 'nomornik', 'noidentitas'],
  formerNumber: [
    'norm',
    'nomorrm',
    'norekammedis',
    'nomorrekammedis',
    'rm',
    'normlama',
    'nokartu',
    'nofamily',
    'norekmed',
  ],
  motherName: ['ibu', 'namaibu', 'namaibukandung', 'nmibu', 'ibukandung'],
  responsibleName: [
    'penanggungjawab',
    'namapj',
    'pj',
    'kepalakeluarga',
    'namakk',
    'kk',
    'namakepalakeluarga',
    'keluarga',
  ],
  village: [
    'desa',
    'kelurahan',
    'desakelurahan',
    'kel',
    'kampung',
    'namadesa',
    'namakelurahan',
    'kelurahandesa',
  ],
  hamlet: ['dusun', 'lingkungan', 'banjar', 'jorong', 'dukuh'],
  street: ['alamat', 'jalan', 'alamatlengkap', 'alamatktp', 'jl'],
  rt: ['rt'],
  rw: ['rw'],
  phone: ['hp', 'nohp', 'telp', 'notelp', 'telepon', 'nomorhp', 'notlp', 'notelepon', 'handphone', 'wa'],
  familyCard: ['nokk', 'nomorkk', 'nokartukeluarga', 'kartukeluarga'],
  payer: ['carabayar', 'jenispasien', 'penjamin', 'jaminan', 'asuransi', 'pembayaran', 'kdpj', 'jenisbayar'],
  bpjsCard: ['nobpjs', 'bpjs', 'nokartubpjs', 'nopeserta', 'nojkn', 'noka', 'nomorbpjs', 'nokepesertaan'],
  religion: ['agama'],
  education: ['pendidikan', 'pnd', 'pendidikanterakhir'],
  occupation: ['pekerjaan', 'kerja'],
  maritalStatus: ['statuskawin', 'statusperkawinan', 'sttsnikah', 'statusnikah', 'perkawinan', 'status'],
  bloodGroup: ['goldarah', 'golongandarah', 'goldar', 'darah'],
}

const plain = (header: string): string => header.toLowerCase().replace(/[^a-z]/g, '')

/** Guesses by the words of the first line; each column is taken once. */
export function matchingOf(header: readonly string[]): Matching {
  const columns = header.map(plain)
  return Object.fromEntries(
    importFields.flatMap((field) => {
      const [found] = headers[field].map((word) => columns.indexOf(word)).filter((at) => at >= 0)
      return found === undefined ? [] : [[field, found]]
    }),
  )
}

const NAME = 'lentera-import-columns'
const keyOf = (header: readonly string[]): string => header.map(plain).join('|')

/** The matching somebody chose for a list with this first line, for the next one of the same program. Holds no patient. */
export const rememberedMatching = {
  read(header: readonly string[]): Matching | null {
    try {
      const all = JSON.parse(localStorage.getItem(NAME) ?? '{}') as Record<string, Matching>
      return all[keyOf(header)] ?? null
    } catch {
      return null
    }
  },
  write(header: readonly string[], matching: Matching): void {
    localStorage.setItem(NAME, JSON.stringify({ [keyOf(header)]: matching }))
  },
}
