import { type CalendarDate, number as written, shortDate } from '../letter/indonesian.js'
import {
  copyBlocks,
  type Letterhead,
  letterheadBlock,
  letterTexts,
  type Printing,
  runningLines,
} from '../letter/letter-parts.js'
import type { Block, Paper } from '../paper.js'
import { stockCardTexts as texts } from './stock-card-texts.js'

export interface StockCardLine {
  readonly date: CalendarDate
  /** From or to whom, and why: `Gudang farmasi kabupaten`, `Resep`, `Opname`. */
  readonly what: string
  readonly batch: string | null
  readonly expiresOn: CalendarDate | null
  /** What came in (above zero) or went out (below). */
  readonly quantity: number
  readonly by: string
}

/** What the stock card of one item says (kartu stok). */
export interface StockCardContent extends Printing {
  readonly letterhead: Letterhead
  readonly item: { readonly name: string; readonly code: string; readonly unit: string }
  readonly location: string
  readonly from: CalendarDate
  readonly until: CalendarDate
  /** Before the first line; null: not known on this device, so no remainders are written. */
  readonly opening: number | null
  readonly lines: readonly StockCardLine[]
  /** False: this device may not hold every movement. */
  readonly complete: boolean
}

/** A4. Remainders are counted here, line by line, from the opening. */
export function stockCardPaper(content: StockCardContent): Paper {
  const { letterhead, item, location, from, until, opening, lines, complete } = content
  let balance = opening
  const rows = lines.map((line) => {
    if (balance !== null) balance += line.quantity
    return lineCells(line, balance)
  })
  const isShort = opening !== null && lines.length > 0 && balance !== null && balance < 0
  return {
    title: texts.jobTitle,
    format: 'a4',
    running: { ...runningLines(null, content), head: `${item.name} · ${item.code}` },
    blocks: [
      letterheadBlock(letterhead),
      ...copyBlocks(content),
      { kind: 'text', text: texts.title, size: 'large', bold: true, align: 'centre' },
      {
        kind: 'facts',
        columns: 2,
        rows: [
          { label: texts.item, value: item.name },
          { label: texts.code, value: item.code },
          { label: texts.unit, value: item.unit },
          { label: texts.location, value: location },
          { label: texts.period, value: `${shortDate(from)} s/d ${shortDate(until)}` },
          { label: texts.opening, value: opening === null ? letterTexts.nothingHere : written(opening) },
        ],
      },
      linesBlock(rows),
      ...(isShort ? [{ kind: 'text', text: texts.difference, bold: true, framed: true } as const] : []),
      ...(complete ? [] : [{ kind: 'text', text: letterTexts.maybeMore, size: 'small' } as const]),
    ],
  }
}

const lineCells = (line: StockCardLine, balance: number | null): string[] => [
  shortDate(line.date),
  line.what,
  line.batch ?? '',
  line.expiresOn ? shortDate(line.expiresOn) : '',
  line.quantity > 0 ? written(line.quantity) : '',
  line.quantity < 0 ? written(-line.quantity) : '',
  balance === null ? '' : written(balance),
  line.by,
]

function linesBlock(rows: readonly (readonly string[])[]): Block {
  if (rows.length === 0) return { kind: 'text', text: texts.none }
  const widths = [12, 22, 14, 12, 8, 8, 8, 16]
  return {
    kind: 'table',
    columns: widths.map((width, n) => ({
      ...{ label: texts.columns[n]!, width },
      ...(n >= 4 && n <= 6 ? ({ align: 'right' } as const) : {}),
      ...(n === 0 || n === 3 ? ({ whole: true } as const) : {}),
    })),
    dense: true,
    rows,
  }
}
