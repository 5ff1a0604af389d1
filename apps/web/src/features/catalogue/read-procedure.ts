import { ListCode } from '@lentera/contracts/catalogue/entry'
import { type CatalogueProcedure, ProcedureEntry } from '@lentera/contracts/catalogue/procedure'
import { type Cells, codeOfName, phrases } from './cells'
import type { Refusal } from './refusal'

export function readProcedure(
  cells: Cells,
  known: (code: string) => CatalogueProcedure | null,
): ProcedureEntry | Refusal {
  const name = cells('name') ?? ''
  if (name === '') return 'name_missing'
  const code = cells('code') || codeOfName(name)
  if (!ListCode.safeParse(code).success) return 'code_wrong'
  const priceRupiah = priceOf(cells('price'), known(code)?.priceRupiah ?? null)
  if (priceRupiah === 'price_wrong') return priceRupiah
  const entry = { code, name, words: phrases(cells('words')), priceRupiah }
  return ProcedureEntry.safeParse(entry).success ? entry : 'too_long'
}

/** `Rp 15.000,00`, `15000`, `15,000`: whole rupiah; an empty cell is no tariff. */
export function priceOf(written: string | null, before: number | null): number | null | 'price_wrong' {
  if (written === null) return before
  const digits = written.replace(/^rp\.?\s*/i, '').replace(/[.,]0{1,2}$|,-$/, '')
  if (digits === '' || digits === '-') return null
  return /^\d{1,3}([., ]\d{3})*$|^\d{1,9}$/.test(digits) ? Number(digits.replace(/\D/g, '')) : 'price_wrong'
}
