import { cleanLine } from '@lentera/contracts/kernel/text'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import type { Demographics } from '@lentera/contracts/patients/patient'
import { FormerNumber } from '@lentera/contracts/patients/patient'
import type { ImportRow } from '@lentera/contracts/patients/import-rows'
import { ageOn } from '@lentera/domain/kernel/age'
import { elsewhereCode } from '@lentera/domain/patients/elsewhere'
import { normalisePhone } from '@lentera/domain/patients/phone'
import { parseDate } from '@lentera/ui/date'
import { OLDEST, readAge, readShortDate } from '../../platform/patients/short-birth'
import type { ImportField, Matching } from './columns'

/** Why a line is not brought in; a key of the message catalogue. */
export type RowTrouble =
  | 'name_missing'
  | 'sex_missing'
  | 'birth_missing'
  | 'birth_unreadable'
  | 'birth_future'
  | 'birth_too_old'
  | 'nik_length'
  | 'too_long'
  | 'same_nik'
  | 'same_person'

export interface ImportPlaces {
  /** Villages of the kabupaten: code by name, as {@link placeWord} writes it. */
  readonly villages: ReadonlyMap<string, string>
  readonly regencyCode: string
}

export type ReadRow =
  { readonly row: ImportRow; readonly trouble: null } | { readonly row: null; readonly trouble: RowTrouble }

/** Signs that older programs write where nothing is known. */
const EMPTY = /^[-0.\s?x]*$/i

const word = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')
export const placeWord = (name: string): string =>
  word(name.replace(/^(desa|kelurahan|kel|kampung|kp|ds)\.?\s+/i, ''))

/** Reads one line. Nothing is guessed that says who somebody is; what cannot be read of the rest is left open. */
export function readImportRow(
  line: number,
  cells: readonly string[],
  matching: Matching,
  { villages, regencyCode }: ImportPlaces,
  today: CalendarDate,
): ReadRow {
  const cell = (field: ImportField): string => {
    const at = matching[field]
    return at === undefined
      ? ''
      : cleanLine(cells[at] ?? '')
          .replace(/\s+/g, ' ')
          .trim()
  }
  const said = (field: ImportField): string | null => {
    const text = cell(field)
    return text === '' || EMPTY.test(text) ? null : text
  }
  const digits = (field: ImportField, length: number): string | null => {
    const found = cell(field).replace(/\D/g, '')
    return found.length === length ? found : null
  }
  const stop = (trouble: RowTrouble): ReadRow => ({ row: null, trouble })

  const name = said('name')
  if (!name) return stop('name_missing')
  if (name.length > 100) return stop('too_long')
  const sex = sexOf(cell('sex'))
  if (!sex) return stop('sex_missing')
  const birth = birthOf(cell('birthDate'), cell('age'), today)
  if (typeof birth === 'string') return stop(birth)
  const typedNik = cell('nik').replace(/[\s.'-]/g, '')
  if (typedNik !== '' && !EMPTY.test(typedNik) && !/^\d{16}$/.test(typedNik)) return stop('nik_length')
  const nik = /^\d{16}$/.test(typedNik) && !EMPTY.test(typedNik) ? typedNik : null

  const place = said('village')
  const code = place === null ? undefined : villages.get(placeWord(place))
  const bpjsCard = digits('bpjsCard', 13)
  const former = said('formerNumber')?.replace(/\s+/g, '-') ?? null
  const short = (field: ImportField, max: number) => said(field)?.slice(0, max).trim() ?? null
  const responsible = short('responsibleName', 100)
  const demographics: Demographics = {
    title: null,
    name,
    sex,
    birthDate: birth.date,
    birthDateEstimated: birth.isEstimated,
    motherName: short('motherName', 100),
    responsible: responsible ? { name: responsible, relation: 'other', phone: null } : null,
    address: {
      villageCode: code ?? elsewhereCode(regencyCode),
      hamlet: short('hamlet', 60),
      rt: neighbourhood(cell('rt')),
      rw: neighbourhood(cell('rw')),
      street: short('street', 200),
      ...(code === undefined && place !== null ? { place: place.slice(0, 120).trim() } : {}),
    },
    noNikReason: null,
    payer: payerOf(cell('payer')) ?? (bpjsCard ? 'bpjs' : null),
    religion: chosen(cell('religion'), religions),
    education: chosen(cell('education'), educations),
    occupation: short('occupation', 60),
    maritalStatus: chosen(cell('maritalStatus'), maritalStatuses),
    bloodGroup: bloodOf(cell('bloodGroup')),
  }
  return {
    trouble: null,
    row: {
      line,
      demographics,
      nik,
      bpjsCard,
      familyCard: digits('familyCard', 16),
      phone: normalisePhone(cell('phone')),
      formerNumber: former && FormerNumber.safeParse(former).success ? former : null,
      isSomebodyElse: false,
    },
  }
}

const sexOf = (text: string): 'male' | 'female' | null => {
  const said = word(text)
  if (['l', 'lk', 'laki', 'lakilaki', 'pria', 'male', 'm', '1'].includes(said)) return 'male'
  if (['p', 'pr', 'perempuan', 'wanita', 'female', 'f', 'w', '2'].includes(said)) return 'female'
  return null
}

function birthOf(
  dateText: string,
  ageText: string,
  today: CalendarDate,
): { date: CalendarDate; isEstimated: boolean } | RowTrouble {
  const text = dateText.replace(/[T ]\d{1,2}:.*$/, '')
  if (text === '' || EMPTY.test(text.replace(/[/-]/g, ''))) {
    return readAge(ageText, today, OLDEST) ?? 'birth_missing'
  }
  const date = parseDate(text) ?? readShortDate(text.replace(/\D/g, ''), today)
  if (!date) return 'birth_unreadable'
  if (date > today) return 'birth_future'
  return (ageOn(date, today)?.years ?? OLDEST + 1) > OLDEST ? 'birth_too_old' : { date, isEstimated: false }
}

const neighbourhood = (text: string): string | null => /^\d{1,3}$/.exec(text.trim())?.[0] ?? null

const payerOf = (text: string): Demographics['payer'] => {
  const said = word(text)
  if (/bpjs|jkn|kis|askes|pbi/.test(said)) return 'bpjs'
  if (/umum|bayar|tunai|pribadi/.test(said)) return 'general'
  return /gratis|jamkesda|bebas/.test(said) ? 'free' : null
}

const bloodOf = (text: string): Demographics['bloodGroup'] => {
  const said = /^(AB|A|B|O)([+-]|\s|$)/i.exec(text.trim())?.[1]?.toUpperCase()
  return (said as Demographics['bloodGroup']) ?? null
}

type Words<T extends string> = readonly (readonly [pattern: RegExp, value: T])[]
const chosen = <T extends string>(text: string, words: Words<T>): T | null =>
  words.find(([pattern]) => pattern.test(word(text)))?.[1] ?? null

const religions: Words<NonNullable<Demographics['religion']>> = [
  [/^islam/, 'islam'],
  [/^kat(h)?ol/, 'catholic'],
  [/^(kristen|protestan)/, 'protestant'],
  [/^hindu/, 'hindu'],
  [/^bud/, 'buddhist'],
  [/^(kong|khong)/, 'confucian'],
  [/^(keperc|aliran|penghayat)/, 'belief'],
]
const educations: Words<NonNullable<Demographics['education']>> = [
  [/^(tidaktamat|tdktamat|belumtamat)/, 'primary_unfinished'],
  [/^(tidak|belum|tdk|blm|tk|paud)/, 'none'],
  [/^(smp|sltp|mts)/, 'junior'],
  [/^(sma|slta|smk|ma$|stm)/, 'senior'],
  [/^(sd|mi$|tamatsd)/, 'primary'],
  [/^(d[123]|diploma|akademi)/, 'diploma'],
  [/^(s1|d4|sarjana)/, 'bachelor'],
  [/^(s2|magister)/, 'master'],
  [/^(s3|doktor)/, 'doctor'],
]
const maritalStatuses: Words<NonNullable<Demographics['maritalStatus']>> = [
  [/^(belum|blm|tidakkawin|single|lajang)/, 'single'],
  [/^(janda|duda|ceraimati)/, 'widowed'],
  [/^cerai/, 'divorced'],
  [/^(kawin|nikah|menikah)/, 'married'],
]
