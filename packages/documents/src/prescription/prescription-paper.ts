import { type CalendarDate, number as written, shortDate } from '../letter/indonesian.js'
import {
  copyBlocks,
  type Letterhead,
  letterheadBlock,
  type PersonOnPaper,
  type Printing,
  runningLines,
  signatureBlock,
  type Signer,
} from '../letter/letter-parts.js'
import type { Block, Paper } from '../paper.js'
import type { AllergiesOnPaper, MedicineOnPaper } from '../visit-summary/visit-summary-content.js'
import { allergyBlock, identityBlock } from '../visit-summary/visit-summary-paper.js'
import { prescriptionTexts as texts } from './prescription-texts.js'

/** What a prescription on paper says. */
export interface PrescriptionContent extends Printing {
  readonly letterhead: Letterhead
  readonly number: string | null
  readonly date: CalendarDate
  readonly unit: string
  readonly payer: string
  readonly patient: PersonOnPaper
  /** Asked of a child; `not_asked`: a grown-up. */
  readonly weight: 'not_asked' | { readonly kg: number | null; readonly measuredOn: CalendarDate | null }
  readonly allergies: AllergiesOnPaper
  readonly medicines: readonly (MedicineOnPaper & { readonly note: string | null })[]
  readonly note: string | null
  /** Why a medicine is given although a warning stood against it. */
  readonly overrideReason: string | null
  readonly doctor: Signer | null
}

/** A5; a long one goes on on a second sheet with the names of the columns. */
export function prescriptionPaper(content: PrescriptionContent): Paper {
  const { letterhead, number, date, patient, medicines, note, overrideReason, doctor } = content
  return {
    title: texts.jobTitle,
    format: 'a5',
    running: runningLines(patient, content),
    blocks: [
      letterheadBlock(letterhead),
      ...copyBlocks(content),
      { kind: 'text', text: texts.title, size: 'large', bold: true, align: 'centre' },
      identityBlock(patient, [
        ...(number ? [{ label: texts.number, value: number }] : []),
        { label: texts.date, value: shortDate(date) },
        { label: texts.unit, value: content.unit },
        { label: texts.payer, value: content.payer },
        ...weightRows(content.weight),
      ]),
      allergyBlock(content.allergies),
      medicineBlock(medicines),
      ...(note ? [{ kind: 'facts', rows: [{ label: texts.note, value: note }] } as const] : []),
      ...(overrideReason
        ? [{ kind: 'facts', rows: [{ label: texts.overridden, value: overrideReason }] } as const]
        : []),
      signatureBlock(letterhead, date, texts.doctor, doctor),
    ],
  }
}

function weightRows(weight: PrescriptionContent['weight']): { label: string; value: string }[] {
  if (weight === 'not_asked') return []
  if (weight.kg === null) return [{ label: texts.weight, value: texts.weightUnknown }]
  const on = weight.measuredOn ? ` (${shortDate(weight.measuredOn)})` : ''
  return [{ label: texts.weight, value: texts.kg(written(weight.kg)) + on }]
}

function medicineBlock(medicines: PrescriptionContent['medicines']): Block {
  if (medicines.length === 0) return { kind: 'text', text: texts.none }
  const [mark, drug, amount] = texts.columns
  return {
    kind: 'table',
    columns: [
      { label: mark!, width: 8 },
      { label: drug!, width: 70 },
      { label: amount!, width: 22, align: 'right' },
    ],
    rows: medicines.map((line, n) => [
      String(n + 1),
      [line.name, line.rule, line.note].filter(Boolean).join('\n'),
      line.amount,
    ]),
  }
}
