import { useMemo } from 'react'
import { orderSets } from '@lentera/domain/charting/order-sets'
import { offered, type Favourite } from './favourites'

/** A diagnosis that may be meant. */
export interface DiagnosisHit {
  /** Its code. */
  readonly id: string
  readonly code: string
  readonly name: string
  readonly isFavourite: boolean
  readonly isPinned: boolean
}

const SHOWN = 8
const CODE = /^[a-z][0-9][0-9a-z](\.?[0-9a-z]{1,4})?$/i

/** What a code, a name or a lay word may mean, favourites first; with an empty text the favourites alone. */
export function useDiagnosisHits(text: string, favourites: readonly Favourite[]): readonly DiagnosisHit[] {
  return useMemo(() => {
    const own = offered(favourites).map(({ code, name, pinned }) => hit(code, name, true, pinned))
    const typed = text.trim().toLowerCase()
    if (typed === '') return own.slice(0, SHOWN)
    const known = [...own, ...orderSets.sets.map(({ diagnosis }) => hit(diagnosis.code, diagnosis.name))]
    const fits = known.filter(
      ({ code, name }, index) =>
        known.findIndex((other) => other.code === code) === index &&
        `${code} ${code.replace('.', '')} ${name}`.toLowerCase().includes(typed),
    )
    return fits.slice(0, SHOWN)
  }, [text, favourites])
}

const hit = (code: string, name: string, isFavourite = false, isPinned = false): DiagnosisHit => ({
  ...{ id: code, code, name, isFavourite, isPinned },
})

/** A text that is written like a code: `j069`, `J06.9`. */
export const looksLikeCode = (text: string): boolean => CODE.test(text.trim())
