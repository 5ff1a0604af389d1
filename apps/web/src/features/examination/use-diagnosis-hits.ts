import { catalogueDiagnoses } from '@lentera/contracts/catalogue/diagnosis'
import { DiagnosisSearch } from '@lentera/domain/catalogue/search-diagnoses'
import { orderSets } from '@lentera/domain/charting/order-sets'
import { useLocal } from '../../platform/local/use-local'
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

type Named = Pick<DiagnosisHit, 'code' | 'name'>

const SHOWN = 8
/** What was made ready of the list is kept for the next letter. */
const search = new DiagnosisSearch()

/** What a code, a name or a lay word may mean, favourites first; with an empty text the favourites alone. */
export function useDiagnosisHits(text: string, favourites: readonly Favourite[]): readonly DiagnosisHit[] {
  const query = text.trim()
  const own = offered(favourites)
  const codes = own.map(({ code }) => code)
  const found = useLocal(['diagnosis-hits', query, codes], (view) =>
    query === ''
      ? []
      : search.find(view.packed(catalogueDiagnoses), query, { limit: SHOWN, favourites: new Set(codes) }),
  )
  const hits: readonly Named[] = query === '' ? own : found.length > 0 ? found : withoutList(query, own)
  return hits.slice(0, SHOWN).map(({ code, name }) => {
    const favourite = own.find((one) => one.code === code)
    return {
      id: code,
      code,
      name,
      isFavourite: favourite !== undefined,
      isPinned: favourite?.pinned ?? false,
    }
  })
}

/** Before the list has come to this device: what the person uses, and what the sets name. */
function withoutList(query: string, own: readonly Favourite[]): Named[] {
  const typed = query.toLowerCase()
  const known: Named[] = [...own, ...orderSets.sets.map(({ diagnosis }) => diagnosis)]
  return known.filter(
    ({ code, name }, index) =>
      known.findIndex((other) => other.code === code) === index &&
      `${code} ${code.replace('.', '')} ${name}`.toLowerCase().includes(typed),
  )
}
