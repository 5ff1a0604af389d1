import type { Paper, SquareCodeBlock } from '../paper.js'
import { ticketTexts as texts } from './ticket-texts.js'

/** What a queue ticket says. No name: it lies on benches and in bins. */
export interface TicketContent {
  readonly facility: string
  /** `A3-014` */
  readonly number: string
  /** The poli in words. */
  readonly unit: string
  /** People before the holder; `complete` false: there may be more. null: nobody counted. */
  readonly ahead: { readonly count: number; readonly complete: boolean } | null
  /** As people write it, `20-11-2026 07:49`. */
  readonly issuedAt: string
  readonly recordNumber: { readonly value: string; readonly isTemporary: boolean } | null
  /** Printed before: with the number that stands no more, where it is another. */
  readonly again?: { readonly replaces: string | null }
  /** Carries the visit to a room that has no line. */
  readonly code?: SquareCodeBlock
}

/** 58 mm: number, poli, people before, record number, and the code where there is one. */
export function ticketPaper(content: TicketContent): Paper {
  const { facility, number, unit, ahead, issuedAt, recordNumber, again, code } = content
  return {
    title: texts.title,
    format: 'roll58',
    blocks: [
      { kind: 'text', text: facility, size: 'small' },
      { kind: 'rule' },
      ...(again ? [{ kind: 'text', text: texts.again, bold: true } as const] : []),
      { kind: 'text', text: texts.title },
      { kind: 'text', text: number, size: 'huge' },
      { kind: 'text', text: unit, size: 'large', bold: true },
      ...(again?.replaces ? [{ kind: 'text', text: texts.replaces(again.replaces) } as const] : []),
      ...(ahead
        ? [{ kind: 'text', text: (ahead.complete ? texts.ahead : texts.aheadAtLeast)(ahead.count) } as const]
        : []),
      { kind: 'rule' },
      ...(recordNumber
        ? [
            {
              kind: 'pair',
              label: recordNumber.isTemporary ? texts.temporaryRecordNumber : texts.recordNumber,
              value: recordNumber.value,
              ...(recordNumber.isTemporary ? ({ marked: true } as const) : {}),
            } as const,
          ]
        : []),
      { kind: 'text', text: issuedAt, size: 'small' },
      ...(code ? [code] : []),
      { kind: 'text', text: texts.keep, size: 'small' },
    ],
  }
}
