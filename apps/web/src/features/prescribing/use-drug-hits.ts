import type { CatalogueDrug } from '@lentera/contracts/catalogue/drug'
import { DrugSearch } from '@lentera/domain/catalogue/search-drugs'
import { useMemo, useState } from 'react'
import { useDevice } from '../../platform/device/DeviceProvider'
import { useToday } from '../../platform/workplace/use-today'
import type { DrugFavourite } from './drug-favourites'
import { stockOf } from './stock-of'
import { useLineWords } from './use-line-words'

export interface DrugHit {
  readonly id: string
  readonly drug: CatalogueDrug
  readonly stockText: string
  readonly isOut: boolean
  /** The rule this person always writes; null: none yet. */
  readonly usual: string | null
}

const SHOWN = 8

/** Finds drugs by typed words, the person's own first, each with what the book says of its stock. */
export function useDrugHits(
  drugs: readonly CatalogueDrug[],
  favourites: readonly DrugFavourite[],
): (words: string) => DrugHit[] {
  const { core } = useDevice()
  const today = useToday()
  const { stockText } = useLineWords()
  const [search] = useState(() => new DrugSearch())
  const usualOf = useMemo(() => new Map(favourites.map((one) => [one.drugId, one.rule])), [favourites])
  const codes = useMemo(
    () => new Set(drugs.filter(({ id }) => usualOf.has(id)).map(({ code }) => code)),
    [drugs, usualOf],
  )
  return (words) =>
    search.find(drugs, words, { limit: SHOWN, favourites: codes }).map((drug) => {
      const stock = stockOf(core.view, drug.id, today)
      return {
        ...{ id: drug.id, drug, isOut: stock.balance === 0, usual: usualOf.get(drug.id) ?? null },
        stockText: stockText(stock, drug.unit),
      }
    })
}
