import type { DailyRegisterContent, RegisteredVisit } from '../daily-register/daily-register-paper.js'
import type { Letterhead, PersonOnPaper, Printing } from '../letter/letter-parts.js'
import type { MedicineLabel } from '../medicine-label/medicine-label-paper.js'
import type { PrescriptionContent } from '../prescription/prescription-paper.js'
import type { SickLetterContent } from '../sick-letter/sick-letter-paper.js'
import type { StockCardContent } from '../stock-card/stock-card-paper.js'
import type { VisitSummaryContent } from '../visit-summary/visit-summary-content.js'

/** Invented contents that a paper must stand: the longest names, many lines, nothing measured. */

const first: Printing = { copy: 0, printedAt: '20-11-2026 10:42' }

export const aLetterhead: Letterhead = {
  over: ['PEMERINTAH KABUPATEN JAYAPURA', 'DINAS KESEHATAN'],
  facility: 'Puskesmas Lentera Demo',
  address: 'Jl. Pantai Yahim No. 12, Dobonsolo, Sentani',
  phone: '0967-555-0123',
  place: 'Sentani',
}

export const aPerson: PersonOnPaper = {
  name: 'TN. YAKOB WENDA',
  recordNumber: '00-12-34',
  birthDate: '1972-08-12',
  age: '54 th 3 bl',
  sex: 'male',
  address: 'Dusun Kampung Tengah RT 3/RW 1, Holtekamp',
}

/** A hundred letters, as long as a name may be. */
export const longestPerson: PersonOnPaper = {
  ...aPerson,
  name: 'NY. RADEN AYU SITI MARIA MAGDALENA HERMINA KARTINI PUSPITANINGTYAS KUSUMAWARDHANI NATADININGRAT WIJAYA',
  recordNumber: 'T-7K2P-3',
  sex: 'female',
  address:
    'Jalan Raya Abepura–Sentani Kilometer Sembilan Belas Gang Mangga Dua Nomor 117 Blok C, Dusun Kampung Tengah Timur RT 103/RW 021, Yoboi',
}

const rules = [
  ['Amoksisilin tab 500 mg', '3 x sehari 1 tablet sesudah makan', '15 tablet'],
  ['Parasetamol sirup 120 mg/5 ml 60 ml', '3 x sehari 1 sendok takar (5 ml) bila perlu', '1 botol'],
  [
    'Amoksisilin + asam klavulanat sirup kering 125 mg/31,25 mg/5 ml',
    'tiap 8 jam 1½ sendok takar (7,5 ml) sesudah makan (habiskan walaupun sudah sembuh)',
    '2 botol',
  ],
  ['Betametason krim 0,1 %', '2 x sehari 1 oles obat luar', '1 tube'],
] as const

const twelve = Array.from({ length: 12 }, (_, n) => rules[n % rules.length]!)

export const aVisitSummary = (change: Partial<VisitSummaryContent> = {}): VisitSummaryContent => ({
  ...first,
  letterhead: aLetterhead,
  patient: aPerson,
  visit: { date: '2026-11-20', closedOn: '2026-11-20', unit: 'Poli Umum', payer: 'BPJS' },
  allergies: { state: 'present', names: ['Amoksisilin', 'Udang'], askedOn: '2026-11-20' },
  diagnoses: {
    rows: [
      {
        code: 'I10',
        name: 'Hipertensi esensial',
        rank: 'secondary',
        caseKind: 'old',
        certainty: 'confirmed',
      },
      { code: 'J06.9', name: 'ISPA akut', rank: 'primary', caseKind: 'new', certainty: 'confirmed' },
    ],
    complete: true,
  },
  notes: {
    rows: [
      {
        subjective: 'Batuk pilek 3 hari, demam naik turun.',
        objective: 'Faring hiperemis, paru vesikuler.\nTidak ada ronki.',
        assessment: null,
        plan: 'Istirahat, minum hangat.',
      },
    ],
    complete: true,
  },
  vitals: {
    rows: [
      { label: 'TD (tensi)', value: '150/90 mmHg' },
      { label: 'Nadi', value: '88 x/menit' },
      { label: 'Suhu', value: '37,8 °C' },
      { label: 'SpO2', value: '97 %' },
      { label: 'BB', value: '61,5 kg' },
    ],
    complete: true,
  },
  procedures: { rows: [{ code: null, name: 'Nebulizer' }], complete: true },
  medicines: {
    rows: [
      { name: 'Parasetamol tab 500 mg', rule: '3 x sehari 1 tablet sesudah makan', amount: '10 tablet' },
    ],
    complete: true,
  },
  followUp: 'Pulang. Kontrol bila belum membaik dalam 3 hari.',
  doctor: { name: 'dr. Maria Ohee', licence: 'SIP 503/114/DPMPTSP/2024' },
  signedOn: '2026-11-20',
  ...change,
})

export const worstVisitSummary = (): VisitSummaryContent =>
  aVisitSummary({
    copy: 3,
    patient: longestPerson,
    visit: { date: '2026-11-20', closedOn: null, unit: 'Ruang Pemeriksaan Lansia dan PTM', payer: 'BPJS' },
    allergies: { state: 'not_asked' },
    diagnoses: {
      rows: Array.from({ length: 15 }, (_, n) => ({
        code: `M${10 + n}.9${n}`,
        name: 'Gangguan muskuloskeletal lain yang tidak diklasifikasikan di tempat lain, lokasi tidak ditentukan',
        rank: n === 0 ? 'primary' : 'secondary',
        caseKind: n % 2 ? 'new' : 'old',
        certainty: n % 3 ? 'confirmed' : 'suspected',
      })),
      complete: false,
    },
    notes: {
      rows: [
        {
          subjective: 'Nyeri seluruh badan sejak dua minggu, memberat malam hari. '.repeat(12),
          objective: 'Keadaan umum sedang, kompos mentis. '.repeat(14),
          assessment: 'Sesuai daftar.',
          plan: 'Edukasi istirahat dan kompres hangat. '.repeat(6),
        },
      ],
      complete: true,
    },
    vitals: { rows: [], complete: true },
    medicines: { rows: twelve.map(([name, rule, amount]) => ({ name, rule, amount })), complete: true },
    doctor: null,
  })

export const aSickLetter = (change: Partial<SickLetterContent> = {}): SickLetterContent => ({
  ...first,
  letterhead: aLetterhead,
  number: 'SKS/A3-002/20-11-2026',
  patient: { ...aPerson, occupation: 'Nelayan' },
  examinedOn: '2026-11-20',
  days: 3,
  from: '2026-11-20',
  until: '2026-11-22',
  doctor: { name: 'dr. Maria Ohee', licence: null },
  ...change,
})

export const worstSickLetter = (): SickLetterContent =>
  aSickLetter({
    copy: 2,
    days: 14,
    until: '2026-12-03',
    patient: {
      ...longestPerson,
      occupation: 'Pegawai Pemerintah dengan Perjanjian Kerja, guru sekolah dasar',
    },
    doctor: null,
  })

export const aPrescription = (change: Partial<PrescriptionContent> = {}): PrescriptionContent => ({
  ...first,
  letterhead: aLetterhead,
  number: 'A3-014',
  date: '2026-11-20',
  unit: 'Poli Umum',
  payer: 'Umum',
  patient: aPerson,
  weight: 'not_asked',
  allergies: { state: 'none', askedOn: '2026-11-20' },
  medicines: [
    { name: 'Parasetamol tab 500 mg', rule: '3 x sehari 1 tablet', amount: '10 tablet', note: null },
  ],
  note: null,
  overrideReason: null,
  doctor: { name: 'dr. Maria Ohee', licence: null },
  ...change,
})

export const worstPrescription = (): PrescriptionContent =>
  aPrescription({
    copy: 1,
    patient: longestPerson,
    weight: { kg: 9.5, measuredOn: '2026-11-18' },
    allergies: { state: 'not_here' },
    medicines: twelve.map(([name, rule, amount]) => ({ name, rule, amount, note: null })),
    note: 'Pasien menelan tablet dengan sulit, mohon dijelaskan cara menggerusnya.',
    overrideReason: 'tidak ada pilihan lain di gudang; pasien pernah minum tanpa reaksi',
  })

export const aLabel = (change: Partial<MedicineLabel> = {}): MedicineLabel => ({
  facility: 'Puskesmas Lentera Demo',
  number: 'A3-014',
  date: '2026-11-20',
  patient: { name: 'TN. YAKOB WENDA', birthDate: '1972-08-12' },
  drug: 'Amoksisilin tab 500 mg',
  amount: '15 tablet',
  rule: '3 x sehari 1 tablet sesudah makan',
  use: 'oral',
  shake: false,
  finish: true,
  note: null,
  expiresOn: '2027-12-31',
  ...change,
})

export const worstLabels = (): MedicineLabel[] => [
  aLabel(),
  aLabel({
    ...{ drug: 'Parasetamol sirup 120 mg/5 ml 60 ml', amount: '1 botol', shake: true, finish: false },
    rule: '3 x sehari 1 sendok takar (5 ml)',
    patient: { name: 'AN. AISYAH PUTRI', birthDate: '2025-10-20' },
  }),
  aLabel({
    ...{ drug: 'Betametason krim 0,1 %', amount: '1 tube', use: 'external', finish: false },
    rule: '2 x sehari dioleskan tipis',
    expiresOn: null,
  }),
  aLabel({
    patient: { name: longestPerson.name, birthDate: longestPerson.birthDate },
    facility: 'UPTD Puskesmas Rawat Inap Sentani Kota Kabupaten Jayapura',
    drug: 'Amoksisilin + asam klavulanat sirup kering 125 mg/31,25 mg/5 ml',
    amount: '2 botol',
    rule: 'tiap 8 jam 1½ sendok takar (7,5 ml) sesudah makan (habiskan walaupun sudah sembuh)',
    note: 'Tambah air matang sampai tanda garis, simpan di lemari es',
    shake: true,
    use: 'external',
  }),
]

export const aStockCard = (change: Partial<StockCardContent> = {}): StockCardContent => ({
  ...first,
  letterhead: aLetterhead,
  item: { name: 'Amoksisilin tab 500 mg', code: 'OBT-014', unit: 'tablet' },
  location: 'Apotek',
  from: '2026-11-01',
  until: '2026-11-20',
  opening: 1200,
  lines: [
    {
      ...{ date: '2026-11-02', what: 'Gudang farmasi kabupaten', batch: 'AMX-2411', expiresOn: '2027-12-31' },
      ...{ quantity: 1000, by: 'Aditya' },
    },
    {
      ...{ date: '2026-11-03', what: 'Resep A3-014', batch: 'AMX-2411', expiresOn: '2027-12-31' },
      ...{ quantity: -15, by: 'Aditya' },
    },
  ],
  complete: true,
  ...change,
})

export const worstStockCard = (): StockCardContent =>
  aStockCard({
    copy: 1,
    complete: false,
    opening: 12,
    item: {
      ...{ name: 'Amoksisilin + asam klavulanat sirup kering 125 mg/31,25 mg/5 ml', code: 'OBT-014-DSYR-60' },
      unit: 'botol',
    },
    lines: Array.from({ length: 60 }, (_, n) => ({
      date: `2026-11-${String(1 + Math.floor(n / 3)).padStart(2, '0')}`,
      what: n % 7 ? 'Resep' : 'Puskesmas pembantu Kampung Yoboi, retur obat kegiatan luar gedung',
      batch: 'AMXCLAV-2026-00117-B',
      expiresOn: '2027-12-31',
      quantity: n % 7 ? -2 : 1.5,
      by: 'apt. Aditya Kusumawardhana',
    })),
  })

export const aRegisteredVisit = (change: Partial<RegisteredVisit> = {}): RegisteredVisit => ({
  ...{ time: '07:49', recordNumber: '00-12-34', name: 'TN. YAKOB WENDA', age: '54 th 3 bl', sex: 'male' },
  ...{ village: 'Holtekamp', diagnoses: ['J06.9', 'I10'], payer: 'BPJS', outcome: 'Pulang' },
  ...change,
})

export const aDailyRegister = (change: Partial<DailyRegisterContent> = {}): DailyRegisterContent => ({
  ...first,
  letterhead: aLetterhead,
  unit: 'Poli Umum',
  date: '2026-11-20',
  visits: {
    rows: [
      aRegisteredVisit(),
      aRegisteredVisit({
        ...{ time: '08:10', recordNumber: 'T-7K2P-3', name: 'AN. AISYAH PUTRI', age: '1 th 1 bl' },
        ...{ sex: 'female', village: null, diagnoses: [], payer: 'Umum', outcome: null },
      }),
    ],
    complete: true,
  },
  signer: null,
  ...change,
})

export const worstDailyRegister = (visits: number): DailyRegisterContent =>
  aDailyRegister({
    copy: 1,
    unit: 'Ruang Pemeriksaan Lansia dan PTM',
    signer: { name: 'dr. Maria Ohee', licence: 'NIP 19780412 200604 2 011' },
    visits: {
      complete: false,
      rows: Array.from({ length: visits }, (_, n) =>
        aRegisteredVisit({
          time: `${String(7 + Math.floor(n / 30)).padStart(2, '0')}:${String((2 * n) % 60).padStart(2, '0')}`,
          recordNumber: `00-${String(n % 100).padStart(2, '0')}-34`,
          ...(n % 9
            ? {}
            : { name: longestPerson.name, sex: 'female', village: 'Dusun Kampung Tengah Timur' }),
          ...(n % 4 ? {} : { diagnoses: ['J06.9', 'I10', 'E11.9', 'M79.19', 'K30'] }),
          payer: n % 3 ? 'BPJS' : 'Umum',
          outcome: n % 5 ? 'Pulang' : 'Dirujuk ke RSUD',
        }),
      ),
    },
  })
