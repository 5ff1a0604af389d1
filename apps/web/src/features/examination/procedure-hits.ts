import type { CatalogueProcedure } from '@lentera/contracts/catalogue/procedure'

export interface ProcedureHit {
  readonly id: string
  /** null: what was typed, in words. */
  readonly code: string | null
  readonly name: string
}

const SHOWN = 8

/** Procedures whose name, code or lay words hold every typed word; last, what was typed as it stands. */
export function procedureHits(
  list: readonly CatalogueProcedure[],
  text: string,
  inWords: string,
): ProcedureHit[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const fits = list.filter(({ active, code, name, words: lay }) => {
    const all = `${code} ${name} ${lay}`.toLowerCase()
    return active && words.every((word) => all.includes(word))
  })
  return [
    ...fits.slice(0, SHOWN).map(({ id, code, name }) => ({ id, code, name })),
    { id: 'in-words', code: null, name: inWords },
  ]
}
