import type { CalendarDate, Instant } from '@lentera/contracts/kernel/time'

/** Papers of one patient that are counted. */
export type PaperName = 'ticket' | 'visit-summary' | 'sick-letter' | 'labels' | 'prescription'

/** A paper that left this device today. Ids only: what it says is put together anew when it is printed again. */
export interface PrintedPaper {
  readonly paper: PaperName
  /** The visit of a ticket or a summary, the letter, the prescription. */
  readonly subjectId: string
  readonly patientId: string
  readonly at: Instant
  /** How often it was printed. */
  readonly times: number
}

interface Log {
  readonly date: CalendarDate
  readonly printed: readonly PrintedPaper[]
}

const NAME = 'lentera-printed'

export function printedToday(today: CalendarDate, storage: Pick<Storage, 'getItem'> = localStorage) {
  try {
    const log = JSON.parse(storage.getItem(NAME) ?? 'null') as Log | null
    return log?.date === today ? log.printed : []
  } catch {
    return []
  }
}

/**
 * Notes that a paper goes to the printer, which is never held up by a full disk.
 * @returns which copy it is: 0 the first of the day on this device, then SALINAN ke-1 and so on
 */
export function notePrint(
  today: CalendarDate,
  print: Omit<PrintedPaper, 'times'>,
  storage: Pick<Storage, 'getItem' | 'setItem'> = localStorage,
): number {
  const before = printedToday(today, storage)
  const isSame = (one: PrintedPaper) => one.paper === print.paper && one.subjectId === print.subjectId
  const copy = before.find(isSame)?.times ?? 0
  const printed = [{ ...print, times: copy + 1 }, ...before.filter((one) => !isSame(one))]
  try {
    storage.setItem(NAME, JSON.stringify({ date: today, printed } satisfies Log))
  } catch (error) {
    console.error('print list', error)
  }
  return copy
}
