/** How a medicine is to be taken, as a prescription line holds it. */
export interface SignaWords {
  readonly dose: number
  /** `tablet`, `ml`, `tetes`, `cth`; as the prescriber chose or typed it. */
  readonly doseUnit: string
  readonly timesPerDay: number | null
  readonly everyHours: number | null
  readonly timing: 'before_meal' | 'after_meal' | 'with_meal' | 'bedtime' | null
  /** Only when needed. */
  readonly prn: boolean
  readonly external: boolean
  readonly text: string | null
}

const timings = {
  before_meal: 'sebelum makan',
  after_meal: 'sesudah makan',
  with_meal: 'bersama makan',
  bedtime: 'sebelum tidur',
}

/** Millilitres of the spoon that comes with a bottle, and of the spoons a prescription names in Latin. */
const SPOON_ML = 5
const latinSpoons: Record<string, { readonly word: string; readonly ml: number }> = {
  cth: { word: 'sendok takar', ml: SPOON_ML },
  c: { word: 'sendok makan', ml: 15 },
}
const bottles = ['botol', 'fls']
/** What a measuring spoon or cup can be read at: halves of a spoon. More is measured, not counted. */
const MOST_SPOON_ML = 15

/** `0.5` as `½`, `1.5` as `1½`, `0.6` as `0,6`: how people here write an amount. */
export function amountText(amount: number): string {
  const whole = Math.trunc(amount)
  const fractions: Record<string, string> = { '0.5': '½', '0.25': '¼', '0.75': '¾' }
  const fraction = fractions[String(amount - whole)]
  if (fraction) return `${whole || ''}${fraction}`
  return decimalText(amount)
}

const decimalText = (amount: number): string => String(amount).replace('.', ',')

/**
 * A signa in words that a patient understands: `3 x sehari 1 tablet sesudah makan`.
 * @param unit in which the medicine is handed over; the millilitres of a bottle are counted in its spoons
 */
export function signaText(signa: SignaWords, unit: string): string {
  return [
    oftenText(signa),
    doseText(signa, unit),
    signa.external && 'obat luar',
    signa.timing && timings[signa.timing],
    signa.prn && 'bila perlu',
    signa.text && `(${signa.text})`,
  ]
    .filter(Boolean)
    .join(' ')
}

function oftenText({ timesPerDay, everyHours }: SignaWords): string {
  if (everyHours !== null) return `tiap ${decimalText(everyHours)} jam`
  return timesPerDay === null ? '' : `${decimalText(timesPerDay)} x sehari`
}

function doseText({ dose, doseUnit, external }: SignaWords, unit: string): string {
  const named = latinSpoons[doseUnit.toLowerCase()]
  if (named) return spoonsText(dose, named)
  const isSpooned = !external && bottles.includes(unit.toLowerCase()) && doseUnit.toLowerCase() === 'ml'
  const halves = dose / (SPOON_ML / 2)
  if (isSpooned && dose > 0 && Number.isInteger(halves) && dose <= MOST_SPOON_ML)
    return spoonsText(dose / SPOON_ML, latinSpoons.cth!)
  return `${amountText(dose)} ${doseUnit}`
}

const spoonsText = (count: number, { word, ml }: { word: string; ml: number }): string =>
  `${amountText(count)} ${word} (${decimalText(count * ml)} ml)`
