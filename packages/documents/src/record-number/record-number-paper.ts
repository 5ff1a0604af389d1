import type { Paper } from '../paper.js'
import { recordNumberTexts as texts } from './record-number-texts.js'

/** What the slip says that is handed over when another record number took the place of a printed one. */
export interface RecordNumberContent {
  readonly facility: string
  readonly number: string
  /** Numbers on papers the holder has. */
  readonly replaces: readonly string[]
  /** As people write it. */
  readonly printedOn: string
}

/** 58 mm; no name on it, like the ticket. */
export const recordNumberPaper = ({ facility, number, replaces, printedOn }: RecordNumberContent): Paper => ({
  title: texts.title,
  format: 'roll58',
  blocks: [
    { kind: 'text', text: facility, size: 'small' },
    { kind: 'rule' },
    { kind: 'text', text: texts.title },
    { kind: 'text', text: number, size: 'huge' },
    ...replaces.map((former) => ({ kind: 'text', text: texts.replaces(former) }) as const),
    { kind: 'rule' },
    { kind: 'text', text: texts.bring, size: 'small' },
    { kind: 'text', text: printedOn, size: 'small' },
  ],
})
