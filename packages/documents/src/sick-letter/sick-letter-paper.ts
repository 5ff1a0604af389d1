import { type CalendarDate, inWords, longDate, shortDate } from '../letter/indonesian.js'
import {
  copyBlocks,
  type Letterhead,
  letterheadBlock,
  letterTexts,
  type PersonOnPaper,
  type Printing,
  runningLines,
  signatureBlock,
  type Signer,
} from '../letter/letter-parts.js'
import type { Paper } from '../paper.js'
import { sickLetterTexts as texts } from './sick-letter-texts.js'

/** What the letter for work or school says (surat sakit). What somebody suffers from is nobody's business there. */
export interface SickLetterContent extends Printing {
  readonly letterhead: Letterhead
  readonly number: string
  readonly patient: PersonOnPaper & { readonly occupation: string | null }
  readonly examinedOn: CalendarDate
  readonly days: number
  /** First and last day of rest. */
  readonly from: CalendarDate
  readonly until: CalendarDate
  readonly doctor: Signer | null
}

/** A5. */
export function sickLetterPaper(content: SickLetterContent): Paper {
  const { letterhead, number, patient, examinedOn, days, from, until, doctor } = content
  return {
    title: texts.jobTitle,
    format: 'a5',
    running: runningLines(null, content),
    blocks: [
      letterheadBlock(letterhead),
      ...copyBlocks(content),
      { kind: 'text', text: texts.title, size: 'large', bold: true, align: 'centre' },
      { kind: 'text', text: texts.number(number), align: 'centre' },
      { kind: 'text', text: texts.opening },
      {
        kind: 'facts',
        rows: [
          { label: letterTexts.name, value: patient.name },
          { label: letterTexts.age, value: `${patient.age} (${shortDate(patient.birthDate)})` },
          { label: letterTexts.sexLabel, value: letterTexts.sex[patient.sex] },
          { label: texts.occupation, value: patient.occupation ?? texts.unknown },
          { label: letterTexts.address, value: patient.address ?? texts.unknown },
        ],
      },
      {
        kind: 'text',
        text: texts.rest({
          on: longDate(examinedOn),
          days: String(days),
          words: inWords(days),
          from: longDate(from),
          until: longDate(until),
        }),
      },
      { kind: 'text', text: texts.closing },
      signatureBlock(letterhead, examinedOn, texts.doctor, doctor),
    ],
  }
}
