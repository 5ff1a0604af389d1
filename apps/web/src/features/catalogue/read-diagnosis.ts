import { DiagnosisCode, DiagnosisEntry } from '@lentera/contracts/catalogue/diagnosis'
import { type Cells, phrases } from './cells'
import type { Refusal } from './refusal'

export function readDiagnosis(cells: Cells): DiagnosisEntry | Refusal {
  const written = cells('code') ?? ''
  if (written === '') return 'code_missing'
  const code = codeOf(written)
  if (!DiagnosisCode.safeParse(code).success) return 'code_wrong'
  const english = cells('english')
  // Some lists have a name in one of the languages only.
  const name = cells('name') || english || ''
  if (name === '') return 'name_missing'
  const entry = { code, name, english: english || null, words: phrases(cells('words')) }
  return DiagnosisEntry.safeParse(entry).success ? entry : 'too_long'
}

/** `j069`, `J06.9*`, `J06.9 †`: the dot is put in, marks of the classification go. */
function codeOf(written: string): string {
  const code = written
    .toUpperCase()
    .replace(/[^A-Z0-9.]/g, '')
    .replace(/\.$/, '')
  return /^[A-Z][0-9][0-9A-Z][0-9A-Z]{1,4}$/.test(code) ? `${code.slice(0, 3)}.${code.slice(3)}` : code
}
