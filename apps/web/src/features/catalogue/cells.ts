import { cleanLine } from '@lentera/contracts/kernel/text'
import type { ColumnChoice, FieldName } from './import-fields'

/** What a line says of a field, in one clean line; null: no column says it. */
export type Cells = (field: FieldName) => string | null

export const cellsBy =
  (cells: readonly string[], choice: ColumnChoice): Cells =>
  (field) => {
    const at = choice[field]
    return at === undefined
      ? null
      : cleanLine(cells[at] ?? '')
          .replace(/\s+/g, ' ')
          .trim()
  }

/** Phrases between commas or semicolons, each once. */
export const phrases = (text: string | null): string =>
  [...new Set((text ?? '').split(/[,;]/).map((phrase) => phrase.trim()))]
    .filter((phrase) => phrase !== '')
    .join(', ')

/** A code of words: `Cabut gigi (dewasa)` -> `cabut-gigi-dewasa` */
export const codeOfName = (name: string): string =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
