import type { Signa, Timing } from '@lentera/contracts/medications/signa'
import { amountIn, romanIn } from './typed-amount.js'
import { tokensOf } from './line-tokens.js'

/** A rule as it was typed: what is counted follows from the drug where nobody said it. */
export type TypedSigna = Omit<Signa, 'doseUnit'> & { readonly doseUnit: string | null }

/** Why a line cannot be taken as it stands. */
export type LineProblem = 'uneven_doses' | 'two_rules' | 'too_often' | 'two_amounts'

export interface ParsedLine {
  /** What is left over: words of the drug, its strength among them. */
  readonly words: string
  /** null: no rule was typed. */
  readonly signa: TypedSigna | null
  readonly days: number | null
  readonly quantity: number | null
  /** What stood in quotation marks. */
  readonly note: string | null
  readonly problem: LineProblem | null
}

/** What is counted, by the way it is abbreviated. */
const UNITS: Readonly<Record<string, string>> = {
  ...{
    tab: 'tablet',
    tablet: 'tablet',
    kap: 'kapsul',
    kaps: 'kapsul',
    kapsul: 'kapsul',
    cap: 'kapsul',
    caps: 'kapsul',
  },
  ...{ cth: 'cth', sdt: 'cth', sdm: 'C', ml: 'ml', cc: 'ml' },
  ...{ tts: 'tetes', gtt: 'tetes', tetes: 'tetes', bks: 'bungkus', bungkus: 'bungkus', pulv: 'bungkus' },
  ...{ sachet: 'sachet', sach: 'sachet', ampul: 'ampul', amp: 'ampul', flakon: 'flakon' },
  ...{ oles: 'oles', puff: 'semprot', semprot: 'semprot', supp: 'supositoria', supositoria: 'supositoria' },
}
/** What is handed over, not taken: a number before it is the amount. */
const PACKS = new Set(['botol', 'btl', 'tube', 'tub', 'strip', 'pot', 'dus'])
const TIMINGS: Readonly<Record<string, Timing>> = {
  ac: 'before_meal',
  pc: 'after_meal',
  dc: 'with_meal',
  hs: 'bedtime',
}
const DAY_PARTS = ['pagi', 'siang', 'sore', 'malam']
const PERIODS: Readonly<Record<string, number>> = { hr: 1, mgg: 7, bln: 30 }
const STRENGTH = /^(mg|mcg|g|gr|iu|%)(\/|$)/i

/** Reads one line: drug, rule, days and amount in whatever order they were typed. Never guesses a dose. */
export function parseLine(line: string): ParsedLine {
  const quoted = /"([^"]*)"?/.exec(line)
  return new LineReader(tokensOf(line.replace(/"[^"]*"?/g, ' '))).read(quoted?.[1]?.trim() || null)
}

class LineReader {
  #at = 0
  readonly #words: string[] = []
  readonly #texts: string[] = []
  #dose: number | null = null
  #doseUnit: string | null = null
  #times: number | null = null
  #every: number | null = null
  #timing: Timing | null = null
  #isOnce = false
  #prn = false
  #external = false
  #days: number | null = null
  #quantity: number | null = null
  #problem: LineProblem | null = null
  /** Numbers behind the drug's name, before its rule: the first is the strength. */
  #isAfterWord = false

  constructor(private readonly tokens: readonly string[]) {}

  read(note: string | null): ParsedLine {
    while (this.#at < this.tokens.length) this.#step()
    const hasRule =
      this.#times !== null || this.#every !== null || this.#isOnce || this.#prn || this.#external
    const signa: TypedSigna | null = hasRule
      ? {
          dose: this.#dose ?? 1,
          doseUnit: this.#doseUnit,
          timesPerDay: this.#times,
          everyHours: this.#every,
          timing: this.#timing,
          prn: this.#prn,
          external: this.#external,
          text: this.#texts.join(' dan ') || null,
        }
      : null
    return {
      words: this.#words.join(' '),
      ...{ signa, note, days: this.#days, quantity: this.#quantity, problem: this.#problem },
    }
  }

  #step(): void {
    const token = this.#take()!
    const small = token.toLowerCase()
    const isAfterWord = this.#isAfterWord
    this.#isAfterWord = false
    if (
      this.#rule(small) ||
      this.#dayPattern(small) ||
      this.#mark(token, small, isAfterWord) ||
      this.#period(small)
    )
      return
    if (token === '#') return this.#countedAmount()
    if (this.#number(small, isAfterWord)) return
    this.#words.push(token)
    this.#isAfterWord = true
  }

  /** `3x`, with the dose behind it: `1`, `1 cth`, `tab I`. */
  #rule(token: string): boolean {
    const times = /^(\d{1,2})x$/.exec(token)
    const every = /^q(\d{1,2})h$/.exec(token)
    // `sekali 1 tablet`: the dose of a rule without a number of times a day.
    const isOnce = token === 'sekali'
    if (!times && !every && !isOnce) return false
    if (this.#times !== null || this.#every !== null) this.#problem = 'two_rules'
    if (times) this.#times = Number(times[1])
    if (isOnce) this.#isOnce = true
    if (every) this.#every = Number(every[1])
    if (
      (this.#times !== null && (this.#times < 1 || this.#times > 24)) ||
      this.#every === 0 ||
      (this.#every ?? 0) > 72
    )
      this.#problem = 'too_often'
    if (this.#peek()?.toLowerCase() === 'sehari') this.#take()
    this.#takeUnit()
    const dose = this.#takeDose()
    if (dose === undefined) return true
    if (dose <= 0) this.#problem = 'uneven_doses'
    this.#dose = dose
    this.#takeUnit()
    return true
  }

  /** `1-0-1`: the same dose, or none, at morning, noon and night. */
  #dayPattern(token: string): boolean {
    const parts = token.split('-').map(amountIn)
    if (parts.length < 3 || parts.length > 4 || parts.some((part) => part === undefined)) return false
    const doses = parts.filter((part) => part! > 0) as number[]
    if (this.#times !== null) this.#problem = 'two_rules'
    if (doses.length === 0 || doses.some((dose) => dose !== doses[0])) this.#problem = 'uneven_doses'
    this.#times = Math.max(doses.length, 1)
    this.#dose = doses[0] ?? 1
    const names = parts.length === 4 ? DAY_PARTS : ['pagi', 'siang', 'malam']
    if (doses.length < parts.length) this.#texts.push(...names.filter((_, at) => parts[at]! > 0))
    this.#takeUnit()
    return true
  }

  #mark(token: string, small: string, isAfterWord: boolean): boolean {
    if (small in TIMINGS) this.#timing = TIMINGS[small]!
    else if (small === 'prn' || small === 'kp') this.#prn = true
    else if (small === 'sue' || small === 'ue') this.#external = true
    else if (DAY_PARTS.includes(small)) this.#texts.push(small)
    else if (small.startsWith('@')) this.#texts.push(token.slice(1).replaceAll('_', ' '))
    else if (small === 'dan' && this.#texts.length > 0) return true
    else if (small === 'selama' || small === 'sehari') return true
    else if (isAfterWord || this.#doseUnit !== null || this.#dose === null) return false
    // Behind the rule, apart from it: `3x1 pc tab`. Behind a word it is part of the name: `vit C`.
    else if (small in UNITS || token === 'C') {
      this.#doseUnit = token === 'C' ? 'C' : UNITS[small]!
    } else return false
    return true
  }

  #period(token: string): boolean {
    const match = /^(\d{1,3})(hr|mgg|bln)$/.exec(token)
    if (!match) return false
    const days = Number(match[1]) * PERIODS[match[2]!]!
    if (this.#days !== null && this.#days !== days) this.#problem = 'two_amounts'
    this.#days = days
    return true
  }

  /** Behind `no.`: `XV` or 15. */
  #countedAmount(): void {
    const token = this.#peek()
    const amount = token === undefined ? undefined : (romanIn(token) ?? amountIn(token))
    if (amount === undefined) return
    this.#take()
    this.#setQuantity(amount)
    this.#skipPack()
  }

  #number(token: string, isAfterWord: boolean): boolean {
    const amount = amountIn(token)
    if (amount === undefined) return false
    const next = this.#peek() ?? ''
    const isPack = PACKS.has(next.toLowerCase()) || next.toLowerCase() in UNITS
    // `amlodipin 5 1x1 30`: behind the name, before the rule, a number is the strength.
    const hasRule = this.#times !== null || this.#every !== null
    if (STRENGTH.test(next) || (isAfterWord && !hasRule && !isPack)) {
      this.#words.push(token)
      if (STRENGTH.test(next)) this.#words.push(this.#take()!)
      return true
    }
    this.#setQuantity(amount)
    this.#skipPack()
    return true
  }

  #setQuantity(amount: number): void {
    if (this.#quantity !== null && this.#quantity !== amount) this.#problem = 'two_amounts'
    this.#quantity = amount
  }

  #skipPack(): void {
    const next = this.#peek()?.toLowerCase() ?? ''
    if (PACKS.has(next) || next in UNITS) this.#take()
  }

  #takeUnit(): void {
    const next = this.#peek()
    if (next === undefined) return
    if (next === 'C') this.#doseUnit = 'C'
    else if (next.toLowerCase() in UNITS) this.#doseUnit = UNITS[next.toLowerCase()]!
    else return
    this.#take()
  }

  #takeDose(): number | undefined {
    const next = this.#peek()
    if (next === undefined) return undefined
    const mixed = /^(\d{1,2})\+(\d\/\d)$/.exec(next)
    const dose = mixed ? Number(mixed[1]) + (amountIn(mixed[2]!) ?? 0) : (amountIn(next) ?? romanIn(next))
    if (dose !== undefined) this.#take()
    return dose
  }

  #peek(): string | undefined {
    return this.tokens[this.#at]
  }

  #take(): string | undefined {
    return this.tokens[this.#at++]
  }
}
