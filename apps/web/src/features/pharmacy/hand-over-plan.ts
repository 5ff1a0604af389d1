import type { StockBatch } from '@lentera/contracts/inventory/stock-batch'
import type { Id } from '@lentera/contracts/kernel/id'
import type { CalendarDate } from '@lentera/contracts/kernel/time'
import { isExpired, proposeBatches } from '@lentera/domain/inventory/propose-batches'

/** A line of a prescription as it stands before the counter. */
export interface LineToGive {
  readonly id: Id
  readonly drugId: Id
  /** In the unit of the prescription. */
  readonly owed: number
}

/** What somebody changed about a line; absent fields are as proposed. */
export interface LineChoice {
  readonly drugId?: Id
  readonly quantity?: string
  /** A batch, or that nobody knows which. */
  readonly batchId?: Id | 'unknown'
}

export interface PlannedPart {
  /** null: from no batch that is written down. */
  readonly batch: StockBatch | null
  readonly quantity: number
  readonly covers: number
}

export interface PlannedLine {
  readonly line: LineToGive
  readonly drugId: Id
  /** What stands in the box. */
  readonly text: string
  /** null: no amount. */
  readonly quantity: number | null
  readonly parts: readonly PlannedPart[]
  /** What stays owed, in the unit of the prescription. */
  readonly short: number
  /** What may be given out of this drug, before this line. */
  readonly usable: number
  /** Whether the drug has a card at all. */
  readonly isBooked: boolean
  readonly isExpired: boolean
}

export interface Shelves {
  readonly batchesOf: (drugId: Id) => readonly StockBatch[]
  /** How much of the prescribed drug one unit of the other stands for; null: nobody can say. */
  readonly covers: (prescribed: Id, given: Id) => number | null
  readonly today: CalendarDate
}

const twoPlaces = (n: number): number => Math.round(n * 100) / 100
/** Half a tablet is the smallest part there is. */
const wholeHalves = (n: number): number => Math.ceil(twoPlaces(n * 2)) / 2

/** `7,5` and `7.5`; nothing is none, and what is no half is no amount. */
export function amountOf(text: string): number | null {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return 0
  if (!/^\d{1,6}(\.\d+)?$/.test(trimmed)) return null
  return Number.isInteger(Number(trimmed) * 2) ? Number(trimmed) : null
}

export const amountText = (amount: number): string => String(amount).replace('.', ',')

/** What is taken from where, line by line: two lines of one drug do not count the same tablets. */
export function planHandOver(
  lines: readonly LineToGive[],
  choices: Readonly<Record<Id, LineChoice>>,
  shelves: Shelves,
): PlannedLine[] {
  const taken = new Map<Id, number>()
  return lines.map((line) => {
    const planned = planLine(line, choices[line.id] ?? {}, shelves, taken)
    for (const { batch, quantity } of planned.parts)
      if (batch) taken.set(batch.id, (taken.get(batch.id) ?? 0) + quantity)
    return planned
  })
}

function planLine(
  line: LineToGive,
  { drugId = line.drugId, quantity: typed, batchId }: LineChoice,
  { batchesOf, covers, today }: Shelves,
  taken: ReadonlyMap<Id, number>,
): PlannedLine {
  const batches = batchesOf(drugId).map((batch) => ({
    ...batch,
    balance: batch.balance - (taken.get(batch.id) ?? 0),
  }))
  const perUnit = (drugId === line.drugId ? 1 : covers(line.drugId, drugId)) ?? 1
  const good = batches.filter((batch) => !isExpired(batch, today))
  const usable = Math.max(
    0,
    good.reduce((sum, { balance }) => sum + balance, 0),
  )
  const wanted = wholeHalves(line.owed / perUnit)
  // Of a drug without a card nobody knows what there is; of one that is written down, no more than that is proposed.
  const proposed = batches.length === 0 ? wanted : Math.min(wanted, Math.floor(usable * 2) / 2)
  const text = typed ?? amountText(proposed)
  const quantity = amountOf(text)
  const parts = quantity === null || quantity === 0 ? [] : partsOf(quantity, batches, batchId, today)
  const covered = twoPlaces((quantity ?? 0) * perUnit)
  return {
    ...{ line, drugId, text, quantity, usable, isBooked: batches.length > 0 },
    parts: parts.map((part) => ({ ...part, covers: Math.max(0.01, twoPlaces(part.quantity * perUnit)) })),
    short: Math.max(0, twoPlaces(line.owed - covered)),
    isExpired: parts.some(({ batch }) => batch !== null && isExpired(batch, today)),
  }
}

type Part = Omit<PlannedPart, 'covers'>

function partsOf(
  quantity: number,
  batches: readonly StockBatch[],
  chosen: LineChoice['batchId'],
  today: CalendarDate,
): Part[] {
  if (chosen === 'unknown') return [{ batch: null, quantity }]
  const picked = batches.find(({ id }) => id === chosen)
  if (picked) return [{ batch: picked, quantity }]
  const { parts, missing } = proposeBatches(batches, quantity, today)
  if (missing === 0) return [...parts]
  // More is on the shelf than in the book: most likely of the batch that was used last, never of an expired one.
  const last = parts.at(-1)
  if (last) return [...parts.slice(0, -1), { ...last, quantity: last.quantity + missing }]
  const good = batches.filter((batch) => batch.expiresOn !== null && !isExpired(batch, today))
  const newest = good.sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1))[0]
  return [{ batch: newest ?? null, quantity }]
}
