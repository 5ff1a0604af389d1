'use client'
import { useSearchParams } from 'next/navigation'
import { CountStock } from './CountStock'
import { ReceiveStock } from './ReceiveStock'
import { StockCard } from './StockCard'
import { StockList } from './StockList'

/** Changes the address only: the page is here already and needs no request. */
const show = (search: string) => history.pushState(null, '', `/stok/${search}`)

/**
 * What lies on the shelves, `/stok/`: the list, the card of an item (`?id=`), a delivery (`?terima=`) and a count
 * (`?hitung=`, from *Perlu dicek* with `&cek=`).
 */
export function StockScreen() {
  const search = useSearchParams()
  const [item, receives, counts] = ['id', 'terima', 'hitung'].map((name) => search.get(name))
  const toList = () => show('')
  const toCard = (id: string) => show(`?id=${id}`)
  if (receives !== null && receives !== undefined)
    return <ReceiveStock key={receives} itemId={receives || null} onBack={toList} />
  if (counts) return <CountStock key={counts} batchId={counts} reviewId={search.get('cek')} onDone={toCard} />
  if (item)
    return (
      <StockCard
        key={item}
        itemId={item}
        onBack={toList}
        onReceive={() => show(`?terima=${item}`)}
        onCount={(batch) => show(`?hitung=${batch}`)}
      />
    )
  return <StockList onOpen={toCard} onReceive={() => show('?terima=')} />
}
