import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import type { Id } from '@lentera/contracts/kernel/id'
import type { LineOrder } from '@lentera/contracts/medications/prescription'
import { lineShorthand } from '@lentera/domain/medications/line-words'
import { orderOfLine, type OrderedLine } from '@lentera/domain/medications/order-of-line'
import { type LineProblem, parseLine, type ParsedLine } from '@lentera/domain/medications/parse-line'

/** A line of the screen: a drug that was chosen, and what stands in its box. */
export interface TypedLine {
  /** Stays with the line while others come and go. */
  readonly key: number
  readonly drugId: Id | null
  readonly text: string
  readonly reason: string
}

/** Why a line cannot be sent as it stands. */
export type LineTrouble =
  LineProblem | 'no_drug' | 'unread_words' | 'no_rule' | 'no_amount' | 'amount_not_half'

export interface ReadLine {
  readonly typed: TypedLine
  readonly parsed: ParsedLine
  readonly drug: CatalogueDrug | null
  readonly order: OrderedLine | null
  readonly isEmpty: boolean
  readonly trouble: LineTrouble | null
}

export const emptyLine = (key: number): TypedLine => ({ key, drugId: null, text: '', reason: '' })

export const isEmptyLine = ({ drugId, text }: TypedLine): boolean => drugId === null && text.trim() === ''

/** One empty line always stands at the end, so that the next one needs no button. */
export function withEmptyLine(lines: readonly TypedLine[]): TypedLine[] {
  const last = lines.at(-1)
  if (last && isEmptyLine(last)) return [...lines]
  return [...lines, emptyLine(Math.max(-1, ...lines.map(({ key }) => key)) + 1)]
}

/** What a line says, for the drug that was chosen or that `wanted` is about to be. */
export function readLine(
  typed: TypedLine,
  drugOf: (id: Id) => CatalogueDrug | null,
  wanted: CatalogueDrug | null = null,
): ReadLine {
  const parsed = parseLine(typed.text)
  const drug = typed.drugId === null ? null : drugOf(typed.drugId)
  const about = wanted ?? drug
  const order = about ? orderOfLine(parsed, about) : null
  const isEmpty = isEmptyLine(typed)
  return { typed, parsed, drug, order, isEmpty, trouble: isEmpty ? null : troubleOf(parsed, drug, order) }
}

function troubleOf(
  parsed: ParsedLine,
  drug: CatalogueDrug | null,
  order: OrderedLine | null,
): LineTrouble | null {
  if (!drug) return 'no_drug'
  if (parsed.words !== '') return 'unread_words'
  if (parsed.problem) return parsed.problem
  if (!order) return 'no_rule'
  if (order.quantity === null) return 'no_amount'
  return order.quantity < 0.5 || !Number.isInteger(order.quantity * 2) ? 'amount_not_half' : null
}

/** A drug is taken for a line: its name leaves the box, the rule stays, or is the one this person always writes. */
export function takeDrug(typed: TypedLine, drug: CatalogueDrug, usual: string | null): TypedLine {
  const parsed = parseLine(typed.text)
  const order = orderOfLine(parsed, drug)
  const note = parsed.note ? ` "${parsed.note}"` : ''
  const rule = order ? lineShorthand(order.signa, parsed.days, parsed.quantity) : (usual ?? '')
  return { ...typed, drugId: drug.id, text: `${rule}${note}`.trim(), reason: '' }
}

/** A line as it is sent. @throws for a line that has trouble */
export function orderOf({ drug, order, parsed }: ReadLine): LineOrder {
  if (!drug || !order || order.quantity === null) throw new Error('a line that cannot be sent')
  return {
    drugId: drug.id,
    drugName: drug.name,
    unit: drug.unit,
    quantity: order.quantity,
    signa: order.signa,
    days: order.days,
    note: parsed.note,
  }
}
