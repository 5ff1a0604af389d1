import type { CatalogueProcedure } from '@lentera/contracts/catalogue/procedure'
import { ProcedureSearch } from '@lentera/domain/catalogue/search-procedures'

export interface ProcedureHit {
  readonly id: string
  /** null: what was typed, in words. */
  readonly code: string | null
  readonly name: string
}

const SHOWN = 8

const search = new ProcedureSearch()

/** Procedures that a text may mean; last, what was typed as it stands. */
export function procedureHits(
  list: readonly CatalogueProcedure[],
  text: string,
  inWords: string,
): ProcedureHit[] {
  if (text.trim() === '') return []
  return [
    ...search.find(list, text, { limit: SHOWN }).map(({ id, code, name }) => ({ id, code, name })),
    { id: 'in-words', code: null, name: inWords },
  ]
}
