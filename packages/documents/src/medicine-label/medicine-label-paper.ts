import { type CalendarDate, shortDate } from '../letter/indonesian.js'
import { letterTexts } from '../letter/letter-parts.js'
import type { Block, Paper, SheetBlock } from '../paper.js'
import { medicineLabelTexts as texts } from './medicine-label-texts.js'

export type LabelSize = '60x40' | '50x30'

/** What the label on one medicine says (etiket). No price. */
export interface MedicineLabel {
  readonly facility: string
  /** Of the prescription; null: it has none. */
  readonly number: string | null
  readonly date: CalendarDate
  readonly patient: { readonly name: string; readonly birthDate: CalendarDate }
  /** With its strength: `Amoksisilin tab 500 mg`. */
  readonly drug: string
  /** `15 tablet` */
  readonly amount: string
  /** In words: `3 x sehari 1 tablet sesudah makan`. */
  readonly rule: string
  /** White label or blue one. */
  readonly use: 'oral' | 'external'
  /** A suspension. */
  readonly shake: boolean
  /** An antibiotic. */
  readonly finish: boolean
  /** What the pharmacist adds. */
  readonly note: string | null
  /** Of the batch; null: not known here. */
  readonly expiresOn: CalendarDate | null
}

/** All medicines of a prescription as one print job, a label each. @param copy 0: printed for the first time */
export const medicineLabelsPaper = (
  labels: readonly MedicineLabel[],
  size: LabelSize,
  copy: number,
): Paper => ({
  title: texts.title,
  format: `label${size}`,
  blocks: labels.map((label) => sheet(label, copy)),
})

function sheet(label: MedicineLabel, copy: number): SheetBlock {
  const { facility, number, date, patient, drug, amount, rule, use, note, expiresOn } = label
  // Word and edge: a label printer knows no blue, and a washed-out sheet no edge.
  const marks = [
    texts[use],
    ...(label.shake ? [texts.shake] : []),
    ...(label.finish ? [texts.finish] : []),
  ].join(' · ')
  const head = [facility, number && texts.number(number)].filter(Boolean).join(' · ')
  const foot = [
    expiresOn ? texts.expires(shortDate(expiresOn)) : texts.expiresUnknown,
    ...(copy > 0 ? [letterTexts.copy(copy)] : []),
  ].join(' · ')
  const blocks: Block[] = [
    { kind: 'ends', left: head, right: shortDate(date), size: 'small' },
    { kind: 'rule' },
    { kind: 'text', text: patient.name, bold: true },
    { kind: 'text', text: texts.born(shortDate(patient.birthDate)), size: 'small' },
    { kind: 'ends', left: drug, right: amount },
    { kind: 'text', text: amountsKept(rule), size: 'large', bold: true },
    ...(note ? [{ kind: 'text', text: note } as const] : []),
    {
      kind: 'text',
      text: marks,
      bold: true,
      ...(use === 'external' ? ({ framed: true } as const) : {}),
    },
    { kind: 'text', text: foot, size: 'small' },
  ]
  return { kind: 'sheet', edge: use === 'external' ? 'blue' : 'none', blocks }
}

/** An amount and its unit stay on one line: `1` at the end of a line is read as the whole rule. */
const amountsKept = (rule: string): string => rule.replace(/([\d½¼¾]) (?=\S)/g, '$1\u00a0')
