import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { addDays } from '@lentera/domain/kernel/calendar'
import { Chance } from '../demo/chance.js'
import { someName, someOrigin } from '../demo/demo-names.js'

/** An older system's list, and what has to become of its lines. */
export interface OldRegister {
  readonly csv: string
  /** Everybody who has to come in, by the number in the older system. */
  readonly numbers: readonly string[]
  /** Lines that the screen cannot read. */
  readonly unreadable: readonly number[]
  /** Lines of people who stand further up, told by a name with one letter wrong: only the server sees it. */
  readonly doubtful: readonly number[]
}

const header =
  'No RM;Nama Pasien;JK;Tgl Lahir;NIK;Nama Ibu;Alamat;RT;RW;Desa;No HP;Cara Bayar;Agama;Pekerjaan'
const FIRST_DAY = '1950-01-01'
/** Days of birth up to 2024; after the last one it begins again, with the other sex. */
const DAYS = 27_000

interface Person {
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly born: CalendarDate
}

/**
 * Invented people as an older program writes them out. On one day at most two are born, a man and a woman, so that
 * nobody is taken for somebody else and each line that stays outside is one that was made to.
 * @param taken days on which somebody is born who is registered already
 */
export function oldRegister(
  people: number,
  faulty: number,
  taken: ReadonlySet<CalendarDate>,
  villages: readonly string[],
): OldRegister {
  const chance = new Chance(40_000)
  const lines: string[] = [header]
  const numbers: string[] = []
  const withoutNik: Person[] = []
  for (let day = 0; numbers.length < people; day += 1) {
    const born = addDays(FIRST_DAY, day % DAYS)
    if (taken.has(born)) continue
    const round = Math.floor(day / DAYS)
    if (round > 1) throw new Error(`old register: no more than ${2 * (DAYS - taken.size)} people`)
    const sex = (day + round) % 2 === 0 ? 'male' : 'female'
    const person = { name: someName(chance, someOrigin(chance), sex, 15), sex, born } as const
    const number = `KRJ.${String(numbers.length + 1).padStart(6, '0')}`
    const hasNik = chance.in(70)
    if (!hasNik && /\w{5}$/.test(person.name)) withoutNik.push(person)
    numbers.push(number)
    lines.push(lineOf(person, number, hasNik ? nikOf(person) : '', chance, villages))
  }
  const unreadable: number[] = []
  const doubtful: number[] = []
  for (let n = 0; n < faulty; n += 1) {
    const [number, person] = [`KRX.${n}`, withoutNik[n * 7]!]
    unreadable.push(lines.push(lineOf({ ...person, name: '' }, number, '', chance, villages)))
    doubtful.push(
      lines.push(lineOf({ ...person, name: misspelt(person.name) }, number, '', chance, villages)),
    )
  }
  return { csv: lines.join('\n'), numbers, unreadable, doubtful }
}

function lineOf(
  { name, sex, born }: Person,
  number: string,
  nik: string,
  chance: Chance,
  villages: readonly string[],
): string {
  const [year, month, day] = born.split('-')
  const mother = chance.in(60) ? someName(chance, someOrigin(chance), 'female', 20) : ''
  const phone = chance.in(50) ? `0812${chance.between(10_000_000, 99_999_999)}` : ''
  return [
    ...[number, name, sex === 'male' ? 'L' : 'P', `${day}-${month}-${year}`, nik, mother],
    ...[`Jl. Koya No. ${chance.between(1, 99)}`, chance.between(1, 9), chance.between(1, 5)],
    ...[chance.one(villages), phone, chance.in(80) ? 'BPJS' : 'Umum', 'Kristen', 'Petani'],
  ].join(';')
}

/** Another last letter; a doubled one would not count as another name. */
const misspelt = (name: string): string => name.slice(0, -1) + (name.endsWith('k') ? 'm' : 'k')

/** Of a real kecamatan, with a serial that no registry reaches; each sex has one a day. */
function nikOf({ sex, born }: Person): string {
  const day = Number(born.slice(8)) + (sex === 'female' ? 40 : 0)
  return `917104${String(day).padStart(2, '0')}${born.slice(5, 7)}${born.slice(2, 4)}8001`
}
