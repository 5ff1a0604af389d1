import type { OrderSetLine } from '@lentera/domain/charting/order-sets'
import type { Sex } from '@lentera/contracts/patients/patient'
import type { Condition } from './body.js'
import {
  antibiotic,
  antihistamine,
  coughMedicine,
  painkiller,
  paracetamol,
  rehydration,
  type Taker,
  wormMedicine,
} from './doses.js'

/** Why somebody came once, what was found and what was done about it. Codes and names are those of our own lists. */
export interface Illness {
  /** Of the diagnosis. */
  readonly code: string
  /** How often it is seen beside the others. */
  readonly often: number
  /** Completed years, both ends included. */
  readonly ages: readonly [from: number, to: number]
  readonly sex?: Sex
  readonly unit?: 'kia' | 'gigi'
  /** false: nobody is ill, as at a vaccination. */
  readonly sick?: false
  readonly complaints: readonly string[]
  readonly objective: string
  readonly plan: string
  readonly condition?: Condition
  readonly pain?: readonly [from: number, to: number]
  readonly procedures?: readonly string[]
  readonly lines?: (who: Taker) => readonly OrderSetLine[]
  /** Not seen, or treated elsewhere, while somebody carries a child. */
  readonly notInPregnancy?: true
}

const adults = [13, 99] as const
const children = [0, 12] as const
const everybody = [0, 99] as const

/** What a Puskesmas sees every day, with doses as our own list of drugs allows them: common knowledge, no source. */
export const illnesses: readonly Illness[] = [
  {
    ...{ code: 'J06.9', often: 16, ages: adults, condition: { fever: true } },
    complaints: [
      'Batuk pilek 3 hari, badan hangat',
      'Batuk berdahak dan pilek sejak 4 hari',
      'Pilek, tenggorokan gatal, demam sejak kemarin',
    ],
    objective: 'Faring hiperemis, tonsil T1-T1.\nParu: Vesikuler, ronki -/-, wheezing -/-',
    plan: 'Istirahat, banyak minum, pakai masker.\nKontrol bila demam lebih dari 3 hari atau sesak.',
    lines: (who) => [paracetamol(who), ...coughMedicine(who), ...antihistamine(who)],
  },
  {
    ...{ code: 'J06.9', often: 26, ages: children, condition: { fever: true } },
    complaints: [
      'Batuk pilek 2 hari, demam',
      'Demam dan pilek sejak kemarin, masih mau makan',
      'Batuk 3 hari, hidung berair',
    ],
    objective:
      'Anak aktif. Faring hiperemis, tonsil T1-T1.\nParu: Vesikuler, ronki -/-, wheezing -/-, retraksi tidak ada',
    plan: 'Lanjutkan ASI atau makan dan minum sedikit tapi sering.\nKembali segera bila napas cepat, tidak mau minum atau demam 3 hari.',
    lines: (who) => [paracetamol(who), ...coughMedicine(who)],
  },
  {
    ...{ code: 'J02.9', often: 5, ages: [4, 99], condition: { fever: true }, pain: [2, 4] },
    complaints: ['Nyeri menelan 3 hari, demam', 'Tenggorokan sakit sejak 2 hari'],
    objective: 'Faring hiperemis, tonsil T2-T2 hiperemis, detritus (-).',
    plan: 'Minum hangat, makan lunak. Kontrol 3 hari bila belum membaik.',
    lines: (who) => [paracetamol(who), antibiotic(who)],
  },
  {
    ...{ code: 'A09', often: 6, ages: adults, notInPregnancy: true },
    complaints: ['BAB cair 5 kali sejak kemarin, mual', 'Mencret 4 kali sejak pagi, perut mulas'],
    objective: 'Tidak ada tanda dehidrasi. Perut: lemas, bising usus meningkat.',
    plan: 'Minum oralit setiap BAB cair, makan seperti biasa.\nKembali bila lemas, muntah terus atau BAB berdarah.',
    lines: rehydration,
  },
  {
    ...{ code: 'A09', often: 12, ages: [0, 12] },
    complaints: [
      'BAB cair 4 kali sejak kemarin, muntah 1 kali',
      'Mencret 5 kali, masih mau minum',
      'BAB cair 2 hari, tidak ada darah',
    ],
    objective: 'Anak sadar, mata tidak cekung, turgor kembali cepat, minum biasa. Tanpa dehidrasi.',
    plan: 'Oralit setiap BAB cair, zink 10 hari, teruskan makan dan ASI.\nKembali bila tidak mau minum, BAB berdarah atau makin lemas.',
    lines: rehydration,
  },
  {
    ...{ code: 'K29.7', often: 8, ages: adults, pain: [3, 5] },
    complaints: ['Nyeri ulu hati sejak 3 hari, mual', 'Perih ulu hati terutama bila telat makan'],
    objective: 'Perut: lemas, nyeri tekan ulu hati, bising usus normal.',
    plan: 'Makan sedikit tapi sering, hindari pedas, asam dan kopi.',
    lines: () => [
      { drug: 'Antasida DOEN tab', rule: '3x1 ac 5hr' },
      { drug: 'Omeprazol kaps 20 mg', rule: '1x1 ac 5hr' },
    ],
  },
  {
    ...{ code: 'K30', often: 5, ages: adults },
    complaints: ['Perut kembung dan begah 1 minggu', 'Cepat kenyang, sering sendawa'],
    objective: 'Perut: lemas, timpani, nyeri tekan (-).',
    plan: 'Makan teratur, kurangi gorengan dan santan.',
    lines: () => [{ drug: 'Antasida DOEN tab', rule: '3x1 ac 5hr' }],
  },
  {
    ...{ code: 'M79.1', often: 10, ages: [18, 99], pain: [2, 5] },
    complaints: [
      'Badan pegal-pegal sesudah kerja kebun',
      'Pegal seluruh badan 3 hari',
      'Nyeri otot bahu dan punggung',
    ],
    objective: 'Tidak ada bengkak atau kemerahan, gerak penuh.',
    plan: 'Istirahat, kompres hangat, peregangan.',
    lines: (who) => [painkiller(who), { drug: 'Vitamin B kompleks tab', rule: '1x1 5hr' }],
  },
  {
    ...{ code: 'M54.5', often: 5, ages: [25, 99], pain: [3, 6] },
    complaints: ['Nyeri pinggang 5 hari, tidak menjalar', 'Pinggang sakit sesudah angkat beban'],
    objective: 'Nyeri tekan otot paravertebra lumbal, Laseque -/-, kekuatan 5/5.',
    plan: 'Hindari angkat berat, latihan punggung. Kontrol bila kaki kesemutan atau lemah.',
    lines: (who) => [painkiller(who), { drug: 'Vitamin B1 tab 50 mg', rule: '1x1 5hr' }],
  },
  {
    ...{ code: 'M17.9', often: 4, ages: [55, 99], pain: [3, 5] },
    complaints: ['Lutut kanan nyeri bila jalan jauh', 'Kedua lutut kaku pagi hari'],
    objective: 'Genu: krepitasi (+), bengkak (-), gerak agak terbatas karena nyeri.',
    plan: 'Turunkan berat badan, latihan otot paha, hindari jongkok lama.',
    lines: (who) => [paracetamol(who, 5)],
  },
  {
    ...{ code: 'R51', often: 5, ages: [15, 99], pain: [2, 5] },
    complaints: ['Sakit kepala 2 hari seperti diikat', 'Pusing dan berat di tengkuk'],
    objective: 'Kesadaran baik, pupil isokor, kaku kuduk (-), kekuatan 5/5.',
    plan: 'Istirahat cukup, kurangi kopi. Kembali bila muntah atau lemah sebelah badan.',
    lines: (who) => [paracetamol(who)],
  },
  {
    ...{ code: 'L30.9', often: 5, ages: [2, 99] },
    complaints: ['Gatal dan bercak merah di lengan 1 minggu', 'Gatal di lipat siku'],
    objective: 'Makula eritem berskuama tipis, ekskoriasi, batas tidak tegas.',
    plan: 'Hindari menggaruk, sabun lembut, pelembap.',
    lines: (who) => [{ drug: 'Hidrokortison krim 2,5%, 5 g', rule: '2x1 ue' }, ...antihistamine(who)],
  },
  {
    ...{ code: 'B35.4', often: 4, ages: [6, 99] },
    complaints: ['Gatal melingkar di badan sejak 2 minggu', 'Kurap di punggung, gatal bila berkeringat'],
    objective: 'Plak eritem tepi aktif, tengah menyembuh, skuama (+).',
    plan: 'Jaga kulit kering, handuk sendiri, krim diteruskan 2 minggu sesudah sembuh.',
    lines: () => [{ drug: 'Mikonazol krim 2%, 10 g', rule: '2x1 ue' }],
  },
  {
    ...{ code: 'B86', often: 4, ages: [2, 40] },
    complaints: ['Gatal malam hari di sela jari, adik juga gatal', 'Gatal malam hari sejak 2 minggu'],
    objective: 'Papul dan kunikulus sela jari, pergelangan, lipat paha.',
    plan: 'Oles seluruh badan semalam, ulang 1 minggu, obati serumah, jemur kasur.',
    lines: () => [{ drug: 'Permetrin krim 5%, 30 g', rule: '1x1 ue' }],
  },
  {
    ...{ code: 'L01.0', often: 4, ages: [1, 10] },
    complaints: ['Koreng di dekat hidung 4 hari', 'Luka berkerak kuning di kaki'],
    objective: 'Erosi dengan krusta kekuningan, tidak ada demam.',
    plan: 'Bersihkan kerak dengan air hangat, potong kuku, oles salep.',
    lines: () => [{ drug: 'Gentamisin salep kulit 0,1%, 5 g', rule: '2x1 ue' }],
  },
  {
    ...{ code: 'H10.9', often: 3, ages: everybody },
    complaints: ['Mata merah dan belekan 2 hari', 'Mata kiri merah, lengket pagi hari'],
    objective: 'Konjungtiva hiperemis, sekret (+), kornea jernih.',
    plan: 'Bersihkan kotoran mata, cuci tangan, handuk sendiri.',
    lines: () => [{ drug: 'Kloramfenikol tetes mata 0,5%, 5 ml', rule: '4x1 tts 5hr' }],
  },
  {
    ...{ code: 'T14.1', often: 4, ages: [5, 99], pain: [3, 6] },
    complaints: ['Kaki kena parang saat di kebun', 'Tangan tergores seng'],
    objective: 'Luka tepi rata 3 cm, dasar jaringan lunak, perdarahan berhenti.',
    plan: 'Luka dijahit, jaga kering, angkat jahitan 7 hari, ganti balut 3 hari.',
    procedures: ['LUKA-JAHIT-1-5'],
    lines: (who) => [paracetamol(who), antibiotic(who)],
  },
  {
    ...{ code: 'T14.0', often: 3, ages: [3, 60], pain: [1, 3] },
    complaints: ['Jatuh dari motor, lutut lecet', 'Jatuh saat bermain, siku lecet'],
    objective: 'Luka lecet dangkal, tidak ada patah, gerak penuh.',
    plan: 'Luka dibersihkan, jaga kering.',
    procedures: ['LUKA-RAWAT'],
    lines: (who) => [paracetamol(who)],
  },
  {
    ...{ code: 'L02.9', often: 2, ages: [10, 70], pain: [3, 5] },
    complaints: ['Bisul di paha 5 hari', 'Benjolan bernanah di punggung'],
    objective: 'Nodul eritem fluktuasi 2 cm, nyeri tekan.',
    plan: 'Insisi dan drainase, ganti balut tiap hari.',
    procedures: ['ABSES-INSISI'],
    lines: (who) => [antibiotic(who), paracetamol(who)],
  },
  {
    ...{ code: 'R42', often: 4, ages: [30, 99] },
    complaints: ['Pusing melayang bila bangun tidur', 'Pusing dan lemas 2 hari'],
    objective: 'Nistagmus (-), Romberg (-), konjungtiva tidak anemis.',
    plan: 'Bangun perlahan, cukup minum. Kontrol bila berputar hebat atau muntah.',
    lines: () => [{ drug: 'Vitamin B6 tab 10 mg', rule: '2x1 5hr' }],
  },
  {
    ...{ code: 'J18.9', often: 2, ages: [0, 4], condition: { fever: true, breathing: 52 } },
    complaints: ['Batuk dan demam 3 hari, napas cepat'],
    objective: 'Napas cepat, retraksi tidak ada.\nParu: Vesikuler, ronki basah halus +/+, wheezing -/-',
    plan: 'Antibiotik 5 hari. Kontrol 2 hari lagi; segera kembali bila tidak mau minum atau ada tarikan dinding dada.',
    lines: (who) => [antibiotic(who), paracetamol(who)],
  },
  {
    ...{ code: 'K02.9', often: 4, ages: [6, 70], unit: 'gigi', pain: [1, 3] },
    complaints: ['Gigi berlubang, ngilu bila minum dingin', 'Gigi bawah berlubang'],
    objective: 'Gigi 36 karies media, perkusi (-), vitalitas (+).',
    plan: 'Tambal. Sikat gigi sesudah sarapan dan sebelum tidur.',
    procedures: ['GIGI-TAMBAL'],
  },
  {
    ...{ code: 'K04.0', often: 4, ages: [12, 70], unit: 'gigi', pain: [4, 7] },
    complaints: ['Sakit gigi cenat-cenut 3 hari', 'Gigi geraham sakit sampai tidak bisa tidur'],
    objective: 'Gigi 46 karies profunda, perkusi (+), palpasi (-).',
    plan: 'Tambal sementara, kontrol 1 minggu.',
    procedures: ['GIGI-TAMBAL-SMT'],
    lines: (who) => [painkiller(who)],
  },
  {
    ...{ code: 'B82.0', often: 3, ages: [3, 12], notInPregnancy: true },
    complaints: ['Gatal di dubur malam hari, nafsu makan kurang', 'Keluar cacing waktu BAB'],
    objective: 'Anak aktif, konjungtiva tidak anemis. Perut: lemas, nyeri tekan (-).',
    plan: 'Cuci tangan, potong kuku, pakai alas kaki.',
    lines: ({ kg }) => [wormMedicine(kg)],
  },
  {
    ...{ code: 'N94.6', often: 3, ages: [15, 35], sex: 'female', pain: [4, 6], notInPregnancy: true },
    complaints: ['Nyeri haid hari pertama', 'Kram perut bawah saat haid'],
    objective: 'Perut: lemas, nyeri tekan suprapubik ringan.',
    plan: 'Kompres hangat, istirahat.',
    lines: (who) => [painkiller(who)],
  },
  {
    ...{ code: 'M10.9', often: 3, ages: [40, 99], sex: 'male', pain: [4, 6] },
    complaints: ['Jempol kaki bengkak dan nyeri sejak semalam'],
    objective: 'MTP I kanan bengkak, merah, nyeri tekan. Asam urat 8,6 mg/dL.',
    plan: 'Kurangi jeroan dan kacang, banyak minum. Kontrol 1 minggu.',
    procedures: ['LAB-ASAM-URAT'],
    lines: (who) => [painkiller(who)],
  },
  {
    ...{ code: 'Z00.0', often: 3, ages: [17, 60], sick: false },
    complaints: ['Minta surat keterangan sehat untuk kerja'],
    objective: 'Keadaan umum baik. Tidak buta warna, pendengaran baik.',
    plan: 'Surat keterangan sehat diberikan.',
    procedures: ['SURAT-SEHAT'],
  },
]
