import type { LetterheadBlock, Paper, SignatureBlock } from '../paper.js'
import { type CalendarDate, longDate } from './indonesian.js'

/** Kop: who writes. What the facility has not told is left out. */
export interface Letterhead {
  /** `Pemerintah Kabupaten Jayapura`, `Dinas Kesehatan`. */
  readonly over: readonly string[]
  readonly facility: string
  readonly address: string | null
  readonly phone: string | null
  /** Where letters are dated: `Sentani, 20 November 2026`. */
  readonly place: string | null
}

/** Whose paper it is. Dates as they are stored, age in words as of the day of the paper. */
export interface PersonOnPaper {
  readonly name: string
  readonly recordNumber: string
  readonly birthDate: CalendarDate
  readonly age: string
  readonly sex: 'male' | 'female'
  readonly address: string | null
}

/** Who signs. */
export interface Signer {
  readonly name: string
  /** `SIP 503/…`, `NIP …`; null: not known here. */
  readonly licence: string | null
}

/** That, and when, a paper was printed. */
export interface Printing {
  /** 0: the original; 1: SALINAN ke-1, and so on. */
  readonly copy: number
  /** As people write it, `20-11-2026 10:42`. */
  readonly printedAt: string
}

/** A list that this device may not hold in full: unknown is not empty. */
export interface Listed<T> {
  readonly rows: readonly T[]
  readonly complete: boolean
}

export const letterTexts = {
  phone: (phone: string) => `Telp. ${phone}`,
  copy: (n: number) => `SALINAN ke-${n}`,
  printed: (at: string) => `Dicetak ${at}`,
  /** Where whoever draws the paper can count its pages, and there is more than one. */
  page: (n: number, of: number) => `Halaman ${n} dari ${of}`,
  person: (name: string, recordNumber: string) => `${name} · RM ${recordNumber}`,
  sex: { male: 'Laki-laki', female: 'Perempuan' },
  name: 'Nama',
  recordNumber: 'No. RM',
  born: 'Tanggal lahir',
  age: 'Umur',
  sexLabel: 'Jenis kelamin',
  address: 'Alamat',
  unsigned: '(...................................)',
  nothingHere: 'Belum ada di perangkat ini.',
  maybeMore: 'Mungkin belum lengkap: tidak semua catatan ada di perangkat ini.',
}

export const letterheadBlock = ({ over, facility, address, phone }: Letterhead): LetterheadBlock => ({
  kind: 'letterhead',
  over,
  name: facility,
  under: [[address, phone && letterTexts.phone(phone)].filter(Boolean).join(' · ')].filter(Boolean),
})

export function signatureBlock(
  { place }: Letterhead,
  date: CalendarDate,
  role: string,
  signer: Signer | null,
): SignatureBlock {
  return {
    kind: 'signature',
    lines: [[place, longDate(date)].filter(Boolean).join(', '), role],
    name: signer?.name ?? letterTexts.unsigned,
    under: signer?.licence ? [signer.licence] : [],
  }
}

/** Whose it is stands on every page, because pages get apart. */
export const runningLines = (
  person: Pick<PersonOnPaper, 'name' | 'recordNumber'> | null,
  { copy, printedAt }: Printing,
): NonNullable<Paper['running']> => ({
  head: person ? letterTexts.person(person.name, person.recordNumber) : '',
  foot: [letterTexts.printed(printedAt), ...(copy > 0 ? [letterTexts.copy(copy)] : [])].join(' · '),
})

/** Beside the title of a paper that was printed before. */
export const copyBlocks = ({ copy }: Printing) =>
  copy > 0 ? [{ kind: 'text', text: letterTexts.copy(copy), bold: true, align: 'right' } as const] : []
