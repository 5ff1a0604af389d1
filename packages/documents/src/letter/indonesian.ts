/** A day as it is stored, `2026-11-20`. */
export type CalendarDate = string

const months = [
  ...['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli'],
  ...['Agustus', 'September', 'Oktober', 'November', 'Desember'],
]
const small = [
  ...['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'],
  ...['sepuluh', 'sebelas'],
]

/** `20-11-2026` */
export const shortDate = (date: CalendarDate): string => date.split('-').reverse().join('-')

/** `20 November 2026`, as letters have it. */
export function longDate(date: CalendarDate): string {
  const [year, month, day] = date.split('-')
  return `${Number(day)} ${months[Number(month) - 1]!} ${year}`
}

/** `1.250`, `2,5`: dots for the thousands, a comma before decimals. */
export function number(value: number): string {
  const [whole, decimals] = String(Math.abs(value)).split('.')
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, '.')
  return `${value < 0 ? '-' : ''}${grouped}${decimals ? `,${decimals}` : ''}`
}

/** Terbilang, so that a figure on a letter cannot be changed by a stroke: `21` as `dua puluh satu`. Below 1,000. */
export function inWords(value: number): string {
  if (value < 12) return small[value]!
  if (value < 20) return `${small[value - 10]!} belas`
  if (value < 100) return joined(`${small[Math.floor(value / 10)]!} puluh`, value % 10)
  return joined(value < 200 ? 'seratus' : `${small[Math.floor(value / 100)]!} ratus`, value % 100)
}

const joined = (head: string, rest: number): string => (rest === 0 ? head : `${head} ${inWords(rest)}`)
