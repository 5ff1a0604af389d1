import type { Sex } from '@lentera/contracts/patients/patient'
import type { Chance } from './chance.js'

/** Where a family comes from decides how its names are made and, mostly, what it believes. */
export interface Origin {
  readonly given: Readonly<Record<Sex, readonly string[]>>
  /** Family names, clans or second names. */
  readonly second: Readonly<Record<Sex, readonly string[]>>
  readonly oneWord: boolean
  readonly religions: readonly (readonly [number, 'islam' | 'protestant' | 'catholic' | 'hindu'])[]
}

const both = (names: string): Record<Sex, readonly string[]> => ({
  male: names.split(' '),
  female: names.split(' '),
})

const papua: Origin = {
  given: {
    male: 'Yohanes Markus Frans Petrus Yulianus Yakob Daniel Alex Matius Elias Simson Paulus Benyamin Terianus'.split(
      ' ',
    ),
    female:
      'Maria Yosefina Marlina Agustina Yuliana Dorkas Ruth Martha Yemima Novita Orpa Selfina Debora Ester'.split(
        ' ',
      ),
  },
  second: both(
    'Wanimbo Kogoya Wenda Waromi Rumbiak Tabuni Yikwa Mambrasar Ayorbaba Kambu Sanyi Ireeuw Pekei Degei',
  ),
  oneWord: false,
  religions: [
    [70, 'protestant'],
    [28, 'catholic'],
    [2, 'islam'],
  ],
}

const java: Origin = {
  given: {
    male: 'Muhammad Ahmad Agus Budi Slamet Sugeng Suparman Sutrisno Joko Wahyu Eko Dwi Rizky Fajar Aditya Moch.'.split(
      ' ',
    ),
    female:
      'Siti Sri Nur Dewi Ani Wati Rini Fitri Sulastri Suminah Tukiyem Ngatinah Rina Kartini Aisyah Putri'.split(
        ' ',
      ),
  },
  second: {
    male: 'Santoso Wijaya Saputra Setiawan Hidayat Nugroho Susanto Kurniawan Permana Maulana Gunawan'.split(
      ' ',
    ),
    female: 'Lestari Rahmawati Handayani Puspita Anggraini Suryani Aminah Wulandari Khasanah Astuti'.split(
      ' ',
    ),
  },
  oneWord: true,
  religions: [
    [92, 'islam'],
    [5, 'catholic'],
    [3, 'protestant'],
  ],
}

const sulawesi: Origin = {
  given: {
    male: ['Andi', 'Daeng', 'La Ode', 'Zulkifli', 'Syamsul', 'Iskandar', 'Yusuf', 'Ibrahim', 'Abdul Rahman'],
    female: ['Andi Tenri', 'Rosmawati', 'Hasnah', 'Zubaidah', 'Marlina', 'Khadijah', 'Nur', "Sa'diyah"],
  },
  second: both('Pelupessy Latuconsina Tuasikal Mappasessu Baharuddin Manurung Siregar Rahman Tandiono'),
  oneWord: true,
  religions: [
    [80, 'islam'],
    [20, 'protestant'],
  ],
}

const bali: Origin = {
  given: {
    male: ['I Made', 'I Ketut', 'I Nyoman', 'I Wayan'],
    female: ['Ni Made', 'Ni Luh', 'Ni Ketut', 'Ni Wayan'],
  },
  second: {
    male: ['Sudarma', 'Suardana', 'Widana', 'Artawan'],
    female: ['Sariani', 'Ayu', 'Suwarni', 'Widiastuti'],
  },
  oneWord: false,
  religions: [[100, 'hindu']],
}

/** Muara Tami: kampung of the coast and the border, and settlements of transmigrants around Koya. */
export const someOrigin = (chance: Chance): Origin =>
  chance.weighted([
    [50, papua],
    [34, java],
    [12, sulawesi],
    [4, bali],
  ])

/** @param oneWordPercent share of one-word names among origins that have them */
export function someName(chance: Chance, origin: Origin, sex: Sex, oneWordPercent: number): string {
  const given = chance.one(origin.given[sex])
  const short = chance.in(oneWordPercent)
  if (short && origin.oneWord && !given.endsWith('.')) return given
  const middle = chance.in(3) ? ` ${chance.one(['M.', 'Y.', 'A.', 'S.'])}` : ''
  return `${given}${middle} ${chance.one(origin.second[sex])}`
}
