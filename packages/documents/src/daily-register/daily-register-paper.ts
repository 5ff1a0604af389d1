import { type CalendarDate, longDate, number as written, shortDate } from '../letter/indonesian.js'
import {
  copyBlocks,
  type Letterhead,
  letterheadBlock,
  letterTexts,
  type Listed,
  type PersonOnPaper,
  type Printing,
  runningLines,
  signatureBlock,
  type Signer,
} from '../letter/letter-parts.js'
import type { Block, TableBlock, Paper } from '../paper.js'
import { dailyRegisterTexts as texts } from './daily-register-texts.js'

/** One visit as a line of the register. */
export interface RegisteredVisit {
  /** Of arrival, `07:49`. */
  readonly time: string
  readonly recordNumber: string
  readonly name: string
  /** In words, as of that day: `54 th 3 bl`. */
  readonly age: string
  readonly sex: PersonOnPaper['sex']
  /** Name of the village; null: not known. */
  readonly village: string | null
  /** ICD-10, the main one first. */
  readonly diagnoses: readonly string[]
  readonly payer: string
  /** How it ended, in words; null: still open. */
  readonly outcome: string | null
}

/** What the register of one day in one unit says (register kunjungan harian). */
export interface DailyRegisterContent extends Printing {
  readonly letterhead: Letterhead
  /** The poli in words. */
  readonly unit: string
  readonly date: CalendarDate
  /** In the order of arrival. */
  readonly visits: Listed<RegisteredVisit>
  /** Who answers for the unit that day; null: room for a hand. */
  readonly signer: Signer | null
}

/** A4 lying on its side. A cancelled visit is no line of it: who collects the visits leaves it out. */
export function dailyRegisterPaper(content: DailyRegisterContent): Paper {
  const { letterhead, unit, date, visits, signer } = content
  return {
    title: texts.jobTitle,
    format: 'a4Landscape',
    running: { ...runningLines(null, content), head: `${unit} · ${shortDate(date)}` },
    blocks: [
      letterheadBlock(letterhead),
      ...copyBlocks(content),
      { kind: 'text', text: texts.title, size: 'large', bold: true, align: 'centre' },
      {
        kind: 'facts',
        columns: 2,
        rows: [
          { label: texts.unit, value: unit },
          { label: texts.date, value: longDate(date) },
          ...countRows(visits),
        ],
      },
      visitsBlock(visits),
      ...(visits.complete || visits.rows.length === 0
        ? []
        : [{ kind: 'text', text: letterTexts.maybeMore, size: 'small' } as const]),
      signatureBlock(letterhead, date, texts.role, signer),
    ],
  }
}

/** Nothing is counted that may be more. */
function countRows({ rows, complete }: Listed<RegisteredVisit>): { label: string; value: string }[] {
  if (!complete) return []
  const male = rows.filter(({ sex }) => sex === 'male').length
  const sexes = rows.length > 0 ? ` (${texts.sexes(male, rows.length - male)})` : ''
  return [{ label: texts.visits, value: written(rows.length) + sexes }]
}

/** Percent of the width, and how a column is set. */
const columns: readonly Omit<TableBlock['columns'][number], 'label'>[] = [
  ...([{ width: 4, align: 'right' }, { width: 5, whole: true }, { width: 8 }, { width: 24 }] as const),
  ...([{ width: 10 }, { width: 4 }, { width: 15 }, { width: 11 }, { width: 9 }, { width: 10 }] as const),
]

function visitsBlock({ rows, complete }: Listed<RegisteredVisit>): Block {
  if (rows.length === 0) return { kind: 'text', text: complete ? texts.none : letterTexts.nothingHere }
  return {
    kind: 'table',
    dense: true,
    columns: columns.map((column, n) => ({ ...column, label: texts.columns[n]! })),
    rows: rows.map((visit, n) => [
      ...[String(n + 1), visit.time, visit.recordNumber, visit.name, visit.age, texts.sex[visit.sex]],
      visit.village ?? texts.unknown,
      visit.diagnoses.length > 0 ? visit.diagnoses.join(', ') : texts.unknown,
      ...[visit.payer, visit.outcome ?? texts.stillOpen],
    ]),
  }
}
